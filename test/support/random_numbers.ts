/** Seeded noise in (-1, 1) x scale around an offset, the same in every run (mulberry32). */
export function seededNoise(seed: number, length: number, scale: number, offset = 0): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return offset + (((t ^ (t >>> 14)) >>> 0) / 2 ** 31 - 1) * scale;
  });
}
