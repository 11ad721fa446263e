/** Dashes and shapes that tell series apart without colour; any two of the first sixteen differ. */
const DASHES = [undefined, '6 3', '2 2', '8 3 2 3'] as const;
const SHAPES = [
  'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  'M-2.7 -2.7H2.7V2.7H-2.7Z',
  'M-3.2 2.8L0 -3.4L3.2 2.8Z',
  'M0 -3.8L3.8 0L0 3.8L-3.8 0Z',
] as const;

export interface SeriesLook {
  readonly dash: string | undefined;
  /** Path of a mark around (0, 0). */
  readonly shape: string;
}

/** How the series of an index is drawn. */
export function seriesLook(at: number): SeriesLook {
  return {
    dash: DASHES[at % DASHES.length],
    shape: SHAPES[Math.floor(at / DASHES.length + at) % SHAPES.length] ?? SHAPES[0],
  };
}
