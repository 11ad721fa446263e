/** Bins of a matrix's magnitudes beside that of the zeros. */
export const QUANTILE_BINS = 32;
/** Bits of a float without its sign: for floats that are not NaN they sort as the magnitudes do. */
const MAGNITUDE = 0x7fff_ffff;
const COARSE = 1 << 15;
const FINE = 1 << 16;
/** Marks upper halves of bits that a cut falls into. */
const CUT_HERE = 255;

/**
 * The bin of each weight of a matrix by its magnitude: 0 for zeros, then QUANTILE_BINS quantiles of what is not
 * zero, ascending. Equal magnitudes share a bin, so a bin may hold more than its quantile, and bins may be empty.
 * @param weights [n] finite, in any order
 * @returns bins [n] in the same order
 */
export function magnitudeBins(weights: Float32Array): Uint8Array {
  const bits = new Uint32Array(weights.buffer, weights.byteOffset, weights.length);
  const cuts = quantileCuts(bits);
  const binOfUpper = upperTable(cuts);
  const bins = new Uint8Array(bits.length);
  for (let at = 0; at < bits.length; at++) {
    const magnitude = bits[at] & MAGNITUDE;
    if (magnitude === 0) continue;
    const bin = binOfUpper[magnitude >>> 16];
    bins[at] = bin === CUT_HERE ? binAmong(cuts, magnitude) : bin;
  }
  return bins;
}

/** Largest magnitude (as bits) of each bin but the last, ascending: the places i * m / 32 of the m that are not zero. */
function quantileCuts(bits: Uint32Array): Uint32Array {
  const coarse = new Uint32Array(COARSE);
  let zeros = 0;
  for (let at = 0; at < bits.length; at++) {
    const magnitude = bits[at] & MAGNITUDE;
    coarse[magnitude >>> 16]++;
    if (magnitude === 0) zeros++;
  }
  coarse[0] -= zeros;
  const nonZero = bits.length - zeros;
  if (nonZero === 0) return new Uint32Array();
  const places = Array.from({ length: QUANTILE_BINS - 1 }, (_, at) =>
    Math.ceil(((at + 1) * nonZero) / QUANTILE_BINS),
  );
  const uppers = places.map((place) => bucketOf(coarse, place));
  /** Histogram of the lower halves under each upper half that a cut falls into, else -1. */
  const slots = new Int8Array(COARSE).fill(-1);
  const fine: Uint32Array[] = [];
  for (const { bucket } of uppers) {
    if (slots[bucket] !== -1) continue;
    slots[bucket] = fine.length;
    fine.push(new Uint32Array(FINE));
  }
  for (let at = 0; at < bits.length; at++) {
    const magnitude = bits[at] & MAGNITUDE;
    const slot = slots[magnitude >>> 16];
    if (slot >= 0 && magnitude !== 0) fine[slot][magnitude & (FINE - 1)]++;
  }
  return Uint32Array.from(
    uppers,
    ({ bucket, rest }) => bucket * FINE + bucketOf(fine[slots[bucket]], rest).bucket,
  );
}

/** The bucket in which the place-th element lies, from 1 on, and its place inside. */
function bucketOf(histogram: Uint32Array, place: number): { bucket: number; rest: number } {
  let rest = place;
  let bucket = 0;
  while (rest > histogram[bucket]) rest -= histogram[bucket++];
  return { bucket, rest };
}

/** The bin of every upper half of bits, or CUT_HERE where the lower half decides. */
function upperTable(cuts: Uint32Array): Uint8Array {
  const table = new Uint8Array(COARSE);
  let below = 0;
  for (let upper = 0; upper < COARSE; upper++) {
    while (below < cuts.length && cuts[below] < upper * FINE) below++;
    const hasCut = below < cuts.length && cuts[below] < (upper + 1) * FINE;
    table[upper] = hasCut ? CUT_HERE : 1 + below;
  }
  return table;
}

function binAmong(cuts: Uint32Array, magnitude: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cuts[middle] < magnitude) low = middle + 1;
    else high = middle;
  }
  return 1 + low;
}
