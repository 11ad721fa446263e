import { describe, expect, it } from 'vitest';
import {
  type DocumentSums,
  intervalOf,
  meanDraws,
  meanOf,
  meanOfRuns,
  perplexityRatio,
  RESAMPLES,
} from '../../../../app/figures/resampling';

/** Two documents of one token each, so that every draw can be written down. */
const two = (first: number, second: number): DocumentSums => ({ nll: [first, second], tokens: [1, 1] });

describe('resampling by document', () => {
  it('has, of two documents, the three means that there are, the mixed one in half of the draws', () => {
    const draws = meanDraws(two(1, 3));
    expect(new Set(draws)).toEqual(new Set([1, 2, 3]));
    const mixed = draws.filter((mean) => mean === 2).length / RESAMPLES;
    expect(Math.abs(mixed - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / RESAMPLES));
  });

  it('weighs documents by their tokens', () => {
    const sums = { nll: [10, 2], tokens: [10, 1] };
    expect(meanOf(sums)).toBeCloseTo(12 / 11, 12);
    const values = [...new Set([...meanDraws(sums)].map((mean) => mean.toFixed(9)))].sort();
    expect(values).toEqual([1, 12 / 11, 2].map((mean) => mean.toFixed(9)).sort());
  });

  it('is paired: where an edit adds as much to every document, its ratio has no width', () => {
    const before = { nll: [1, 9, 3, 5, 30], tokens: [1, 2, 3, 4, 5] };
    const after = { ...before, nll: before.nll.map((nll, at) => nll + (before.tokens[at] as number)) };
    const { value, low, high } = perplexityRatio([after], [before]);
    for (const one of [value, low, high]) expect(one).toBeCloseTo(Math.E, 9);
    const alone = intervalOf(meanOf(after), meanDraws(after));
    expect(alone.high - alone.low).toBeGreaterThan(1);
  });

  it('has, of a ratio, the bounds that the draws written down by hand have', () => {
    // Draws are (a, a), (a, b) twice and (b, b): differences 0, 1 and 2, each end in a quarter of the draws.
    const { value, low, high } = perplexityRatio([two(1, 5)], [two(1, 3)]);
    expect(value).toBeCloseTo(Math.exp(1), 12);
    expect(low).toBeCloseTo(Math.exp(0), 12);
    expect(high).toBeCloseTo(Math.exp(2), 12);
  });

  it('takes the mean of several runs in nats', () => {
    const { mean, draws } = meanOfRuns([two(1, 1), two(3, 3)]);
    expect(mean).toBe(2);
    expect(new Set(draws)).toEqual(new Set([2]));
    expect(perplexityRatio([two(4, 4)], [two(1, 1), two(3, 3)]).value).toBeCloseTo(Math.exp(2), 12);
  });

  it('refuses runs on other documents, and none', () => {
    expect(() => perplexityRatio([two(1, 1)], [{ nll: [1], tokens: [1] }])).toThrow(RangeError);
    expect(() => perplexityRatio([], [two(1, 1)])).toThrow(RangeError);
  });
});
