/**
 * The seeded random numbers of random regions and of the `random` operation. sfc32 (Chris Doty-Humphrey's
 * Small Fast Counter, 128 bits of state), its state filled by murmur3-finalised hashing of the seed words, so
 * that neighbouring seeds, layers and matrices give unrelated streams. Same seed words, same numbers everywhere.
 */
export class SeededRandom {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spareGaussian: number | null = null;

  /** @param seedWords what names the stream, each an unsigned 32-bit integer, such as (purpose, seed, layer, matrix). */
  constructor(...seedWords: readonly number[]) {
    let hash = 0x9e3779b9 ^ seedWords.length;
    const stir = (word: number): number => {
      hash = finalise((hash + Math.imul(word ^ finalise(word + 0x9e3779b9), 0x85ebca6b) + 0x6d2b79f5) | 0);
      return hash;
    };
    for (const word of seedWords) stir(word | 0);
    this.a = stir(1);
    this.b = stir(2);
    this.c = stir(3);
    for (let round = 0; round < 12; round++) this.uint32();
  }

  /** Uniform integer in 0 .. 2^32 - 1. */
  uint32(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform integer in 0 .. limit - 1, without modulo bias. @param limit 1 .. 2^32 */
  below(limit: number): number {
    const usable = 2 ** 32 - (2 ** 32 % limit);
    let drawn = this.uint32();
    while (drawn >= usable) drawn = this.uint32();
    return drawn % limit;
  }

  /** Standard normal deviate, by Marsaglia's polar method. */
  gaussian(): number {
    if (this.spareGaussian !== null) {
      const spare = this.spareGaussian;
      this.spareGaussian = null;
      return spare;
    }
    for (;;) {
      const x = this.uint32() * 2 ** -31 - 1;
      const y = this.uint32() * 2 ** -31 - 1;
      const squared = x * x + y * y;
      if (squared >= 1 || squared === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(squared)) / squared);
      this.spareGaussian = y * factor;
      return x * factor;
    }
  }
}

/** First seed word of each use, so that two uses of one seed are unrelated. */
export const RANDOM_REGION_STREAM = 1;
export const RANDOM_WEIGHT_STREAM = 2;
export const REGION_STREAM_2 = 3;

function finalise(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
