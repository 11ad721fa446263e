import { halfTable } from './half';
import type { Unpack } from './legacy_blocks';

/** What the sixteen nibbles stand for (ggml-common.h, kvalues_iq4nl). */
const LEVELS = Int8Array.of(-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113);

/** Block of 32: d, nibbles of uneven levels. */
export const unpackIQ4_NL: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  for (let b = 0, p = at, y = to; b < count; b++, p += 18, y += 32)
    unpackNibbles(src, p + 2, half[src[p] | (src[p + 1] << 8)], out, y);
};

/** Super-block of 256: d, eight scales of six bits (their upper two first), nibbles as in IQ4_NL. */
export const unpackIQ4_XS: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  for (let b = 0, p = at, y = to; b < count; b++, p += 136, y += 256) {
    const d = half[src[p] | (src[p + 1] << 8)];
    const upper = src[p + 2] | (src[p + 3] << 8);
    for (let j = 0; j < 8; j++) {
      const low = (src[p + 4 + (j >> 1)] >> (4 * (j & 1))) & 15;
      const scale = d * ((low | (((upper >> (2 * j)) & 3) << 4)) - 32);
      unpackNibbles(src, p + 8 + 16 * j, scale, out, y + 32 * j);
    }
  }
};

function unpackNibbles(src: Uint8Array, qs: number, scale: number, out: Float32Array, to: number): void {
  for (let l = 0; l < 16; l++) {
    const q = src[qs + l];
    out[to + l] = scale * LEVELS[q & 15];
    out[to + l + 16] = scale * LEVELS[q >> 4];
  }
}
