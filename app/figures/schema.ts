import * as v from 'valibot';
import { RecipeSchema } from '../../workers/model/recipe';
import { EXPERIMENT_IDS } from '../link/experiments';

const text = v.pipe(v.string(), v.maxLength(2000));

/**
 * The one schema of a recorded result. What the recipe does not say of the run stands in `conditions` (the
 * discovery text, the learning rate); `figures` are the experiment's own.
 */
export const resultSchema = <const F extends v.GenericSchema>(figures: F) =>
  v.object({
    /** Name inside the experiment: "top-1", "random-5-seed3". */
    id: v.pipe(v.string(), v.maxLength(200)),
    recipe: RecipeSchema,
    conditions: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}),
    /** Hash of all that the figures depend on; a result whose hash is another one is stale. */
    inputs: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
    /** Which back end computed it. */
    backend: text,
    /** Command and revision that computed it. */
    madeWith: text,
    figures,
  });

/** `public/recorded/<model>/<experiment>.json`. @param figures what one result holds */
export const recordedSchema = <const F extends v.GenericSchema>(figures: F) =>
  v.object({
    version: v.literal(1),
    experiment: v.picklist(EXPERIMENT_IDS),
    modelSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    modelName: text,
    /** What was read, in words, with its licence. */
    text,
    /** Names of all results that there are to be; a file that was written before this has none. */
    planned: v.optional(v.array(v.pipe(v.string(), v.maxLength(200)))),
    results: v.array(resultSchema(figures)),
  });

type Schema<F> = v.GenericSchema<unknown, F>;
/** A recorded result of an experiment. */
export type RecordedResult<F> = v.InferOutput<ReturnType<typeof resultSchema<Schema<F>>>>;
/** A recorded experiment. */
export type RecordedExperiment<F> = v.InferOutput<ReturnType<typeof recordedSchema<Schema<F>>>>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How well a text of one language is predicted. */
export const LanguageScoreSchema = v.object({
  language: v.pipe(v.string(), v.maxLength(8)),
  /** Tokens that were predicted. */
  tokens: count,
  /** Nats a token. */
  meanNll: v.number(),
  /** Bounds of the 95 % bootstrap interval of the mean, nats a token: over documents, in early files over lines. */
  low: v.number(),
  high: v.number(),
  /** Bits over the UTF-8 bytes of the text. */
  bitsPerByte: v.number(),
  /** Lines that were read; early files do not say. */
  lines: v.optional(count),
  /**
   * Sums of each document that was read, in the order of the corpus and so the same in every language: nats,
   * predicted tokens and UTF-8 bytes. Intervals of ratios come from them; early files have none.
   */
  documents: v.optional(
    v.pipe(
      v.strictObject({ nll: v.array(v.number()), tokens: v.array(count), bytes: v.array(count) }),
      v.check(
        ({ nll, tokens, bytes }) => nll.length === tokens.length && nll.length === bytes.length,
        'sums of a document are three numbers',
      ),
    ),
  ),
});
export type LanguageScore = v.InferOutput<typeof LanguageScoreSchema>;

/** Figures of an experiment that scores texts of many languages under a recipe. */
export const ScoresSchema = v.object({
  touchedWeights: count,
  /** Of a drawn region, weights that stand for weights of other sizes, because too few of theirs are outside of it. */
  shortfall: v.optional(count),
  scores: v.array(LanguageScoreSchema),
});
export type Scores = v.InferOutput<typeof ScoresSchema>;
