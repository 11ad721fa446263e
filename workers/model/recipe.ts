import * as v from 'valibot';
import { RecipeError } from '../errors';
import { issueValues } from '../errors/words';
import { MATRICES, MAX_LAYERS, NORMS } from './shape';

/** Languages that have a region of their own: the six of the paper, and English. */
export const REGION_LANGUAGES = ['ar', 'en', 'es', 'ko', 'ru', 'vi', 'zh'] as const;
export type RegionLanguage = (typeof REGION_LANGUAGES)[number];

/** The six languages whose importances add up to the core region (paper, section 3.1). */
export const CORE_LANGUAGES = ['ar', 'es', 'ko', 'ru', 'vi', 'zh'] as const;

/** Regions that the explorer ships. */
export const SHIPPED_REGIONS = ['core', ...REGION_LANGUAGES] as const;
/** What a region edit can name; `own` is the region found on the reader's text, where there is one. */
export const REGION_NAMES = [...SHIPPED_REGIONS, 'own'] as const;
export type RegionName = (typeof REGION_NAMES)[number];

/** Limits of what a recipe from outside may say, each to keep a hostile link harmless. */
export const MAX_EDITS = 64;
/** Largest absolute factor of `scale`; past it f32 overflows in the residual stream. */
export const MAX_FACTOR = 1e6;
export const MAX_SEED = 0xffff_ffff;
export const MAX_DIMENSION = 1_000_000;
/** Dimensions that one region edit may keep or leave out. */
export const MAX_KEPT_DIMENSIONS = 64;

/**
 * Shares that a region may have, per cent of each matrix. Which ones exist for a region is its file's matter:
 * those below 1 % are there for the core alone, to see how small a region still breaks language.
 */
export const REGION_SHARES = [0.001, 0.01, 0.1, 0.3, 1, 3, 5] as const;
/** Those that every region file holds, one inside the other, innermost first. */
export const NESTED_SHARES = [1, 3, 5] as const;

const index = (limit: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limit));
const seed = index(MAX_SEED);

/** What is done to the weights: `zero` is the paper's removal, `scale` by 4 is Figure 4, `random` keeps mean and deviation. */
const OperationSchema = v.variant('op', [
  v.strictObject({ op: v.literal('zero') }),
  v.strictObject({
    op: v.literal('scale'),
    factor: v.pipe(v.number(), v.finite(), v.minValue(-MAX_FACTOR), v.maxValue(MAX_FACTOR)),
  }),
  v.strictObject({ op: v.literal('random'), seed }),
]);
export type Operation = v.InferOutput<typeof OperationSchema>;

const matrices = v.optional(v.pipe(v.array(v.picklist(MATRICES)), v.minLength(1), v.maxLength(7)));
/** First and last layer, both included. */
const layers = v.optional(
  v.pipe(
    v.tuple([index(MAX_LAYERS), index(MAX_LAYERS)]),
    v.check(([a, b]) => a <= b, '[a, b], a ≤ b'),
  ),
);

/**
 * Which region. `share` is the per cent of each matrix before subtraction. `of: 'core'` takes the sum of six
 * importances; a language takes its monolingual region (Eq. 5) by `rule`: `code` subtracts like from like,
 * `paper` subtracts the others' Top and Bottom. `kind: 'random'` takes as many weights in each matrix as the
 * `top` region has, drawn with `seed`. No `matrices` or `layers`: all of them. `dimensions` narrows the region to
 * the weights whose residual dimension (input of q k v gate up, output of o down) is one of `of`, or none of them.
 */
const RegionEditSchema = v.strictObject({
  target: v.literal('region'),
  of: v.picklist(REGION_NAMES),
  kind: v.picklist(['top', 'bottom', 'random']),
  share: v.picklist(REGION_SHARES),
  rule: v.picklist(['code', 'paper']),
  seed,
  matrices,
  layers,
  dimensions: v.optional(
    v.strictObject({
      keep: v.picklist(['only', 'except']),
      of: v.pipe(v.array(index(MAX_DIMENSION)), v.minLength(1), v.maxLength(MAX_KEPT_DIMENSIONS)),
    }),
  ),
  operation: OperationSchema,
});
export type RegionEdit = v.InferOutput<typeof RegionEditSchema>;

/** One parameter of one norm (Figure 4 of the paper). */
const ParameterEditSchema = v.strictObject({
  target: v.literal('parameter'),
  norm: v.picklist(NORMS),
  layer: index(MAX_LAYERS),
  dimension: index(MAX_DIMENSION),
  operation: OperationSchema,
});
export type ParameterEdit = v.InferOutput<typeof ParameterEditSchema>;

/** The whole slice of one residual dimension: inputs of q k v gate up, outputs of o down. */
const DimensionEditSchema = v.strictObject({
  target: v.literal('dimension'),
  dimension: index(MAX_DIMENSION),
  matrices,
  layers,
  operation: OperationSchema,
});
export type DimensionEdit = v.InferOutput<typeof DimensionEditSchema>;

/** One weight of one matrix. */
const WeightEditSchema = v.strictObject({
  target: v.literal('weight'),
  layer: index(MAX_LAYERS),
  matrix: v.picklist(MATRICES),
  output: index(MAX_DIMENSION),
  input: index(MAX_DIMENSION),
  operation: OperationSchema,
});
export type WeightEdit = v.InferOutput<typeof WeightEditSchema>;

export const EditSchema = v.variant('target', [
  RegionEditSchema,
  ParameterEditSchema,
  DimensionEditSchema,
  WeightEditSchema,
]);
export type Edit = v.InferOutput<typeof EditSchema>;

/** What the reader did to the model: an ordered list of edits, applied first to last. */
export const RecipeSchema = v.strictObject({
  version: v.literal(1),
  edits: v.pipe(v.array(EditSchema), v.maxLength(MAX_EDITS)),
});
export type Recipe = v.InferOutput<typeof RecipeSchema>;

export const INTACT: Recipe = { version: 1, edits: [] };

/** Reads a recipe from outside. @throws RecipeError that names the first field that does not fit. */
export function parseRecipe(value: unknown): Recipe {
  const result = v.safeParse(RecipeSchema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new RecipeError('recipe.invalid', issueValues(issue));
}

/** The same recipe with each region replaced by as many random weights in each matrix: the control. */
export function randomControl(recipe: Recipe, seed: number): Recipe {
  const edits = recipe.edits.map(
    (edit): Edit => (edit.target === 'region' ? { ...edit, kind: 'random', seed } : edit),
  );
  return { ...recipe, edits };
}

/** Whether a same-size random control says anything about the recipe: it has a region that is not random itself. */
export function hasControl(recipe: Recipe): boolean {
  return recipe.edits.some((edit) => edit.target === 'region' && edit.kind !== 'random');
}

/** A key that two recipes share exactly when they are the same. Field order does not matter. */
export function recipeKey(recipe: Recipe): string {
  const ordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(ordered);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, entry]) => [name, ordered(entry)]),
    );
  };
  return JSON.stringify(ordered(recipe));
}
