import * as v from 'valibot';
import { LanguageScoreSchema } from './schema';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One further pre-training (Figure 6 of the paper): how well three languages are predicted as it goes on. */
export const ForgettingSchema = v.object({
  learningRate: v.number(),
  /** Weights that kept their values. */
  frozenWeights: count,
  points: v.array(
    v.object({
      /** Steps taken; 0 is the model as it came. */
      step: count,
      /** Tokens read so far. */
      tokens: count,
      /** Mean negative log-likelihood of the last step's batch before it, nats; null at step 0. */
      loss: v.nullable(v.number()),
      scores: v.array(LanguageScoreSchema),
    }),
  ),
});
export type Forgetting = v.InferOutput<typeof ForgettingSchema>;
