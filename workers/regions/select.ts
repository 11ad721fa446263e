import { RegionError } from '../errors';

/** Shares of a nested region, in per cent of each matrix, innermost first. */
export const NESTED_SHARES = [1, 3, 5] as const;

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
      throw new RegionError(`Shares must ascend within 0 to 100 %; these are ${shares.join(', ')}.`);
    }
  });
  const keys = sortKeys(importance, kind);
  const levels = new Uint8Array(keys.length);
  // Outermost first: each inner share overwrites what it claims of the one around it.
  const counts = shares.map((share) => shareCount(share, keys.length));
  const histogram = highHistogram(keys);
  for (let level = shares.length; level >= 1; level--) {
    mark(levels, keys, cutOff(keys, histogram, counts[level - 1]), level);
  }
  return levels;
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
      throw new RegionError(
        `Importances must be finite and not negative; number ${index} is ${value}. Compute them again.`,
      );
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

/** The key that stands at place `count` of the sorted keys: two rounds of a radix selection. */
function cutOff(keys: Uint32Array, histogram: Uint32Array, count: number): CutOff {
  if (count === 0) return { key: 0, ties: 0 };
  const high = place(histogram, count);
  const fine = new Uint32Array(1 << 16);
  for (let index = 0; index < keys.length; index++) {
    if (keys[index] >>> 16 === high.bucket) fine[keys[index] & 0xffff]++;
  }
  const low = place(fine, high.rest);
  return { key: high.bucket * 0x10000 + low.bucket, ties: low.rest };
}

/** The bucket in which the count-th element lies, and its place inside. */
function place(histogram: Uint32Array, count: number): { bucket: number; rest: number } {
  let rest = count;
  let bucket = 0;
  while (rest > histogram[bucket]) rest -= histogram[bucket++];
  return { bucket, rest };
}

function mark(levels: Uint8Array, keys: Uint32Array, { key: limit, ties }: CutOff, level: number): void {
  let left = ties;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (key > limit) continue;
    if (key < limit) levels[index] = level;
    else if (left > 0) {
      levels[index] = level;
      left--;
    }
  }
}
