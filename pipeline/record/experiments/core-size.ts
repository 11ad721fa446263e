import { INTACT } from '../../../workers/model/recipe';
import { removed, withControls } from '../recipes';
import { type GridRecipe, scoreGrid } from '../score_grid';

/** How many of the strongest single weights are removed: the way from one to the smallest share. */
const WEIGHTS = [1, 3, 10, 30, 100, 300] as const;
const SHARES = [0.001, 0.01, 0.03, 0.1, 0.3, 1, 3, 5] as const;

/** The core from one weight to 5 %, each step with its controls. */
export function coreSizePlan(): readonly GridRecipe[] {
  const weights = WEIGHTS.map(
    (first): GridRecipe => ({ id: `weights-${first}`, recipe: removed({ of: 'core', first }) }),
  );
  const shares = SHARES.map(
    (share): GridRecipe => ({ id: `share-${share}`, recipe: removed({ of: 'core', share }) }),
  );
  return [{ id: 'base', recipe: INTACT }, ...withControls([...weights, ...shares])];
}

/** How small can the core be? Perplexity against the share that is removed. */
export const coreSizeExperiment = scoreGrid('core-size', 'twelve', async () => coreSizePlan());
