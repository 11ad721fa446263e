import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandBelow,
  bestAmong,
  bestSharesAmong,
  countOf,
  innermost,
  leastNonZero,
  minus,
} from '../../../../pipeline/regions/rank';
import { selectLevels, shareCount } from '../../../../workers/regions/select';

const importances = fc.float32Array({ min: 0, max: 1e6, noNaN: true, minLength: 20, maxLength: 200 });
const flags = (seed: number, length: number) =>
  Uint8Array.from({ length }, (_, at) => ((at * 7 + seed) % 3 === 0 ? 1 : 0));

describe('a region less others (Eq. 5)', () => {
  it('keeps what none of the others has', () => {
    const own = Uint8Array.of(1, 1, 1, 0, 0);
    expect([...minus(own, [Uint8Array.of(0, 1, 0, 1, 0), Uint8Array.of(0, 0, 0, 0, 1)])]).toEqual([
      1, 0, 1, 0, 0,
    ]);
    expect([...own]).toEqual([1, 1, 1, 0, 0]);
  });
});

describe('the best among some weights', () => {
  it('are the most important of them, and all of them where more are asked for', () => {
    const importance = Float32Array.of(5, 9, 0, 7, 8, 0);
    const among = Uint8Array.of(1, 0, 1, 1, 1, 1);
    expect([...bestAmong(importance, among, [1, 3])]).toEqual([2, 0, 0, 2, 1, 0]);
    expect([...bestAmong(importance, among, [2, 9])]).toEqual([2, 0, 2, 1, 1, 2]);
  });

  it('are nested, among them, and at most as many as asked for', () => {
    fc.assert(
      fc.property(importances, fc.integer({ min: 0, max: 2 }), (values, seed) => {
        const among = flags(seed, values.length);
        const levels = bestSharesAmong(values, among, [10, 30]);
        for (const [at, level] of levels.entries()) if (level > 0) expect(among[at]).toBe(1);
        expect(countOf(innermost(levels))).toBeLessThanOrEqual(shareCount(10, values.length));
        const inside = [...levels.keys()].filter((at) => levels[at] === 1).map((at) => values[at]);
        const rest = [...levels.keys()]
          .filter((at) => among[at] === 1 && levels[at] !== 1)
          .map((at) => values[at]);
        if (inside.length > 0 && rest.length > 0)
          expect(Math.min(...inside)).toBeGreaterThanOrEqual(Math.max(...rest));
      }),
    );
  });
});

describe('the least important weights that are not zero', () => {
  it('are as many as the plain bottom has, and none of them is zero', () => {
    fc.assert(
      fc.property(importances, (values) => {
        const zeros = flags(1, values.length);
        const importance = values.map((value, at) => (zeros[at] === 1 ? 0 : value));
        const levels = leastNonZero(importance, zeros, [10, 30]);
        expect(levels.filter((level) => level > 0)).toHaveLength(shareCount(30, values.length));
        expect([...levels.keys()].some((at) => levels[at] > 0 && zeros[at] === 1)).toBe(false);
        const kept = [...importance].filter((_, at) => zeros[at] === 0).sort((a, b) => a - b);
        const chosen = [...importance].filter((_, at) => levels[at] > 0).sort((a, b) => a - b);
        expect(chosen).toEqual(kept.slice(0, chosen.length));
      }),
    );
  });
});

describe('the band below a share', () => {
  it('is as large, and continues the ranking where the share ends', () => {
    fc.assert(
      fc.property(importances, (values) => {
        const band = bandBelow(values, 15);
        const count = shareCount(15, values.length);
        expect(countOf(band)).toBe(count);
        const top = selectLevels(values, 'top', [15]);
        expect([...band].some((flag, at) => flag === 1 && top[at] === 1)).toBe(false);
        const descending = [...values].sort((a, b) => b - a).slice(count, 2 * count);
        expect([...values].filter((_, at) => band[at] === 1).sort((a, b) => b - a)).toEqual(descending);
      }),
    );
  });
});
