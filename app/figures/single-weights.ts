import * as v from 'valibot';
import type { WeightEdit } from '../../workers/model/recipe';
import { MATRICES } from '../../workers/model/shape';

export const WEIGHT_LANGUAGES = ['en', 'ar', 'zh'] as const;

/**
 * Why a weight was zeroed: `spike` is the super weight's place, where the channel of largest input meets the channel
 * of largest output; `product` a large |input activation x weight|; `core` one of the core's strongest weights;
 * `random` a control.
 */
export const REASONS = ['spike', 'product', 'core', 'random'] as const;
export type Reason = (typeof REASONS)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const threeNumbers = v.tuple([v.number(), v.number(), v.number()]);

/** The single weights of one layer's FFN.down (or of the core) that were zeroed, one at a time. */
export const SingleWeightsSchema = v.object({
  /** Tokens that were predicted in each language. */
  tokens: count,
  /** Mean negative log-likelihood of the untouched model in nats a token, in the order of WEIGHT_LANGUAGES. */
  base: threeNumbers,
  weights: v.array(
    v.object({
      layer: count,
      matrix: v.picklist(MATRICES),
      output: count,
      input: count,
      reason: v.picklist(REASONS),
      weight: v.number(),
      /** Largest |activation| of the input channel over the texts; null where it was not looked at. */
      activation: v.nullable(v.number()),
      /** With the weight at zero, nats a token. */
      meanNll: threeNumbers,
    }),
  ),
});
export type SingleWeightsFigures = v.InferOutput<typeof SingleWeightsSchema>;
export type ZeroedWeight = SingleWeightsFigures['weights'][number];

/** The edit that was measured. */
export function editOf({
  layer,
  matrix,
  output,
  input,
}: Pick<ZeroedWeight, 'layer' | 'matrix' | 'output' | 'input'>): WeightEdit {
  return { target: 'weight', layer, matrix, output, input, operation: { op: 'zero' } };
}

/** How many times as large the perplexity became, geometric mean over the languages. */
export function ratioOf({ meanNll }: Pick<ZeroedWeight, 'meanNll'>, base: readonly number[]): number {
  const change = meanNll.reduce((sum, value, at) => sum + value - (base[at] ?? 0), 0);
  return Math.exp(change / meanNll.length);
}
