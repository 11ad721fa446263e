import { INTACT, type Recipe, type RegionEdit } from '../../../workers/weights/recipe';
import { type GridRecipe, scoreGrid } from '../score_grid';

/** Tokens of each language; issue and paper ask for a text that no region was found on. */
const LEAST_TOKENS = 2000;
export const CORE_SHARES = [1, 3, 5] as const;
export const RANDOM_SEEDS = [0, 1, 2, 3, 4] as const;

const coreRecipe = (kind: RegionEdit['kind'], share: RegionEdit['share'], seed = 0): Recipe => ({
  version: 1,
  edits: [{ target: 'region', of: 'core', kind, share, rule: 'code', seed, operation: { op: 'zero' } }],
});

/** Base, Top and Bottom and Random in five seeds, at each share; what tells most comes first. */
export function corePlan(): readonly GridRecipe[] {
  const random = (seed: number) =>
    CORE_SHARES.map((share) => ({
      id: `random-${share}-seed${seed}`,
      recipe: coreRecipe('random', share, seed),
    }));
  return [
    { id: 'base', recipe: INTACT },
    ...CORE_SHARES.flatMap((share) =>
      (['top', 'bottom'] as const).map((kind) => ({
        id: `${kind}-${share}`,
        recipe: coreRecipe(kind, share),
      })),
    ),
    ...RANDOM_SEEDS.flatMap(random),
  ];
}

/** Section 3.1 of the paper: the core region removed, in 34 languages. */
export const coreExperiment = scoreGrid('core', LEAST_TOKENS, async () => corePlan());
