import type { Reason } from '../../../../app/figures/single-weights';
import { SeededRandom } from '../../../../workers/random';

/** First seed word of the control weights; see weights/random.ts. */
const CONTROL_STREAM = 13;

/** One weight of FFN.down to zero. */
export interface Candidate {
  readonly output: number;
  readonly input: number;
  readonly reason: Reason;
}

/** Largest absolute value of each channel, by token the largest. */
export interface Channels {
  /** [feed-forward] */
  readonly input: Float32Array;
  /** [d] */
  readonly output: Float32Array;
}

export interface CandidateCounts {
  /** Weights of largest |input activation x weight|, the spike among them or not. */
  readonly products: number;
  readonly controls: number;
}

/**
 * The weights of one FFN.down that could be super weights (after arXiv 2411.07191): the one where the channel of
 * largest input meets that of largest output, then those of largest |activation x weight|, then random ones.
 * @param down [input, output]
 */
export function candidatesOf(
  down: Float32Array,
  { input, output }: Channels,
  counts: CandidateCounts,
  seed: readonly number[],
): readonly Candidate[] {
  const spike: Candidate = { output: argmax(output), input: argmax(input), reason: 'spike' };
  const taken = new Set([spike.input * output.length + spike.output]);
  const candidates = [spike];
  for (const at of largestProducts(down, input, output.length, counts.products + 1)) {
    if (taken.has(at) || candidates.length > counts.products) continue;
    taken.add(at);
    candidates.push(named(at, output.length, 'product'));
  }
  const random = new SeededRandom(CONTROL_STREAM, ...seed);
  while (candidates.length < 1 + counts.products + counts.controls) {
    const at = random.below(down.length);
    if (taken.has(at)) continue;
    taken.add(at);
    candidates.push(named(at, output.length, 'random'));
  }
  return candidates;
}

const named = (at: number, outputs: number, reason: Reason): Candidate => ({
  output: at % outputs,
  input: Math.floor(at / outputs),
  reason,
});

/** Positions in [input, output] of the largest |activation x weight|, largest first. */
function largestProducts(
  down: Float32Array,
  input: Float32Array,
  outputs: number,
  count: number,
): readonly number[] {
  const best: { at: number; product: number }[] = [];
  for (let at = 0; at < down.length; at++) {
    const product = Math.abs(down[at] * input[Math.floor(at / outputs)]);
    if (best.length === count && product <= (best[count - 1] as { product: number }).product) continue;
    const place = best.findIndex((one) => one.product < product);
    best.splice(place < 0 ? best.length : place, 0, { at, product });
    best.length = Math.min(best.length, count);
  }
  return best.map(({ at }) => at);
}

function argmax(values: Float32Array): number {
  let best = 0;
  for (const [at, value] of values.entries()) if (value > values[best]) best = at;
  return best;
}
