import { INTACT, NESTED_SHARES } from '../../../workers/model/recipe';
import { removed } from '../recipes';
import { type GridRecipe, scoreGrid } from '../score_grid';

/** Least tokens of each language's text, on which no region was found. */
const LEAST_TOKENS = 2000;
const RANDOM_SEEDS = [0, 1, 2, 3, 4] as const;

/** Base, Top and Bottom and Random in five seeds, at each share; what tells most comes first. */
export function corePlan(): readonly GridRecipe[] {
  const ranked = (kind: 'top' | 'bottom') => (share: (typeof NESTED_SHARES)[number]) => ({
    id: `${kind}-${share}`,
    recipe: removed({ of: 'core', kind, share }),
  });
  const random = (seed: number) =>
    NESTED_SHARES.map((share) => ({
      id: `random-${share}-seed${seed}`,
      recipe: removed({ of: 'core', kind: 'random', share, seed }),
    }));
  return [
    { id: 'base', recipe: INTACT },
    ...NESTED_SHARES.flatMap((share) => [ranked('top')(share), ranked('bottom')(share)]),
    ...RANDOM_SEEDS.flatMap(random),
  ];
}

/** Section 3.1 of the paper: the core region removed, in 34 languages. */
export const coreExperiment = scoreGrid('core', LEAST_TOKENS, async () => corePlan());
