import { halfTable } from './half';

/**
 * Unpacks `count` blocks that begin at `at` into `out` from `to` on. The products and sums are exact in f64
 * (f16 scales, few bits), so the one rounding to f32 gives the bits of ggml's own f32 arithmetic.
 */
export type Unpack = (src: Uint8Array, at: number, count: number, out: Float32Array, to: number) => void;

export const unpackF32: Unpack = (src, at, count, out, to) => {
  new Uint8Array(out.buffer, out.byteOffset + to * 4, count * 4).set(src.subarray(at, at + count * 4));
};

export const unpackF16: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  for (let i = 0, p = at; i < count; i++, p += 2) out[to + i] = half[src[p] | (src[p + 1] << 8)];
};

export const unpackBF16: Unpack = (src, at, count, out, to) => {
  const bits = new Uint32Array(out.buffer, out.byteOffset + to * 4, count);
  for (let i = 0, p = at; i < count; i++, p += 2) bits[i] = (src[p] << 16) | (src[p + 1] << 24);
};

export const unpackQ4_0: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  let p = at;
  let y = to;
  for (let b = 0; b < count; b++, p += 18, y += 32) {
    const d = half[src[p] | (src[p + 1] << 8)];
    for (let j = 0; j < 16; j++) {
      const q = src[p + 2 + j];
      out[y + j] = d * ((q & 15) - 8);
      out[y + j + 16] = d * ((q >> 4) - 8);
    }
  }
};

export const unpackQ4_1: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  let p = at;
  let y = to;
  for (let b = 0; b < count; b++, p += 20, y += 32) {
    const d = half[src[p] | (src[p + 1] << 8)];
    const m = half[src[p + 2] | (src[p + 3] << 8)];
    for (let j = 0; j < 16; j++) {
      const q = src[p + 4 + j];
      out[y + j] = d * (q & 15) + m;
      out[y + j + 16] = d * (q >> 4) + m;
    }
  }
};

export const unpackQ5_0: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  let p = at;
  let y = to;
  for (let b = 0; b < count; b++, p += 22, y += 32) {
    const d = half[src[p] | (src[p + 1] << 8)];
    const low = src[p + 2] | (src[p + 3] << 8);
    const high = src[p + 4] | (src[p + 5] << 8);
    for (let j = 0; j < 16; j++) {
      const q = src[p + 6 + j];
      out[y + j] = d * (((q & 15) | (((low >> j) & 1) << 4)) - 16);
      out[y + j + 16] = d * (((q >> 4) | (((high >> j) & 1) << 4)) - 16);
    }
  }
};

export const unpackQ5_1: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  let p = at;
  let y = to;
  for (let b = 0; b < count; b++, p += 24, y += 32) {
    const d = half[src[p] | (src[p + 1] << 8)];
    const m = half[src[p + 2] | (src[p + 3] << 8)];
    const low = src[p + 4] | (src[p + 5] << 8);
    const high = src[p + 6] | (src[p + 7] << 8);
    for (let j = 0; j < 16; j++) {
      const q = src[p + 8 + j];
      out[y + j] = d * ((q & 15) | (((low >> j) & 1) << 4)) + m;
      out[y + j + 16] = d * ((q >> 4) | (((high >> j) & 1) << 4)) + m;
    }
  }
};

export const unpackQ8_0: Unpack = (src, at, count, out, to) => {
  const half = halfTable();
  let p = at;
  let y = to;
  for (let b = 0; b < count; b++, p += 34, y += 32) {
    const d = half[src[p] | (src[p + 1] << 8)];
    for (let j = 0; j < 32; j++) out[y + j] = d * ((src[p + 2 + j] << 24) >> 24);
  }
};
