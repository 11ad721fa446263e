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
export const REGION_SHARES = [0.001, 0.01, 0.03, 0.1, 0.3, 1, 3, 5] as const;
/** Those that every region file holds, one inside the other, innermost first. */
export const NESTED_SHARES = [1, 3, 5] as const;

/**
 * Regions that importances rank, each in files of its own: the most and the least important weights, the least
 * important of those that are not zero, the band that is ranked just below Top, and Top by importances whose
 * sequences got random signs.
 */
export const RANKED_KINDS = ['top', 'bottom', 'bottom-nonzero', 'band', 'sign-flip'] as const;
export type RankedKind = (typeof RANKED_KINDS)[number];
/**
 * Regions that are drawn, each as the control of a ranked one: as many weights in each matrix; as many of the same
 * sizes from outside of it; as many from inside of it, but from elsewhere than `dimensions`; and of those as many
 * of each level of importance.
 */
export const DRAWN_KINDS = ['random', 'matched', 'sample', 'sample-by-rank'] as const;
export type DrawnKind = (typeof DRAWN_KINDS)[number];
export const REGION_KINDS = [...RANKED_KINDS, ...DRAWN_KINDS] as const;
export type RegionKind = (typeof REGION_KINDS)[number];

/** Whether a region is drawn as the control of another one, not ranked by importances. */
export function isDrawn(kind: RegionKind): kind is DrawnKind {
  return (DRAWN_KINDS as readonly string[]).includes(kind);
}

/** The ranked region that an edit names, or is the control of. */
export function rankedKind({
  kind,
  like = 'top',
}: {
  readonly kind: RegionKind;
  readonly like?: RankedKind | undefined;
}): RankedKind {
  return isDrawn(kind) ? like : kind;
}

/**
 * Eq. 5 in three ways: `code` subtracts like from like, `paper` the others' Top and Bottom, and `core-free` like
 * from like and then the core of the same share.
 */
export const RULES = ['code', 'paper', 'core-free'] as const;
/** The streams of random regions: in the first one, regions share their draws; see regions/random.ts. */
export const DRAW_STREAM = 2;
/** Most weights of a region's ordered list, which `first` takes from. */
export const MAX_FIRST = 1000;

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
 * Which region. `share` is the per cent of each matrix before subtraction; of a `band`, that of the region above it.
 * `of: 'core'` takes the sum of six importances; a language takes its monolingual region (Eq. 5) by `rule`. A drawn
 * `kind` is the control of the ranked one that `like` names (`top` without it), drawn with `seed`; without `stream`
 * from the first stream, as the links and records have it that were made before there was a second. No `matrices` or
 * `layers`: all of them. `dimensions` narrows the region to the weights whose residual dimension (input of q k v gate
 * up, output of o down) is one of `of`, or none of them: of a drawn region the one that it is the control of, in the
 * first stream the drawn one itself. `first` takes that many of the most important weights over all matrices, instead
 * of a share of each; a language's are those of its region after Eq. 5 at 1 %.
 */
const RegionEditSchema = v.pipe(
  v.strictObject({
    target: v.literal('region'),
    of: v.picklist(REGION_NAMES),
    kind: v.picklist(REGION_KINDS),
    share: v.picklist(REGION_SHARES),
    rule: v.picklist(RULES),
    seed,
    stream: v.optional(v.literal(DRAW_STREAM)),
    like: v.optional(v.picklist(['bottom', 'bottom-nonzero', 'band', 'sign-flip'])),
    first: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_FIRST))),
    matrices,
    layers,
    dimensions: v.optional(
      v.strictObject({
        keep: v.picklist(['only', 'except']),
        of: v.pipe(v.array(index(MAX_DIMENSION)), v.minLength(1), v.maxLength(MAX_KEPT_DIMENSIONS)),
      }),
    ),
    operation: OperationSchema,
  }),
  v.check(
    ({ kind, stream, like }) => isDrawn(kind) || (stream === undefined && like === undefined),
    '"stream" and "like" belong to a region that is drawn',
  ),
  v.check(
    ({ kind, stream, like }) => stream === DRAW_STREAM || !isDrawn(kind) || (kind === 'random' && !like),
    'a region of this kind is drawn from stream 2',
  ),
  v.check(
    ({ kind, dimensions }) => !(kind === 'sample' || kind === 'sample-by-rank') || dimensions !== undefined,
    'a sample of a region needs the dimensions that it is drawn from elsewhere than',
  ),
  v.check(
    (edit) => edit.first === undefined || (rankedKind(edit) === 'top' && edit.of !== 'own'),
    '"first" is known of the top of shipped regions alone',
  ),
);
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

/** What stands beside a region as its control: as many weights of the same sizes, or as many of any. */
export type ControlKind = 'matched' | 'random';

/**
 * The same recipe with each region replaced by its control; a region that is drawn already stays as it is.
 * @param stream 1 takes the draws of earlier versions, which had no matched control
 */
export function controlOf(
  recipe: Recipe,
  seed: number,
  kind: ControlKind,
  stream: 1 | 2 = DRAW_STREAM,
): Recipe {
  const edits = recipe.edits.map((edit): Edit => {
    if (edit.target !== 'region' || isDrawn(edit.kind)) return edit;
    if (stream === 1) return { ...edit, kind: 'random', seed };
    const like = edit.kind === 'top' ? {} : { like: edit.kind };
    return { ...edit, kind, seed, stream, ...like };
  });
  return { ...recipe, edits };
}

/** The same recipe with each drawn region replaced by the one that it is the control of, as large as that one. */
export function undrawn(recipe: Recipe): Recipe {
  const edits = recipe.edits.map((edit): Edit => {
    if (edit.target !== 'region' || !isDrawn(edit.kind)) return edit;
    const { stream: _stream, like: _like, ...rest } = edit;
    return { ...rest, kind: rankedKind(edit), seed: 0 };
  });
  return { ...recipe, edits };
}

/** Whether a control of the same size says anything about the recipe: it has a region that is not drawn itself. */
export function hasControl(recipe: Recipe): boolean {
  return recipe.edits.some((edit) => edit.target === 'region' && !isDrawn(edit.kind));
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
