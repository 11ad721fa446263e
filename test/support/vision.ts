import { lab, rgb } from 'd3';

/** How a colour looks to a reader without one kind of cone. */
export type Vision = 'usual' | 'protan' | 'deutan' | 'tritan';

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const MATRICES: Readonly<Record<Exclude<Vision, 'usual'>, readonly (readonly [number, number, number])[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const toLinear = (channel: number) => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const fromLinear = (share: number) => {
  const held = Math.min(1, Math.max(0, share));
  return 255 * (held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055);
};

export const VISIONS: readonly Vision[] = ['usual', 'protan', 'deutan', 'tritan'];

/** A colour as that reader sees it. */
export function seenBy(vision: Vision, colour: string): string {
  if (vision === 'usual') return colour;
  const { r, g, b } = rgb(colour);
  const linear = [r, g, b].map(toLinear);
  const [red = 0, green = 0, blue = 0] = MATRICES[vision].map((row) =>
    fromLinear(row.reduce((sum, factor, at) => sum + factor * (linear[at] ?? 0), 0)),
  );
  return rgb(red, green, blue).formatHex();
}

/** Distance of two colours in CIELAB (ΔE of 1976); about 2.3 is just noticed. */
export function deltaE(a: string, b: string): number {
  const [x, y] = [lab(a), lab(b)];
  return Math.hypot(x.l - y.l, x.a - y.a, x.b - y.b);
}

/** The least distance of two colours to any reader. */
export const leastDeltaE = (a: string, b: string): number =>
  Math.min(...VISIONS.map((vision) => deltaE(seenBy(vision, a), seenBy(vision, b))));
