import {
  type ControlKind,
  controlOf,
  type DimensionEdit,
  DRAW_STREAM,
  hasControl,
  isDrawn,
  NESTED_SHARES,
  type Operation,
  type ParameterEdit,
  type REGION_SHARES,
  type Recipe,
  type RegionEdit,
  type RegionLanguage,
  type RegionName,
  RULES,
  recipeKey,
  type WeightEdit,
} from '../../workers/model/recipe';
import { MATRICES, type Matrix } from '../../workers/model/shape';

/** Per cent of each matrix that a region takes, before subtraction: what the switches offer. */
export const SHARES = NESTED_SHARES;
/** Every share that a link may carry; those below 1 % exist for the core alone. */
export type Share = (typeof REGION_SHARES)[number];
/** Narrows regions to some residual dimensions, or to all others. */
export type KeptDimensions = NonNullable<RegionEdit['dimensions']>;
export const KINDS = ['top', 'bottom', 'random', 'matched'] as const;
export type Kind = (typeof KINDS)[number];
export { RULES };
export type Rule = (typeof RULES)[number];
export const STREAMS = [1, DRAW_STREAM] as const;
export type Stream = (typeof STREAMS)[number];
export const OPERATIONS = ['zero', 'scale', 'random'] as const;
export type OperationName = (typeof OPERATIONS)[number];

/** An edit beside the regions: one norm parameter, one residual dimension, one weight. */
export type ExtraEdit = ParameterEdit | DimensionEdit | WeightEdit;

/** What the reader sets in the panel "Switches"; `toRecipe` turns it into the recipe that the engine runs. */
export interface RecipeSettings {
  readonly core: boolean;
  /** Languages whose region is switched off, in the order in which they were. */
  readonly off: readonly RegionLanguage[];
  /** Whether the region of the reader's own text is switched off. A link carries the switch, not the region. */
  readonly own: boolean;
  readonly share: Share;
  /** How many of the most important weights over all matrices are taken in place of a share of each; null takes the share. */
  readonly first: number | null;
  readonly kind: Kind;
  readonly operation: OperationName;
  /** Factor of the operation `scale`. */
  readonly factor: number;
  readonly rule: Rule;
  /** Seed of random regions and of the operation `random`. */
  readonly seed: number;
  /**
   * Which streams random regions are drawn from, controls among them. Links that were made before there was a second
   * name weights of the first one, and open with it.
   */
  readonly stream: Stream;
  /** First and last layer, both included; null is all of them. */
  readonly layers: readonly [number, number] | null;
  /** In the order of MATRICES; all seven by default. */
  readonly matrices: readonly Matrix[];
  /** null leaves regions as they are. */
  readonly keptDimensions: KeptDimensions | null;
  readonly extras: readonly ExtraEdit[];
}

export const INTACT_SETTINGS: RecipeSettings = {
  core: false,
  off: [],
  own: false,
  share: 1,
  first: null,
  kind: 'top',
  operation: 'zero',
  factor: 4,
  rule: 'code',
  seed: 0,
  stream: DRAW_STREAM,
  layers: null,
  matrices: MATRICES,
  keptDimensions: null,
  extras: [],
};

/** Why a set of settings has no region file behind it. */
export type Conflict = 'bottom-share' | 'paper-share' | 'fine-share' | 'first';

/**
 * Shares below 1 % exist for the core's Top alone (and its random control). Bottom regions of a single language are shipped at 1 % only, and the paper's rule subtracts them, so neither
 * exists at 3 or 5 %. The core region has no such limit. Single weights are listed for Top alone, of shipped regions.
 */
export function conflictOf(settings: RecipeSettings): Conflict | null {
  if (settings.first !== null && (settings.kind === 'bottom' || settings.own)) return 'first';
  const isFine = settings.share < SHARES[0];
  const noRegion = settings.off.length === 0 && !settings.own;
  if (isFine && (!noRegion || settings.kind === 'bottom')) return 'fine-share';
  if (noRegion || settings.share === 1) return null;
  if (settings.kind === 'bottom') return 'bottom-share';
  return settings.rule === 'paper' ? 'paper-share' : null;
}

/** The conflict that a change would make, or null where the change is possible. */
export function conflictAfter(settings: RecipeSettings, change: Partial<RecipeSettings>): Conflict | null {
  return conflictOf({ ...settings, ...change });
}

/** The operation that an edit of these settings carries. */
export function operationOf(settings: Pick<RecipeSettings, 'operation' | 'factor' | 'seed'>): Operation {
  const { operation, factor, seed } = settings;
  const made = {
    zero: { op: 'zero' },
    scale: { op: 'scale', factor },
    random: { op: 'random', seed },
  } as const satisfies Readonly<Record<OperationName, Operation>>;
  return made[operation];
}

/**
 * One region edit of these settings. What doesn't matter is written in one way (seed 0 where nothing is drawn,
 * rule `code` for the core), so that equal edits have equal keys and find their recorded results.
 */
export function regionEdit(settings: RecipeSettings, of: RegionEdit['of']): RegionEdit {
  const { kind, share, layers, matrices } = settings;
  return {
    target: 'region',
    of,
    kind,
    share,
    rule: of === 'core' ? 'code' : settings.rule,
    seed: isDrawn(kind) ? settings.seed : 0,
    ...(kind === 'matched' || (kind === 'random' && settings.stream === DRAW_STREAM)
      ? { stream: DRAW_STREAM }
      : {}),
    operation: operationOf(settings),
    ...(matrices.length < MATRICES.length && matrices.length > 0 ? { matrices: [...matrices] } : {}),
    ...(layers === null ? {} : { layers: [layers[0], layers[1]] as [number, number] }),
    ...(settings.first === null ? {} : { first: settings.first }),
    ...(settings.keptDimensions === null ? {} : { dimensions: settings.keptDimensions }),
  };
}

/** The regions that are switched off, in the order of their edits: the core, the languages, the reader's own. */
export function regionsOff({
  core,
  off,
  own,
}: Pick<RecipeSettings, 'core' | 'off' | 'own'>): readonly RegionName[] {
  return [...(core ? (['core'] as const) : []), ...off, ...(own ? (['own'] as const) : [])];
}

/** The recipe of the settings: the regions first, then the other edits. */
export function toRecipe(settings: RecipeSettings): Recipe {
  return {
    version: 1,
    edits: [...regionsOff(settings).map((of) => regionEdit(settings, of)), ...settings.extras],
  };
}

/** What stands beside a recipe of these settings as its control: plain random weights in links of the first stream. */
export function controlKind({ stream }: Pick<RecipeSettings, 'stream'>): ControlKind {
  return stream === 1 ? 'random' : 'matched';
}

/** The control of a recipe that these settings made; null where it has no region that it would say anything of. */
export function controlRecipe(
  recipe: Recipe,
  settings: Pick<RecipeSettings, 'seed' | 'stream'>,
): Recipe | null {
  return hasControl(recipe) ? controlOf(recipe, settings.seed, controlKind(settings), settings.stream) : null;
}

/** Whether the settings change nothing in the model. */
export function isIntact(settings: RecipeSettings): boolean {
  return regionsOff(settings).length === 0 && settings.extras.length === 0;
}

/**
 * The settings that make a recipe, or null where no settings do: regions that differ in more than their language,
 * or a region after another edit.
 */
export function fromRecipe(recipe: Recipe): RecipeSettings | null {
  const regions = recipe.edits.filter((edit) => edit.target === 'region');
  const extras = recipe.edits.filter((edit) => edit.target !== 'region');
  const [first] = regions;
  const languages = regions.flatMap(({ of }) => (of === 'core' || of === 'own' ? [] : [of]));
  const ruled = regions.find(({ of }) => of !== 'core') ?? first;
  const kind = KINDS.find((each) => each === (first?.kind ?? 'top'));
  if (kind === undefined) return null;
  const settings: RecipeSettings = {
    ...INTACT_SETTINGS,
    ...(first === undefined || ruled === undefined
      ? {}
      : {
          core: regions.some(({ of }) => of === 'core'),
          off: languages,
          own: regions.some(({ of }) => of === 'own'),
          share: first.share,
          first: first.first ?? null,
          kind,
          rule: ruled.rule,
          seed: isDrawn(kind) ? first.seed : 0,
          stream: isDrawn(kind) ? (first.stream ?? 1) : DRAW_STREAM,
          layers: first.layers ?? null,
          matrices: first.matrices ?? MATRICES,
          keptDimensions: first.dimensions ?? null,
          operation: first.operation.op,
          ...(first.operation.op === 'scale' ? { factor: first.operation.factor } : {}),
          ...(first.operation.op === 'random' ? { seed: first.operation.seed } : {}),
        }),
    extras,
  };
  return recipeKey(toRecipe(settings)) === recipeKey(recipe) && conflictOf(settings) === null
    ? settings
    : null;
}
