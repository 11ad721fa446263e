import { INTACT } from '../../../workers/model/recipe';
import { type GridRecipe, scoreGrid } from '../score_grid';
import { removed } from './recipes';

/** Tokens of each language; issue and paper ask for a text that no region was found on. */
const LEAST_TOKENS = 2000;
export const CORE_SHARES = [1, 3, 5] as const;
export const RANDOM_SEEDS = [0, 1, 2, 3, 4] as const;

/** Base, Top and Bottom and Random in five seeds, at each share; what tells most comes first. */
export function corePlan(): readonly GridRecipe[] {
  const ranked = (kind: 'top' | 'bottom') => (share: (typeof CORE_SHARES)[number]) => ({
    id: `${kind}-${share}`,
    recipe: removed({ of: 'core', kind, share }),
  });
  const random = (seed: number) =>
    CORE_SHARES.map((share) => ({
      id: `random-${share}-seed${seed}`,
      recipe: removed({ of: 'core', kind: 'random', share, seed }),
    }));
  return [
    { id: 'base', recipe: INTACT },
    ...CORE_SHARES.flatMap((share) => [ranked('top')(share), ranked('bottom')(share)]),
    ...RANDOM_SEEDS.flatMap(random),
  ];
}

/** Section 3.1 of the paper: the core region removed, in 34 languages. */
export const coreExperiment = scoreGrid('core', LEAST_TOKENS, async () => corePlan());
