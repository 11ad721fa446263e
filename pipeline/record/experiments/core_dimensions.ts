import { STRONGEST_DIMENSIONS } from '../../../app/figures/core-place';
import { INTACT } from '../../../workers/model/recipe';
import { type GridRecipe, scoreGrid } from '../score_grid';
import { removed } from './recipes';

const LEAST_TOKENS = 256;

/** The core as a whole, without its strongest dimensions, and those alone; random with the same dimensions out. */
export function coreDimensionsPlan(): readonly GridRecipe[] {
  const of = [...STRONGEST_DIMENSIONS];
  const conditions = { dimensions: of.join(' ') };
  const except = { keep: 'except' as const, of };
  const only = { keep: 'only' as const, of };
  return [
    { id: 'base', recipe: INTACT },
    { id: 'core', recipe: removed({ of: 'core' }) },
    { id: 'core-except', recipe: removed({ of: 'core', dimensions: except }), conditions },
    { id: 'core-only', recipe: removed({ of: 'core', dimensions: only }), conditions },
    { id: 'random', recipe: removed({ of: 'core', kind: 'random' }) },
    { id: 'random-except', recipe: removed({ of: 'core', kind: 'random', dimensions: except }), conditions },
    {
      id: 'dimensions',
      recipe: {
        version: 1,
        edits: of.map((dimension) => ({
          target: 'dimension' as const,
          dimension,
          operation: { op: 'zero' as const },
        })),
      },
      conditions,
    },
  ];
}

/** How much of the core's damage do its strongest dimensions do? */
export const coreDimensionsExperiment = scoreGrid('core-dimensions', LEAST_TOKENS, async () =>
  coreDimensionsPlan(),
);
