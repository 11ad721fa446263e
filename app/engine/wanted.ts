import { INTACT, isDrawn, type Recipe, SHIPPED_REGIONS } from '../../workers/model/recipe';
import type { GenerateJob } from '../../workers/protocol';
import { controlRecipe, isIntact, regionEdit } from '../link/settings';
import type { SharedState } from '../link/shared';
import type { RowId, Variant } from '../state/results';

/** The continuation that a state asks for, under one recipe. */
export function jobOf(shared: SharedState, recipe: Recipe): GenerateJob {
  const { prompt, newTokens, temperature, sampleSeed: seed } = shared;
  return { channel: 'generate', recipe, prompt, newTokens, temperature, seed };
}

/** What the number of weights of each region depends on. */
export function countKey(shared: SharedState): string {
  const { share, kind, rule, seed, stream, layers, matrices } = shared;
  return JSON.stringify([share, kind, rule, seed, stream, layers, matrices]);
}

/**
 * An edit for each shipped region with these settings, to count the weights of each. A drawn region has as many as
 * the one that it is drawn like, which takes no drawing to count.
 */
export function eachRegion(shared: SharedState): Recipe {
  return {
    version: 1,
    edits: SHIPPED_REGIONS.map((of) =>
      regionEdit({ ...shared, operation: 'zero', kind: isDrawn(shared.kind) ? 'top' : shared.kind }, of),
    ),
  };
}

/** The recipe of each variant that a state asks for; null where it asks for none. */
export function wantedRecipes(shared: SharedState, recipe: Recipe): Readonly<Record<Variant, Recipe | null>> {
  return {
    base: INTACT,
    edited: isIntact(shared) ? null : recipe,
    random: controlRecipe(recipe, shared),
  };
}

/** The rows of a state: its languages, and the reader's text where there is one. */
export function rowIdsOf(shared: SharedState): readonly RowId[] {
  return shared.ownText.trim() === '' ? shared.languages : [...shared.languages, 'own'];
}
