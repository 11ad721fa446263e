import { raised } from '../format';

/** One tick: its value, its place in CSS px, and what stands at it. */
export interface Tick {
  readonly value: number;
  readonly at: number;
  readonly label: string;
}

/** Ticks of a scale at the values that are given. */
export function ticksAt(
  values: readonly number[],
  scale: (value: number) => number,
  label: (value: number) => string = String,
): readonly Tick[] {
  return values.map((value) => ({ value, at: scale(value), label: label(value) }));
}

/** Room of a layer's number, CSS px. */
const LAYER_ROOM = 20;

/** One tick a layer, or as many as there is room for. */
export function layerTicks(layers: number, scale: (layer: number) => number): readonly Tick[] {
  const step = Math.ceil(LAYER_ROOM / (scale(1) - scale(0)));
  const shown = Array.from({ length: layers }, (_, layer) => layer).filter((layer) => layer % step === 0);
  return ticksAt(shown, scale);
}

/** A power of ten as such from a million on and below a hundredth, in full between: "1,000", "10⁶", "10⁻⁴". */
export const powerLabel = (value: number): string =>
  value < 1e6 && value >= 0.01 ? value.toLocaleString('en-GB') : `10${raised(Math.round(Math.log10(value)))}`;

/** A count in the few letters that an axis has room for: "100", "10 k", "1 M". */
export const shortCount = (value: number): string =>
  value >= 1e6 ? `${value / 1e6} M` : value >= 1e3 ? `${value / 1e3} k` : String(value);

/** Values at even distances on a log axis: its own ticks would be none or a crowd over less than a decade. */
export function evenLogValues([from = 1, to = 10]: readonly number[], steps: number): readonly number[] {
  const factor = (to / from) ** (1 / steps);
  return Array.from({ length: steps + 1 }, (_, at) => from * factor ** at);
}
