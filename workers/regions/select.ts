import { RegionError } from '../errors';
import { NESTED_SHARES } from '../model/recipe';

/** Number of weights in k % of n: exactly floor(k * n / 100). */
export function shareCount(share: number, size: number): number {
  return Math.floor((share * size) / 100);
}

/**
 * The top or bottom k % of one matrix for several nested shares at once (paper, section 3.1: inside each matrix).
 * Counts are exact (`shareCount`); of equal importances the lower index comes first, so the result is one
 * and smaller shares lie inside larger ones.
 * @param importance [n] finite and not negative
 * @param shares ascending per cents
 * @returns levels [n]: 0 outside; 1 inside the first share; 2 inside the second, not the first; and so on
 * @throws RegionError at the first importance that is NaN, infinite or negative
 */
export function selectLevels(
  importance: Float32Array,
  kind: 'top' | 'bottom',
  shares: readonly number[] = NESTED_SHARES,
): Uint8Array {
  shares.forEach((share, index) => {
    if (!(share > 0 && share <= 100 && (index === 0 || share > shares[index - 1]))) {
      throw new RegionError('region.shares', { shares: shares.join(', ') });
    }
  });
  return selectCounts(
    importance,
    kind,
    shares.map((share) => shareCount(share, importance.length)),
  );
}

/** As `selectLevels`, for numbers of weights instead of shares. @param counts ascending, at most n */
export function selectCounts(
  importance: Float32Array,
  kind: 'top' | 'bottom',
  counts: readonly number[],
): Uint8Array {
  counts.forEach((count, index) => {
    if (!(count >= (counts[index - 1] ?? 0) && count <= importance.length)) {
      throw new RegionError('region.counts', { weights: importance.length, counts: counts.join(', ') });
    }
  });
  const keys = sortKeys(importance, kind);
  return levelsOf(keys, cutOffs(keys, counts));
}

/** Bits of the importances, so turned that the wanted ones have the smallest keys. */
function sortKeys(importance: Float32Array, kind: 'top' | 'bottom'): Uint32Array {
  // Bits of floats that are not negative sort as the floats do.
  const keys = new Uint32Array(importance.length);
  const bits = new Uint32Array(importance.buffer, importance.byteOffset, importance.length);
  const flip = kind === 'top' ? 0x7fffffff : 0;
  for (let index = 0; index < keys.length; index++) {
    const value = importance[index];
    if (!(value >= 0 && value < Infinity)) {
      throw new RegionError('region.importance', { at: index, found: value });
    }
    keys[index] = (bits[index] & 0x7fffffff) ^ flip;
  }
  return keys;
}

/** How many keys have each value of their upper 16 bits. */
function highHistogram(keys: Uint32Array): Uint32Array {
  const histogram = new Uint32Array(1 << 15);
  for (let index = 0; index < keys.length; index++) histogram[keys[index] >>> 16]++;
  return histogram;
}

interface CutOff {
  /** Keys below it are in. */
  readonly key: number;
  /** How many of the keys that equal it are in, lowest indices first. */
  readonly ties: number;
}

/** The keys that stand at the places `counts` of the sorted keys: two rounds of a radix selection for all of them. */
function cutOffs(keys: Uint32Array, counts: readonly number[]): CutOff[] {
  const histogram = highHistogram(keys);
  const highs = counts.map((count) => (count === 0 ? null : place(histogram, count)));
  /** Histogram of the lower 16 bits for each upper half that is wanted, else -1. */
  const slots = new Int8Array(1 << 15).fill(-1);
  const fine: Uint32Array[] = [];
  for (const high of highs) {
    if (high === null || slots[high.bucket] !== -1) continue;
    slots[high.bucket] = fine.length;
    fine.push(new Uint32Array(1 << 16));
  }
  for (let index = 0; index < keys.length; index++) {
    const slot = slots[keys[index] >>> 16];
    if (slot >= 0) fine[slot][keys[index] & 0xffff]++;
  }
  return highs.map((high) => {
    if (high === null) return { key: 0, ties: 0 };
    const low = place(fine[slots[high.bucket]], high.rest);
    return { key: high.bucket * 0x10000 + low.bucket, ties: low.rest };
  });
}

/** The bucket in which the count-th element lies, and its place inside. */
function place(histogram: Uint32Array, count: number): { bucket: number; rest: number } {
  let rest = count;
  let bucket = 0;
  while (rest > histogram[bucket]) rest -= histogram[bucket++];
  return { bucket, rest };
}

/** The innermost level whose share takes each key; 0 for those that none takes. */
function levelsOf(keys: Uint32Array, cuts: readonly CutOff[]): Uint8Array {
  const levels = new Uint8Array(keys.length);
  const limits = cuts.map(({ key }) => key);
  const left = cuts.map(({ ties }) => ties);
  const outermost = Math.max(...limits);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (key > outermost) continue;
    // Outermost first: each inner share overwrites what it claims of the one around it.
    for (let level = limits.length; level >= 1; level--) {
      if (key < limits[level - 1]) levels[index] = level;
      else if (key === limits[level - 1] && left[level - 1] > 0) {
        levels[index] = level;
        left[level - 1]--;
      }
    }
  }
  return levels;
}
