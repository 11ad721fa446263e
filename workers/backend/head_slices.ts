/** The best next tokens at one position, best first. */
export interface TopTokens {
  readonly ids: readonly number[];
  /** Natural logarithms of their probabilities. */
  readonly logProbabilities: Float32Array;
}

import type { Logits } from './logits';
import { type Feeds, floatsOf, readFloats } from './runtime';

/** What a head graph says of its slice of the vocabulary; `first` is the id of the slice's first token. */
export interface SliceOutputs {
  readonly first: number;
  readonly out: Feeds;
}

/**
 * Negative log-likelihoods from the slices' log-sum-exps: -logit(target) + log sum over slices of exp(log-sum-exp).
 * @returns [T] in nats
 */
export async function joinLikelihoods(slices: readonly SliceOutputs[]): Promise<Float32Array> {
  const sums = await Promise.all(slices.map(({ out }) => readFloats(out.log_sum_exp)));
  const targets = await readFloats(slices[0].out.target_logit);
  return targets.map((logit, at) => logSumExp(sums.map((slice) => slice[at])) - logit);
}

/** The slices' logits, and the log-sum-exp over the whole vocabulary. */
export async function joinLogits(slices: readonly SliceOutputs[]): Promise<Logits> {
  const sums = await Promise.all(slices.map(({ out }) => readFloats(out.log_sum_exp)));
  const values = await Promise.all(slices.map(({ out }) => readFloats(out.logits)));
  return {
    slices: slices.map(({ first }, at) => ({ first, values: values[at] })),
    logSumExp: sums[0].map((_, row) => logSumExp(sums.map((slice) => slice[row]))),
  };
}

/** The best next tokens over all slices, best first, with as many entries as one slice gives. */
export function joinTopTokens(slices: readonly SliceOutputs[], row: number): TopTokens {
  const total = logSumExp(slices.map(({ out }) => floatsOf(out.log_sum_exp)[row] as number));
  const candidates = slices.flatMap(({ first, out }) => {
    const ids = out.top_id?.data;
    if (!(ids instanceof BigInt64Array)) throw new Error('the head graph gave no token ids');
    return Array.from(floatsOf(out.top_logit), (logit, at) => ({ id: first + Number(ids[at]), logit }));
  });
  candidates.sort((a, b) => b.logit - a.logit || a.id - b.id);
  const best = candidates.slice(0, floatsOf(slices[0].out.top_logit).length);
  return {
    ids: best.map(({ id }) => id),
    logProbabilities: Float32Array.from(best, ({ logit }) => logit - total),
  };
}

function logSumExp(values: readonly number[]): number {
  const most = Math.max(...values);
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}
