import { describe, expect, it } from 'vitest';
import { causalMask, MAX_TOKENS, ropeTables, wideRope } from '../../../../workers/model/positions';
import type { ModelShape } from '../../../../workers/model/shape';
import { tinyShape } from '../../../support/tiny_model';

const gemma = tinyShape('gemma3');
const llama = tinyShape('llama');
const eight = { ...llama, headWidth: 8 };

describe('rope tables', () => {
  it('turn nothing at position 0, and the first pair by one radian a position', () => {
    const { cos, sin } = ropeTables(eight, 0);
    expect([...cos.subarray(0, 4)]).toEqual([1, 1, 1, 1]);
    expect([...sin.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(cos).toHaveLength(MAX_TOKENS * 4);
    for (const position of [1, 7, 511]) {
      expect(cos[position * 4]).toBeCloseTo(Math.cos(position), 6);
      expect(sin[position * 4]).toBeCloseTo(Math.sin(position), 6);
    }
  });

  it('turn each further pair more slowly, down to almost the base', () => {
    const { sin } = ropeTables(eight, 0);
    expect([0, 1, 2, 3].map((pair) => Math.asin(sin[4 + pair] ?? 0))).toEqual([
      expect.closeTo(1, 6),
      expect.closeTo(0.1, 6),
      expect.closeTo(0.01, 6),
      expect.closeTo(0.001, 6),
    ]);
  });
});

describe('scaled positions', () => {
  const angle = (shape: ModelShape, layer: number, pair: number) =>
    Math.asin(ropeTables(shape, layer).sin[8 + pair] ?? 0);

  it('turn the more slowly by the factor of linear scaling, in full layers alone', () => {
    const scaled = { ...gemma, ropeScale: 8 };
    expect(angle(scaled, 1, 0)).toBeCloseTo(1 / 8, 6);
    expect(angle(scaled, 0, 0)).toBeCloseTo(1, 6);
  });

  it('turn the more slowly by each pair’s own factor', () => {
    const { ropeFactors } = tinyShape('llama-3.1');
    const scaled = { ...llama, ropeFactors };
    expect(angle(scaled, 0, 1)).toBeCloseTo(angle(llama, 0, 1), 6);
    expect(angle(scaled, 0, 4) * 4).toBeCloseTo(angle(llama, 0, 4), 6);
  });
});

describe('rope over a whole head', () => {
  it('puts the value of a pair half a head apart for gemma3, and side by side for llama', () => {
    const { cos: half } = wideRope(gemma, 0, 3, 1);
    expect([...half.subarray(0, 8)]).toEqual([...half.subarray(8, 16)]);
    expect(half[0]).not.toBe(half[1]);
    const { cos: neighbours } = wideRope(llama, 0, 3, 1);
    for (let pair = 0; pair < 8; pair++) expect(neighbours[2 * pair]).toBe(neighbours[2 * pair + 1]);
    expect(neighbours[0]).not.toBe(neighbours[2]);
  });

  it('begins at the position that is asked for', () => {
    const all = wideRope(gemma, 1, 0, 9);
    const last = wideRope(gemma, 1, 7, 2);
    expect([...last.sin]).toEqual([...all.sin.subarray(7 * 16)]);
    expect([...last.cos]).toEqual([...all.cos.subarray(7 * 16)]);
  });

  it('turns more slowly in layers that see the whole context', () => {
    const slide = wideRope(gemma, 0, 5, 1).sin;
    const full = wideRope(gemma, 1, 5, 1).sin;
    expect(full[0]).toBe(slide[0]);
    for (let pair = 1; pair < 8; pair++) expect(full[pair]).toBeLessThan(slide[pair] ?? 0);
  });
});

describe('the causal mask', () => {
  it('hides what comes after a token, and nothing before it', () => {
    const rows = (mask: Float32Array, width: number) =>
      Array.from({ length: mask.length / width }, (_, row) =>
        Array.from(mask.subarray(row * width, (row + 1) * width), (value) => (value === 0 ? '.' : 'x')).join(
          '',
        ),
      );
    expect(rows(causalMask(3, 0), 3)).toEqual(['.xx', '..x', '...']);
    expect(rows(causalMask(2, 3), 5)).toEqual(['....x', '.....']);
    expect(rows(causalMask(1, 4), 5)).toEqual(['.....']);
  });

  it('hides with a number that stays one after a softmax', () => {
    const hidden = Math.min(...causalMask(2, 0));
    expect(Math.exp(hidden)).toBe(0);
    expect(Number.isFinite(hidden)).toBe(true);
  });
});
