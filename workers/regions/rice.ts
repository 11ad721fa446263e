import { RegionError } from '../errors';

/** Largest Rice parameter: with it and two level bits a code's tail still fits into one 25-bit window. */
export const MAX_RICE = 20;
/** Nested levels that a stored weight can have: two bits hold a level less one. */
export const MAX_LEVELS = 4;

/**
 * The coding of one matrix of a packed region. Bits fill bytes from the lowest. For each selected weight in
 * ascending order: the gap to the one before (position - previous - 1) as a Rice code, `gap >> k` zeros, a one, the
 * k low bits of the gap; then its level in truncated unary from the outermost level inwards: one zero for each
 * step inwards, then a one, which the innermost level leaves out. A lone level takes no bits.
 *
 * At 1-3-5 % of random weights this takes 5.79 + 1.6 bits a weight, where the entropy is 5.73 + 1.52. Whatever the
 * weights are, the zeros are at most n / 2^k, so with k = 4 no file of Gemma 3 270M passes 4.9 MB.
 */
export function encodeLevels(levels: Uint8Array, levelCount: number): { rice: number; bytes: Uint8Array } {
  const { rice, bits } = bestRice(levels, levelCount);
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  let bit = 0;
  let previous = -1;
  for (let position = 0; position < levels.length; position++) {
    const level = levels[position];
    if (level === 0) continue;
    const gap = position - previous - 1;
    previous = position;
    bit += gap >>> rice;
    put(bytes, bit++, 1);
    for (let index = 0; index < rice; index++) put(bytes, bit++, (gap >>> index) & 1);
    bit += levelCount - level;
    if (level > 1) put(bytes, bit++, 1);
  }
  return { rice, bytes };
}

function put(bytes: Uint8Array, bit: number, value: number): void {
  bytes[bit >>> 3] |= value << (bit & 7);
}

/** The Rice parameter that makes the matrix smallest, and its size in bits. */
function bestRice(levels: Uint8Array, levelCount: number): { rice: number; bits: number } {
  const zeros = new Float64Array(MAX_RICE + 1);
  let count = 0;
  let levelBits = 0;
  let previous = -1;
  for (let position = 0; position < levels.length; position++) {
    const level = levels[position];
    if (level === 0) continue;
    if (level > levelCount) {
      throw new RegionError('region.level', { weight: position, found: level, levels: levelCount });
    }
    const gap = position - previous - 1;
    previous = position;
    for (let rice = 0; rice <= MAX_RICE; rice++) zeros[rice] += gap >>> rice;
    levelBits += levelCount - level + (level > 1 ? 1 : 0);
    count++;
  }
  let best = 0;
  let bits = Number.POSITIVE_INFINITY;
  for (let rice = 0; rice <= MAX_RICE; rice++) {
    const size = zeros[rice] + count * (rice + 1) + levelBits;
    if (size < bits) {
      bits = size;
      best = rice;
    }
  }
  return { rice: best, bits };
}

/** One coded matrix inside the bytes of a file. */
export interface CodedMatrix {
  /** First byte and number of bytes. At least 4 more bytes must follow it in the array. */
  readonly from: number;
  readonly length: number;
  readonly rice: number;
  readonly levelCount: number;
  /** Number of weights in the matrix; positions are below it. */
  readonly size: number;
}

/**
 * Reads one coded matrix. Each result is position * 4 + level - 1.
 * @param codes [number of selected weights], filled
 * @returns false where the bits do not describe that many weights inside the matrix, in exactly that many bytes
 */
export function decodeLevels(bytes: Uint8Array, coded: CodedMatrix, codes: Uint32Array): boolean {
  const { from, length, rice, levelCount, size } = coded;
  const remainderMask = (1 << rice) - 1;
  const end = (from + length) * 8;
  let bit = from * 8;
  let next = 0;
  for (let filled = 0; filled < codes.length; filled++) {
    let quotient = 0;
    let window = windowAt(bytes, bit);
    while (window === 0) {
      quotient += WINDOW_BITS;
      bit += WINDOW_BITS;
      if (bit >= end) return false;
      window = windowAt(bytes, bit);
    }
    const zeros = 31 - Math.clz32(window & -window);
    quotient += zeros;
    bit += zeros + 1;
    // The rest of a code mostly lies in the same window.
    window = zeros + 1 + rice + MAX_LEVELS <= WINDOW_BITS ? window >>> (zeros + 1) : windowAt(bytes, bit);
    // A quotient past the matrix would overflow the shift; as a product it cannot.
    const position = next + quotient * (remainderMask + 1) + (window & remainderMask);
    bit += rice;
    window >>>= rice;
    let level = levelCount;
    while (level > 1) {
      bit++;
      if ((window & 1) === 1) break;
      window >>>= 1;
      level--;
    }
    if (position >= size || bit > end) return false;
    codes[filled] = position * 4 + level - 1;
    next = position + 1;
  }
  return Math.ceil(bit / 8) === from + length;
}

const WINDOW_BITS = 25;
const WINDOW_MASK = (1 << WINDOW_BITS) - 1;

function windowAt(bytes: Uint8Array, bit: number): number {
  const at = bit >>> 3;
  const word = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
  return (word >>> (bit & 7)) & WINDOW_MASK;
}
