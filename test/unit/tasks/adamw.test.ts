import { describe, expect, it } from 'vitest';
import { adamWStep, clipFactor, freshMoments, PAPER_ADAMW, warmedUp } from '../../../workers/tasks/adamw';

describe('one AdamW step', () => {
  it('is what the formula gives by hand, twice in a row', () => {
    const weights = Float32Array.of(1, -2);
    const moments = freshMoments(2);
    const options = { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0.1 };
    adamWStep(weights, Float32Array.of(0.5, -4), moments, 1, 0.01, options, null);
    // m̂ = g and v̂ = g² at the first step, so each weight moves by the rate against the sign of its gradient.
    expect(weights[0]).toBeCloseTo(1 * (1 - 0.001) - 0.01, 6);
    expect(weights[1]).toBeCloseTo(-2 * (1 - 0.001) + 0.01, 6);
    adamWStep(weights, Float32Array.of(1, 0), moments, 2, 0.01, options, null);
    const m = (0.9 * 0.05 + 0.1 * 1) / (1 - 0.81);
    const v = (0.95 * 0.0125 + 0.05 * 1) / (1 - 0.9025);
    expect(weights[0]).toBeCloseTo(0.989 * 0.999 - (0.01 * m) / Math.sqrt(v), 6);
  });

  it('leaves frozen weights as they are, to the last bit, and moves the others', () => {
    const weights = Float32Array.of(0.1, 0.2, 0.3, 0.4);
    const before = weights.slice();
    const gradient = Float32Array.of(1, 1, 1, 1);
    for (let step = 1; step <= 5; step++)
      adamWStep(weights, gradient, freshMoments(4), step, 0.1, PAPER_ADAMW, Uint32Array.of(1, 3));
    expect([weights[1], weights[3]]).toEqual([before[1], before[3]]);
    expect(weights[0]).not.toBe(before[0]);
    expect(weights[2]).not.toBe(before[2]);
  });

  it('decays weights without any gradient', () => {
    const weights = Float32Array.of(10);
    adamWStep(
      weights,
      Float32Array.of(0),
      freshMoments(1),
      1,
      0.5,
      { ...PAPER_ADAMW, weightDecay: 0.1 },
      null,
    );
    expect(weights[0]).toBeCloseTo(9.5, 6);
  });
});

describe('the learning rate and the clip', () => {
  it('warm up in a line and stay', () => {
    expect([1, 2, 4, 9].map((step) => warmedUp(8, step, 4))).toEqual([2, 4, 8, 8]);
    expect(warmedUp(8, 1, 0)).toBe(8);
  });

  it('bring a large gradient down to the norm, and leave a small one', () => {
    expect(clipFactor(4, 1)).toBe(0.25);
    expect(clipFactor(0.5, 1)).toBe(1);
  });
});
