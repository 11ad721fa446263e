import { SeededRandom } from '../../workers/random';

/** Draws of a bootstrap: enough that the bounds of a 95 % interval rest on fifty draws each. */
export const RESAMPLES = 2000;
const INTERVAL = 0.95;
/** First seed word of the draws; see workers/random.ts. */
const BOOTSTRAP_STREAM = 11;

/** Sums of a text by document: negative log-likelihood in nats, and predicted tokens. */
export interface DocumentSums {
  readonly nll: readonly number[];
  readonly tokens: readonly number[];
}

/** A number with the bounds of its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A ratio of perplexities; its interval where both sides store their documents. */
export type RatioIn = Estimate | { readonly value: number };

/** How often each document is drawn, [draw][document]: with replacement, the same for every recipe and language. */
type Draws = readonly Uint8Array[];
const drawn = new Map<number, Draws>();

function drawsOf(documents: number): Draws {
  const known = drawn.get(documents);
  if (known) return known;
  const random = new SeededRandom(BOOTSTRAP_STREAM, documents);
  const draws = Array.from({ length: RESAMPLES }, () => {
    const times = new Uint8Array(documents);
    for (let draw = 0; draw < documents; draw++) times[random.below(documents)]++;
    return times;
  });
  drawn.set(documents, draws);
  return draws;
}

/** Mean negative log-likelihood a token, in nats, of the text as it is. */
export function meanOf({ nll, tokens }: DocumentSums): number {
  return sumOf(nll) / sumOf(tokens);
}

/**
 * The same mean in each draw of documents. Draws are paired: the same documents are drawn for every recipe and, as
 * the text is parallel, for every language, so that means of one draw may be subtracted from one another.
 * @returns [RESAMPLES] nats a token
 */
export function meanDraws({ nll, tokens }: DocumentSums): Float64Array {
  const means = new Float64Array(RESAMPLES);
  for (const [draw, times] of drawsOf(nll.length).entries()) {
    let sum = 0;
    let count = 0;
    for (let document = 0; document < times.length; document++) {
      sum += times[document] * nll[document];
      count += times[document] * tokens[document];
    }
    means[draw] = sum / count;
  }
  return means;
}

/** The percentile interval of a number that was computed of the text, and again of each draw. */
export function intervalOf(value: number, draws: Float64Array): Estimate {
  const sorted = draws.slice().sort();
  const tail = (1 - INTERVAL) / 2;
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { value, low: at(tail), high: at(1 - tail) };
}

/** Mean of several runs in each draw: what the seeds of a control come to. @throws RangeError without any */
export function meanOfRuns(runs: readonly DocumentSums[]): {
  readonly mean: number;
  readonly draws: Float64Array;
} {
  if (runs.length === 0) throw new RangeError('a mean of runs needs a run at least');
  const draws = new Float64Array(RESAMPLES);
  for (const run of runs) {
    const means = meanDraws(run);
    for (let at = 0; at < draws.length; at++) draws[at] += means[at] / runs.length;
  }
  return { mean: sumOf(runs.map(meanOf)) / runs.length, draws };
}

/**
 * Perplexity of some runs over that of others, both of the same documents, by paired resampling of documents. Of
 * several runs (seeds of a control) the mean in nats is taken, so the ratio is that of geometric means.
 * @throws RangeError where one side has no run, or documents differ in number
 */
export function perplexityRatio(after: readonly DocumentSums[], before: readonly DocumentSums[]): Estimate {
  const documents = new Set([...after, ...before].map(({ nll }) => nll.length));
  if (documents.size > 1) throw new RangeError('a ratio is of runs on the same documents');
  const [above, below] = [meanOfRuns(after), meanOfRuns(before)];
  const ratios = above.draws.map((mean, at) => Math.exp(mean - below.draws[at]));
  return intervalOf(Math.exp(above.mean - below.mean), ratios);
}

const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
