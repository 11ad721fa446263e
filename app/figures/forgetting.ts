import * as v from 'valibot';
import { LanguageScoreSchema } from './schema';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * What is kept from learning: nothing; the core's top 5 %; as many random weights, of any size or of the core's sizes;
 * or nothing again, at a rate so low that the weights move as far in all as with the core frozen.
 */
export const FREEZINGS = ['full', 'core', 'random', 'matched', 'smaller'] as const;
export type Freezing = (typeof FREEZINGS)[number];

/** One further pre-training (Figure 6 of the paper): how well each language is predicted as it goes on. */
export const ForgettingSchema = v.object({
  /** The rate that it went at: of `smaller` the one that was found. */
  learningRate: v.number(),
  /** Weights that kept their values. */
  frozenWeights: count,
  /** Euclidean norm of the whole change of the weights at the end; early files do not say. */
  updateNorm: v.optional(v.number()),
  /** Of `smaller`: every rate that was tried, and how far it moved the weights; the last one stands. */
  tried: v.optional(v.array(v.object({ learningRate: v.number(), updateNorm: v.number() }))),
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
