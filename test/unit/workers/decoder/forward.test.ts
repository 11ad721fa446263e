import { describe, expect, it } from 'vitest';
import { DecodeState } from '../../../../workers/decoder/decoder';
import { ReferenceModel } from '../../../support/reference_model';
import { openTiny } from '../../../support/tiny_engine';
import { TINY_MODELS, tinyModel } from '../../../support/tiny_model';

const IDS = [1, 260, 273, 12, 281, 300, 262, 305, 290, 311, 40, 268, 285, 299, 320, 264, 277, 1, 259, 330];
const TOLERANCE = 1e-4;
const never = () => {};

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  return Array.from(a, (value, at) => Math.abs(value - (b[at] ?? Number.NaN))).reduce(
    (x, y) => Math.max(x, y),
    0,
  );
};

describe.each(TINY_MODELS)('the graphs of a %s model', (architecture) => {
  const { shape, weights } = tinyModel(architecture);
  const reference = new ReferenceModel(shape, weights);

  it('give the hidden states of plain loops in 64-bit floats', async () => {
    const { decoder } = await openTiny(architecture);
    const hidden = await decoder.hidden(IDS, 'base', never);
    expect(
      largestDifference(
        hidden,
        reference.hidden(IDS).flatMap((row) => [...row]),
      ),
    ).toBeLessThan(TOLERANCE);
  });

  it('give the log-likelihood of every token after the first', async () => {
    const { decoder } = await openTiny(architecture);
    const nll = await decoder.score(IDS, 'base', never);
    expect(largestDifference(nll, reference.negativeLogLikelihood(IDS))).toBeLessThan(TOLERANCE);
  });

  it('score texts that take more than one chunk of the head', async () => {
    const { decoder } = await openTiny(architecture);
    const long = Array.from({ length: 150 }, (_, at) => (at === 0 ? 1 : 257 + ((at * 37) % 80)));
    const nll = await decoder.score(long, 'base', never);
    expect(largestDifference(nll, reference.negativeLogLikelihood(long))).toBeLessThan(TOLERANCE);
  });

  it('choose the same next tokens, each with the log-probability that the loops give it', async () => {
    const { decoder } = await openTiny(architecture);
    const top = await decoder.next(new DecodeState(), IDS, 'base', never);
    expect(top.ids[0]).toBe(reference.next(IDS));
    for (const at of [0, 5, 63]) {
      const id = top.ids[at] ?? -1;
      const nll = reference.negativeLogLikelihood([...IDS, id]).at(-1) ?? Number.NaN;
      expect(Math.abs(-(top.logProbabilities[at] ?? 0) - nll)).toBeLessThan(TOLERANCE);
    }
  });

  it('write the same text with a cache of keys and values as by reading it all again for each token', async () => {
    const { decoder } = await openTiny(architecture);
    const state = new DecodeState();
    const cached: number[] = [];
    const again: number[] = [];
    let step: readonly number[] = IDS;
    for (let token = 0; token < 12; token++) {
      const top = await decoder.next(state, step, 'base', never);
      const whole = await decoder.next(new DecodeState(), [...IDS, ...again], 'base', never);
      expect(largestDifference(top.logProbabilities, whole.logProbabilities)).toBeLessThan(TOLERANCE);
      cached.push(top.ids[0] ?? -1);
      again.push(whole.ids[0] ?? -2);
      step = [top.ids[0] ?? -1];
    }
    expect(cached).toEqual(again);
    expect(again[0]).toBe(reference.next(IDS));
  });

  it('take tokens in pieces of any length', async () => {
    const { decoder } = await openTiny(architecture);
    const whole = await decoder.next(new DecodeState(), IDS, 'base', never);
    const state = new DecodeState();
    await decoder.next(state, IDS.slice(0, 7), 'base', never);
    await decoder.next(state, IDS.slice(7, 8), 'base', never);
    const pieces = await decoder.next(state, IDS.slice(8), 'base', never);
    expect(largestDifference(pieces.logProbabilities, whole.logProbabilities)).toBeLessThan(TOLERANCE);
  });

  it('refuse a sequence of no tokens and one past the context', async () => {
    const { decoder } = await openTiny(architecture);
    await expect(decoder.hidden([], 'base', never)).rejects.toThrow(RangeError);
    await expect(decoder.hidden(new Array(513).fill(260), 'base', never)).rejects.toThrow(/512/);
  });
});
