import type { Plot } from './viewport';

/** Where the parts of the heat map stand, CSS px: input marginal above, map, output marginal to the right, axes. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Room above the map: marginal and gap. */
  readonly top: number;
  readonly left: number;
  readonly marginal: number;
  readonly gap: number;
  readonly plot: Plot;
}

const LEFT = 54;
const MARGINAL = 36;
const GAP = 4;
const PLOT_HEIGHT = 236;
const AXIS = 36;

/** The frame for a panel of a width. */
export function mapFrame(width: number): Frame {
  const top = MARGINAL + GAP;
  return {
    width,
    height: top + PLOT_HEIGHT + AXIS,
    top,
    left: LEFT,
    marginal: MARGINAL,
    gap: GAP,
    plot: { width: Math.max(120, width - LEFT - MARGINAL - GAP), height: PLOT_HEIGHT },
  };
}
