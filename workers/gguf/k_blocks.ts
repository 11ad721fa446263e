import { halfTable } from './half';
import type { Unpack } from './legacy_blocks';

/** Six-bit scale of sub-block `j` out of the 12 bytes at `p` (ggml's get_scale_min_k4). */
function scaleK4(src: Uint8Array, p: number, j: number): number {
  return j < 4 ? src[p + j] & 63 : (src[p + j + 4] & 15) | ((src[p + j - 4] >> 6) << 4);
}

/** Six-bit minimum of sub-block `j` out of the same 12 bytes. */
function minimumK4(src: Uint8Array, p: number, j: number): number {
  return j < 4 ? src[p + j + 4] & 63 : (src[p + j + 4] >> 4) | ((src[p + j] >> 6) << 4);
}

/**
 * Super-block of 256: d, dmin, 8 scales and minima of six bits, a fifth bit of each weight in 32 bytes where there is
 * one, nibbles.
 */
const unpackNibbles =
  (bytes: number, hasFifth: boolean): Unpack =>
  (src, at, count, out, to) => {
    const half = halfTable();
    const nibbles = hasFifth ? 48 : 16;
    let p = at;
    let y = to;
    for (let b = 0; b < count; b++, p += bytes, y += 256) {
      const d = half[src[p] | (src[p + 1] << 8)];
      const dmin = half[src[p + 2] | (src[p + 3] << 8)];
      for (let pair = 0; pair < 4; pair++) {
        const d0 = d * scaleK4(src, p + 4, 2 * pair);
        const m0 = dmin * minimumK4(src, p + 4, 2 * pair);
        const d1 = d * scaleK4(src, p + 4, 2 * pair + 1);
        const m1 = dmin * minimumK4(src, p + 4, 2 * pair + 1);
        const qs = p + nibbles + pair * 32;
        const o = y + pair * 64;
        for (let l = 0; l < 32; l++) {
          const q = src[qs + l];
          const h = hasFifth ? src[p + 16 + l] >> (2 * pair) : 0;
          out[o + l] = d0 * ((q & 15) | ((h & 1) << 4)) - m0;
          out[o + l + 32] = d1 * ((q >> 4) | ((h & 2) << 3)) - m1;
        }
      }
    }
  };

export const unpackQ4_K = unpackNibbles(144, false);
export const unpackQ5_K = unpackNibbles(176, true);

/** Super-block of 256: low nibbles, high pairs of bits, 16 signed scales of eight bits, d last. */
export const unpackQ6_K: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  let p = at;
  let y = to;
  for (let b = 0; b < count; b++, p += 210, y += 256) {
    const d = half[src[p + 208] | (src[p + 209] << 8)];
    for (let quarter = 0; quarter < 4; quarter++) {
      // A quarter is 16 positions l of one half of the block; four weights, 32 apart, share their bytes.
      const side = quarter >> 1;
      const first = (quarter & 1) * 16;
      const scales = p + 192 + side * 8 + (quarter & 1);
      const s0 = d * ((src[scales] << 24) >> 24);
      const s1 = d * ((src[scales + 2] << 24) >> 24);
      const s2 = d * ((src[scales + 4] << 24) >> 24);
      const s3 = d * ((src[scales + 6] << 24) >> 24);
      const ql = p + side * 64 + first;
      const qh = p + 128 + side * 32 + first;
      const o = y + side * 128 + first;
      for (let l = 0; l < 16; l++) {
        const a = src[ql + l];
        const c = src[ql + l + 32];
        const h = src[qh + l];
        out[o + l] = s0 * (((a & 15) | ((h & 3) << 4)) - 32);
        out[o + l + 32] = s1 * (((c & 15) | ((h & 12) << 2)) - 32);
        out[o + l + 64] = s2 * (((a >> 4) | (h & 48)) - 32);
        out[o + l + 96] = s3 * (((c >> 4) | ((h & 192) >> 2)) - 32);
      }
    }
  }
};

/** Super-block of 256: 16 pairs of a scale and a minimum of four bits each, pairs of bits, d, dmin. */
export const unpackQ2_K: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  let p = at;
  let y = to;
  for (let b = 0; b < count; b++, p += 84, y += 256) {
    const d = half[src[p + 80] | (src[p + 81] << 8)];
    const dmin = half[src[p + 82] | (src[p + 83] << 8)];
    for (let j = 0; j < 16; j++) {
      const scale = d * (src[p + j] & 15);
      const minimum = dmin * (src[p + j] >> 4);
      // Sixteen weights: half of one of the four pairs of bits in 32 bytes.
      const qs = p + 16 + (j >> 3) * 32 + (j & 1) * 16;
      const shift = j & 6;
      for (let l = 0; l < 16; l++) out[y + 16 * j + l] = scale * ((src[qs + l] >> shift) & 3) - minimum;
    }
  }
};

/** Super-block of 256: a third bit of each weight, pairs of bits, 16 scales of six bits, d last. */
export const unpackQ3_K: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  let p = at;
  let y = to;
  for (let b = 0; b < count; b++, p += 110, y += 256) {
    const d = half[src[p + 108] | (src[p + 109] << 8)];
    for (let j = 0; j < 16; j++) {
      const low = (src[p + 96 + (j & 7)] >> (j & 8 ? 4 : 0)) & 15;
      const high = (src[p + 104 + (j & 3)] >> (2 * (j >> 2))) & 3;
      const scale = d * ((low | (high << 4)) - 32);
      const hmask = p + (j & 1) * 16;
      const qs = p + 32 + (j >> 3) * 32 + (j & 1) * 16;
      const shift = j & 6;
      const bit = 1 << (j >> 1);
      for (let l = 0; l < 16; l++) {
        // A bit that is set adds nothing; one that is not takes four away.
        const offset = src[hmask + l] & bit ? 0 : 4;
        out[y + 16 * j + l] = scale * (((src[qs + l] >> shift) & 3) - offset);
      }
    }
  }
};
