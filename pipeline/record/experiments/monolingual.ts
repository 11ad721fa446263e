import { INTACT, REGION_LANGUAGES } from '../../../workers/model/recipe';
import { type GridRecipe, scoreGrid } from '../score_grid';
import { removed } from './recipes';

const LEAST_TOKENS = 256;
const RULES = ['code', 'paper'] as const;
const KINDS = ['top', 'bottom'] as const;
/** Regions found on all of the discovery text, and on a tenth of it: the paper's two sizes. */
export const DISCOVERIES = ['all', 'tenth'] as const;
export type Discovery = (typeof DISCOVERIES)[number];

/** Table 5 for every language with a region: base, Top and Bottom by both rules at two sizes, and random. */
export function monolingualPlan(): readonly GridRecipe[] {
  const grid = (
    discovery: Discovery,
    rule: (typeof RULES)[number],
    kinds: readonly (typeof KINDS)[number][],
  ) =>
    REGION_LANGUAGES.flatMap((of) =>
      kinds.map((kind) => ({
        id: `${of}-${kind}-${rule}${discovery === 'tenth' ? '-tenth' : ''}`,
        recipe: removed({ of, kind, rule }),
        conditions: { discovery },
      })),
    );
  const random = REGION_LANGUAGES.map((of) => ({
    id: `${of}-random`,
    recipe: removed({ of, kind: 'random' }),
    conditions: { discovery: 'all' },
  }));
  // What Table 5 itself has comes first; the paper's rule after the code's.
  return [
    { id: 'base', recipe: INTACT },
    ...grid('all', 'code', ['top']),
    ...random,
    ...grid('all', 'code', ['bottom']),
    ...grid('tenth', 'code', ['top']),
    ...grid('all', 'paper', ['top']),
    ...grid('tenth', 'code', ['bottom']),
    ...grid('all', 'paper', ['bottom']),
    ...grid('tenth', 'paper', KINDS),
  ];
}

/** Section 3.3 and Table 5 of the paper: a language's region removed, in 34 languages. */
export const monolingualExperiment = scoreGrid('monolingual', LEAST_TOKENS, async () => monolingualPlan());
