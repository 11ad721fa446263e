import { INTACT, type Recipe } from '../../../workers/model/recipe';
import type { RegionIndex } from '../../../workers/protocol';
import { type GridRecipe, scoreGrid } from '../score_grid';
import { removed } from './recipes';

/** Tokens of each language: a curve needs many recipes, and its steps are large. */
const LEAST_TOKENS = 256;
/** How many of the strongest single weights are removed. */
const WEIGHTS = [1, 3, 10, 30] as const;
const SHARES = [0.001, 0.01, 0.1, 0.3, 1, 3, 5] as const;

/** The core from one weight to 5 %, each share with its random control. */
export function coreSizePlan(index: RegionIndex): readonly GridRecipe[] {
  const strongest = index.entries.flatMap((entry) => entry.strongest ?? []);
  const weights = WEIGHTS.map((count): GridRecipe => {
    const edits = strongest
      .slice(0, count)
      .map((weight) => ({ target: 'weight' as const, ...weight, operation: { op: 'zero' as const } }));
    if (edits.length < count)
      throw new Error(
        `The index of the regions lists ${edits.length} strongest weights, ${count} are needed: run "npm run regions -- --fine-core".`,
      );
    const recipe: Recipe = { version: 1, edits };
    return { id: `weights-${count}`, recipe };
  });
  return [
    { id: 'base', recipe: INTACT },
    ...weights,
    ...SHARES.map((share) => ({ id: `share-${share}`, recipe: removed({ of: 'core', share }) })),
    ...SHARES.map((share) => ({
      id: `random-${share}`,
      recipe: removed({ of: 'core', kind: 'random', share }),
    })),
  ];
}

/** How small can the core be? Perplexity against the share that is removed. */
export const coreSizeExperiment = scoreGrid('core-size', LEAST_TOKENS, async ({ regionIndex }) =>
  coreSizePlan(regionIndex),
);
