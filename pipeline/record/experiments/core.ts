import { INTACT, type NESTED_SHARES, type RankedKind } from '../../../workers/model/recipe';
import { controlsOf, removed, withControls } from '../recipes';
import { type GridRecipe, scoreGrid } from '../score_grid';

type CoreShare = (typeof NESTED_SHARES)[number];
/** Seeds of the controls of the 1 % that the paper removes; every other result has the first one. */
const SEEDS = [0, 1, 2, 3, 4] as const;

const ranked =
  (kind: RankedKind) =>
  (share: CoreShare): GridRecipe => ({
    id: `${kind}-${share}`,
    recipe: removed({ of: 'core', kind, share }),
  });

/**
 * The core and what it is compared with: the least important weights, with and without those that are zero, the
 * weights ranked just below it, and the core of importances whose sequences got random signs. Each has controls of
 * its own. What tells most comes first.
 */
export function corePlan(): readonly GridRecipe[] {
  const top = ranked('top')(1);
  return [
    { id: 'base', recipe: INTACT },
    ...withControls([top]),
    ...withControls(([3, 5] as const).map(ranked('top'))),
    ...withControls(
      (['band', 'sign-flip', 'bottom-nonzero', 'bottom'] as const).map((kind) => ranked(kind)(1)),
    ),
    ...controlsOf(top, SEEDS.slice(1)),
    ...withControls(
      (['bottom-nonzero', 'bottom'] as const).flatMap((kind) => ([3, 5] as const).map(ranked(kind))),
      0,
      ['matched'],
    ),
  ];
}

/** Section 3.1 of the paper: the core region removed, in 34 languages. */
export const coreExperiment = scoreGrid('core', 'all', async () => corePlan());
