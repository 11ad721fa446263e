import { describe, expect, it } from 'vitest';
import {
  adamWStep,
  clipFactor,
  freshMoments,
  PAPER_ADAMW,
  scheduledRate,
} from '../../../../workers/tasks/adamw';

const at = (learningRate: number, scale = 1) => ({ learningRate, scale });

describe('one AdamW step', () => {
  it('is what the formula gives by hand, twice in a row', () => {
    const weights = Float32Array.of(1, -2);
    const moments = freshMoments(2);
    const options = { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0.1 };
    adamWStep(weights, Float32Array.of(0.5, -4), moments, 1, at(0.01), options, null);
    // m̂ = g and v̂ = g² at the first step, so each weight moves by the rate against the sign of its gradient.
    expect(weights[0]).toBeCloseTo(1 * (1 - 0.001) - 0.01, 6);
    expect(weights[1]).toBeCloseTo(-2 * (1 - 0.001) + 0.01, 6);
    adamWStep(weights, Float32Array.of(1, 0), moments, 2, at(0.01), options, null);
    const m = (0.9 * 0.05 + 0.1 * 1) / (1 - 0.81);
    const v = (0.95 * 0.0125 + 0.05 * 1) / (1 - 0.9025);
    expect(weights[0]).toBeCloseTo(0.989 * 0.999 - (0.01 * m) / Math.sqrt(v), 6);
  });

  it('leaves frozen weights as they are, to the last bit, and moves the others', () => {
    const weights = Float32Array.of(0.1, 0.2, 0.3, 0.4);
    const before = weights.slice();
    const moments = freshMoments(4);
    for (let step = 1; step <= 5; step++) {
      const gradient = Float32Array.of(1, 1, 1, 1);
      adamWStep(weights, gradient, moments, step, at(0.1), PAPER_ADAMW, Uint32Array.of(3, 1));
    }
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
      at(0.5),
      { ...PAPER_ADAMW, weightDecay: 0.1 },
      null,
    );
    expect(weights[0]).toBeCloseTo(9.5, 6);
  });

  it('takes the gradient times a factor, which clips it and makes it a mean', () => {
    const [scaled, plain] = [Float32Array.of(1, 2), Float32Array.of(1, 2)];
    const [a, b] = [freshMoments(2), freshMoments(2)];
    adamWStep(scaled, Float32Array.of(8, -2), a, 1, at(0.1, 0.25), PAPER_ADAMW, null);
    adamWStep(plain, Float32Array.of(2, -0.5), b, 1, at(0.1), PAPER_ADAMW, null);
    expect(scaled).toEqual(plain);
    expect(a).toEqual(b);
  });

  it('leaves the weights from before it in the place of the gradient', () => {
    const weights = Float32Array.of(0.1, -0.7);
    const before = weights.slice();
    const gradient = Float32Array.of(3, 4);
    adamWStep(weights, gradient, freshMoments(2), 1, at(0.1), PAPER_ADAMW, null);
    expect(gradient).toEqual(before);
  });
});

describe('the learning rate and the clip', () => {
  it('warm up in a line and stay', () => {
    const rates = [1, 2, 4, 9].map((step) => scheduledRate(8, step, { warmUpSteps: 4 }));
    expect(rates).toEqual([2, 4, 8, 8]);
    expect(scheduledRate(8, 1, { warmUpSteps: 0 })).toBe(8);
  });

  it('bring a large gradient down to the norm, and leave a small one', () => {
    expect(clipFactor(4, 1)).toBe(0.25);
    expect(clipFactor(0.5, 1)).toBe(1);
  });
});
