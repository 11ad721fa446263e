import { INTACT, REGION_LANGUAGES, type Recipe, type RegionLanguage } from '../../../workers/model/recipe';
import { MATRICES, matrixDims, writesResidual } from '../../../workers/model/shape';
import { SeededRandom } from '../../../workers/random';
import { placeOf } from '../../../workers/regions/place';
import type { RecordContext } from '../experiment';
import { controlsOf, regionEdit, removed } from '../recipes';
import { type GridRecipe, scoreGrid } from '../score_grid';

/** First seed word of the drawn dimensions; see workers/random.ts. */
const DRAW_STREAM = 42;
/** A drawn dimension is one of so many whose weights have the norm nearest to the language's dimension's. */
const NEAREST = 20;

/** The residual dimension that a language's region crowds into, and one drawn as its control. */
export interface LanguageDimension {
  readonly language: RegionLanguage;
  readonly dimension: number;
  /** Share of the region's weights that it holds. */
  readonly share: number;
  readonly random: number;
}

/** @param counts weights of each language's region at each residual dimension, [width] @param norms of each dimension's weights, [width] */
export function languageDimensions(
  counts: Readonly<Record<RegionLanguage, ArrayLike<number>>>,
  norms: Float64Array,
): readonly LanguageDimension[] {
  const random = new SeededRandom(DRAW_STREAM);
  const heaviest = (of: ArrayLike<number>) =>
    Array.from(of).reduce((most, count, at, all) => (count > (all[most] ?? 0) ? at : most), 0);
  const taken = new Set(REGION_LANGUAGES.map((language) => heaviest(counts[language])));
  return REGION_LANGUAGES.map((language) => {
    const dimension = heaviest(counts[language]);
    const distance = (at: number) => Math.abs(Math.log(norms[at] / norms[dimension]));
    const near = [...norms.keys()]
      .filter((at) => !taken.has(at))
      .sort((a, b) => distance(a) - distance(b) || a - b)
      .slice(0, NEAREST);
    const drawn = near[random.below(near.length)] ?? 0;
    taken.add(drawn);
    const all = Array.from(counts[language]).reduce((sum, count) => sum + count, 0);
    return {
      language,
      dimension,
      share: all === 0 ? 0 : (counts[language][dimension] ?? 0) / all,
      random: drawn,
    };
  });
}

const whole = (dimension: number): Recipe => ({
  version: 1,
  edits: [{ target: 'dimension', dimension, operation: { op: 'zero' } }],
});

/** Each dimension as a whole beside a drawn one, and each language's region with it and without. */
export function languageDimensionsPlan(found: readonly LanguageDimension[]): readonly GridRecipe[] {
  return [
    { id: 'base', recipe: INTACT },
    ...found.flatMap(({ language, dimension, share, random }): GridRecipe[] => {
      const conditions = { language, dimension, share: Number(share.toPrecision(3)) };
      const id = `${language}-dimension`;
      const dimensions = { keep: 'except' as const, of: [dimension] };
      const except = { id: `${language}-except`, recipe: removed({ of: language, dimensions }), conditions };
      return [
        { id, recipe: whole(dimension), conditions },
        {
          id: `${id}-random-0`,
          recipe: whole(random),
          conditions: { language, dimension: random, control: 'random', like: id, seed: 0 },
        },
        { id: `${language}-region`, recipe: removed({ of: language }), conditions },
        except,
        ...controlsOf(except, [0], ['matched']),
      ];
    }),
  ];
}

/** Counts and norms by residual dimension: inputs of q k v gate up, outputs of o down. */
async function dimensionsIn({ engine }: RecordContext): Promise<readonly LanguageDimension[]> {
  const model = engine.ready();
  const { shape } = model;
  const counts: Partial<Record<RegionLanguage, Uint32Array>> = {};
  for (const language of REGION_LANGUAGES) {
    const { dimensions } = placeOf(await engine.region(regionEdit({ of: language })), shape);
    const sum = new Uint32Array(shape.width);
    for (const matrix of MATRICES)
      for (const [at, count] of dimensions[matrix][writesResidual(matrix) ? 'output' : 'input'].entries())
        sum[at] += count;
    counts[language] = sum;
  }
  const squares = new Float64Array(shape.width);
  for (let layer = 0; layer < shape.layers; layer++) {
    const matrices = await model.base.original.matrices(layer);
    for (const matrix of MATRICES) {
      const { output } = matrixDims(shape, matrix);
      // Running weights lie [input, output].
      for (const [at, weight] of matrices[matrix].entries())
        squares[writesResidual(matrix) ? at % output : Math.floor(at / output)] += weight * weight;
    }
  }
  return languageDimensions(counts as Record<RegionLanguage, Uint32Array>, squares.map(Math.sqrt));
}

/** Does one residual dimension carry a language? */
export const languageDimensionsExperiment = scoreGrid('language-dimensions', 'twelve', async (context) =>
  languageDimensionsPlan(await dimensionsIn(context)),
);
