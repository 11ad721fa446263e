import { STRONGEST_DIMENSIONS } from '../../../app/figures/core-place';
import { INTACT, type Recipe } from '../../../workers/model/recipe';
import { SeededRandom } from '../../../workers/random';
import { controlsOf, removed, withControls } from '../recipes';
import { type GridRecipe, scoreGrid } from '../score_grid';

/** Dimensions that hold more of the core's weights than the two that the model's activations are largest in. */
const HEAVIEST_DIMENSIONS = [87, 639, 299, 289] as const;
const RANDOM_PAIRS = 3;
/** First seed word of the pairs; see workers/random.ts. */
const PAIR_STREAM = 31;
/**
 * Shares whose parts are removed: the whole core, of which no part leaves a language, and its strongest 954 weights,
 * of which parts are small enough that perplexity is not past a uniform guess.
 */
const SHARES = [1, 0.001] as const;

/** Pairs of residual dimensions that are none of those named, for what any two dimensions do. @param width of the stream */
export function randomPairs(width: number): readonly (readonly number[])[] {
  const random = new SeededRandom(PAIR_STREAM);
  const named = new Set<number>([...STRONGEST_DIMENSIONS, ...HEAVIEST_DIMENSIONS]);
  return Array.from({ length: RANDOM_PAIRS }, () => {
    const pair: number[] = [];
    while (pair.length < 2) {
      const dimension = random.below(width);
      if (named.has(dimension)) continue;
      named.add(dimension);
      pair.push(dimension);
    }
    return pair.sort((a, b) => a - b);
  });
}

const whole = (of: readonly number[]): Recipe => ({
  version: 1,
  edits: of.map((dimension) => ({
    target: 'dimension' as const,
    dimension,
    operation: { op: 'zero' as const },
  })),
});

/**
 * The core's weights in some dimensions alone, and as its controls as many others of the core: any, and of the same
 * levels of importance. At the smallest share there are no levels inside.
 */
function part(of: readonly number[], share: (typeof SHARES)[number]): GridRecipe[] {
  const dimensions = { keep: 'only' as const, of: [...of] };
  const conditions = { dimensions: of.join(' '), share };
  const id = `only-${of.join('.')}${share === 1 ? '' : `-${share}`}`;
  const result = { id, recipe: removed({ of: 'core', share, dimensions }), conditions };
  const samples = (share === 1 ? (['sample', 'sample-by-rank'] as const) : (['sample'] as const)).map(
    (kind): GridRecipe => ({
      id: `${id}-${kind}-0`,
      recipe: removed({ of: 'core', kind, share, dimensions }),
      conditions: { ...conditions, control: kind, like: id, seed: 0 },
    }),
  );
  return [result, ...samples, ...controlsOf(result, [0], ['matched'])];
}

/** The core as a whole, without its strongest dimensions, and by dimensions; and whole dimensions. */
export function coreDimensionsPlan(width: number): readonly GridRecipe[] {
  const of = [...STRONGEST_DIMENSIONS];
  const conditions = { dimensions: of.join(' ') };
  const except = { keep: 'except' as const, of };
  const pairs = randomPairs(width);
  const sets: readonly (readonly number[])[] = [of, ...HEAVIEST_DIMENSIONS.map((each) => [each]), ...pairs];
  return [
    { id: 'base', recipe: INTACT },
    ...withControls([
      { id: 'core', recipe: removed({ of: 'core' }) },
      { id: 'core-except', recipe: removed({ of: 'core', dimensions: except }), conditions },
    ]),
    ...sets.flatMap((dimensions) => part(dimensions, 1)),
    { id: 'dimensions', recipe: whole(of), conditions },
    ...pairs.map(
      (pair, seed): GridRecipe => ({
        id: `dimensions-random-${seed}`,
        recipe: whole(pair),
        conditions: { dimensions: pair.join(' '), control: 'random', like: 'dimensions', seed },
      }),
    ),
    ...HEAVIEST_DIMENSIONS.map(
      (dimension): GridRecipe => ({
        id: `dimensions-${dimension}`,
        recipe: whole([dimension]),
        conditions: { dimensions: String(dimension) },
      }),
    ),
    ...sets.flatMap((dimensions) => part(dimensions, 0.001)),
  ];
}

/** How much of the core's damage do its strongest dimensions do? */
export const coreDimensionsExperiment = scoreGrid('core-dimensions', 'twelve', async ({ regionIndex }) =>
  coreDimensionsPlan(regionIndex.shape.width),
);
