import { INTACT, isDrawn, type Recipe, type RegionName, SHIPPED_REGIONS } from '../../workers/model/recipe';
import type { GenerateJob, TextItem } from '../../workers/protocol';
import type { LanguageCode } from '../languages/languages';
import { controlRecipe, isIntact, regionEdit, toRecipe } from '../link/settings';
import type { SharedState } from '../link/shared';
import { type RowId, rowIdsOf, type Variant, type Writer } from '../state/results';
import type { Known } from './known';

/** One thing to ask the engine for; its answer goes into what is known. */
export type Job =
  /** How many weights the recipe that is set touches. Needs no model, so that it runs beside the others. */
  | { readonly kind: 'describe'; readonly recipe: Recipe }
  | { readonly kind: 'score'; readonly recipe: Recipe; readonly items: readonly TextItem[] }
  | { readonly kind: 'write'; readonly variant: Writer; readonly job: GenerateJob }
  /** How many weights each shipped region has with the settings that are set. */
  | { readonly kind: 'count'; readonly key: string; readonly recipe: Recipe };

/** The text of a row: a language's passage, or the reader's own. */
export type TextOf = (row: RowId) => string;

/** The texts of the rows of a state. */
export function textsOf(shared: SharedState, passage: (language: LanguageCode) => string): TextOf {
  return (row) => (row === 'own' ? shared.ownText : passage(row));
}

/** The continuation that a state asks for, under one recipe. */
export function continuationOf(shared: SharedState, recipe: Recipe): GenerateJob {
  const { prompt, newTokens, temperature, sampleSeed: seed } = shared;
  return { channel: 'generate', recipe, prompt, newTokens, temperature, seed };
}

/** A recipe that takes one region out with the settings of a state, switched or not. */
export function onlyRegion(shared: SharedState, of: RegionName): Recipe {
  return { version: 1, edits: [regionEdit({ ...shared, operation: 'zero' }, of)] };
}

/** What the number of weights of each region depends on. */
export function countKey(shared: SharedState): string {
  const { share, first, kind, rule, seed, stream, layers, matrices, keptDimensions } = shared;
  return JSON.stringify([share, first, kind, rule, seed, stream, layers, matrices, keptDimensions]);
}

/** The recipe of each variant that a state asks for; null where it asks for none. */
export function wantedRecipes(shared: SharedState): Readonly<Record<Variant, Recipe | null>> {
  const recipe = toRecipe(shared);
  return {
    base: INTACT,
    edited: isIntact(shared) ? null : recipe,
    random: controlRecipe(recipe, shared),
    pinned: shared.pinned === null ? null : toRecipe(shared.pinned),
  };
}

/**
 * What to compute for a state, in this order, less what is known: the language just edited, the edited text, the base
 * text, the other languages, base values, the pinned edit, the random control, the sizes of the regions.
 * @param focus the language just edited
 */
export function jobsOf(
  shared: SharedState,
  focus: LanguageCode | null,
  known: Known,
  textOf: TextOf,
): readonly Job[] {
  const { base, edited, random, pinned } = wantedRecipes(shared);
  const set = edited ?? INTACT;
  const rows = rowIdsOf(shared);
  const first = focus !== null && rows.includes(focus) ? focus : rows[0];
  const score = (recipe: Recipe | null, of: readonly RowId[]): Job[] => {
    if (recipe === null) return [];
    const under = known.under(recipe);
    const missing = of
      .map((id) => ({ id, text: textOf(id) }))
      .filter(({ text }) => under.score(text) === undefined);
    // The reader's text by itself, so that its failure leaves the languages alone.
    const own = missing.filter(({ id }) => id === 'own');
    const languages = missing.filter(({ id }) => id !== 'own');
    return [languages, own]
      .filter((items) => items.length > 0)
      .map((items) => ({ kind: 'score', recipe, items }));
  };
  const write = (variant: Writer, recipe: Recipe | null): Job[] => {
    if (recipe === null || shared.prompt.trim() === '') return [];
    const job = continuationOf(shared, recipe);
    return known.text(job) === undefined ? [{ kind: 'write', variant, job }] : [];
  };
  return [
    ...(known.report(set) === null ? [{ kind: 'describe', recipe: set } as const] : []),
    ...score(set, first === undefined ? [] : [first]),
    ...write('edited', edited),
    ...write('base', base),
    ...score(
      set,
      rows.filter((row) => row !== first),
    ),
    ...(edited === null ? [] : score(base, rows)),
    ...write('pinned', pinned),
    ...score(pinned, rows),
    ...score(random, rows),
    ...count(shared, known),
  ];
}

/**
 * The weights of all regions, once a language's region has brought the files in that this needs. A drawn region has as
 * many as the one that it is drawn like, which takes no drawing to count.
 */
function count(shared: SharedState, known: Known): Job[] {
  const key = countKey(shared);
  if (shared.off.length === 0 || known.counts(key) !== null) return [];
  const kind = isDrawn(shared.kind) ? 'top' : shared.kind;
  const edits = SHIPPED_REGIONS.flatMap((of) => onlyRegion({ ...shared, kind }, of).edits);
  return [{ kind: 'count', key, recipe: { version: 1, edits } }];
}
