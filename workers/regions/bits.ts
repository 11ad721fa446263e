/** Number of set bits of a 32-bit word. */
function popcount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Number of set bits of words[from .. to). */
export function countBits(words: Uint32Array, from = 0, to = words.length): number {
  let count = 0;
  for (let at = from; at < to; at++) count += popcount(words[at]);
  return count;
}

/** Sizes of intersection and union of the bits of words[from .. to) of two arrays. */
export function overlapBits(
  a: Uint32Array,
  b: Uint32Array,
  from = 0,
  to = a.length,
): { both: number; either: number } {
  let both = 0;
  let either = 0;
  for (let at = from; at < to; at++) {
    both += popcount(a[at] & b[at]);
    either += popcount(a[at] | b[at]);
  }
  return { both, either };
}

/** Places of the set bits of words[from .. to), ascending, counted from the first bit of words[from]. */
export function setBits(words: Uint32Array, from = 0, to = words.length): Uint32Array {
  const places = new Uint32Array(countBits(words, from, to));
  let filled = 0;
  for (let at = from; at < to; at++) {
    let word = words[at];
    const base = (at - from) << 5;
    while (word !== 0) {
      const lowest = word & -word;
      places[filled++] = base + 31 - Math.clz32(lowest);
      word ^= lowest;
    }
  }
  return places;
}
