import { RegionError } from '../errors';
import type { SeededRandom } from '../random';

/** Bin of weights that may not be drawn, and number of the others. */
export const NOT_DRAWN = 255;
const BINS = NOT_DRAWN;

/** What was drawn: places of the weights, and how many had to come from another bin than their own. */
export interface StratifiedDraw {
  readonly drawn: Uint32Array;
  readonly shortfall: number;
}

/**
 * Draws as many weights of each bin as a region has, none of them of the region, every choice inside a bin being as
 * likely as any other. A bin with too few gives what it has and the next lower one the rest; what the lowest cannot
 * give is taken from the lowest ones that have any left.
 * @param bins [n] of each weight of a matrix; NOT_DRAWN is a weight that may not be drawn
 * @param region places of the region's weights in `bins`, each in a bin of its own, not NOT_DRAWN
 * @throws RegionError where the matrix has too few weights outside of the region
 */
export function drawStratified(bins: Uint8Array, region: Uint32Array, random: SeededRandom): StratifiedDraw {
  const wanted = new Uint32Array(BINS);
  const taken = new Uint8Array(bins.length);
  for (const place of region) {
    wanted[bins[place]]++;
    taken[place] = 1;
  }
  const { pool, starts } = poolOf(bins, taken);
  const drawn = new Uint32Array(region.length);
  let filled = 0;
  let shortfall = 0;
  /** Weights that were drawn of each bin: they stand at the beginning of its part of the pool. */
  const used = new Uint32Array(BINS);
  const draw = (bin: number, count: number): number => {
    const from = starts[bin];
    const available = starts[bin + 1] - from;
    const most = Math.min(available, used[bin] + count);
    const before = used[bin];
    for (; used[bin] < most; used[bin]++) {
      const at = from + used[bin];
      const other = at + random.below(available - used[bin]);
      const place = pool[other];
      pool[other] = pool[at];
      pool[at] = place;
      drawn[filled++] = place;
    }
    return most - before;
  };
  let carried = 0;
  for (let bin = BINS - 1; bin >= 0; bin--) {
    shortfall += Math.max(0, wanted[bin] - (starts[bin + 1] - starts[bin]));
    carried += wanted[bin] - draw(bin, carried + wanted[bin]);
  }
  for (let bin = 0; bin < BINS && carried > 0; bin++) carried -= draw(bin, carried);
  if (carried > 0) throw new RegionError('region.drawTooLarge', { needed: region.length, found: filled });
  return { drawn, shortfall };
}

/** The places that may be drawn, bin after bin, and where each bin begins. */
function poolOf(bins: Uint8Array, taken: Uint8Array): { pool: Uint32Array; starts: Uint32Array } {
  const counts = new Uint32Array(BINS + 1);
  for (let at = 0; at < bins.length; at++) if (taken[at] === 0) counts[bins[at]]++;
  const starts = new Uint32Array(BINS + 1);
  for (let bin = 0; bin < BINS; bin++) starts[bin + 1] = starts[bin] + counts[bin];
  const pool = new Uint32Array(starts[BINS]);
  const next = starts.slice();
  for (let at = 0; at < bins.length; at++)
    if (taken[at] === 0 && bins[at] !== NOT_DRAWN) pool[next[bins[at]]++] = at;
  return { pool, starts };
}
