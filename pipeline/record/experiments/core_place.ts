import { type Place, PlaceSchema } from '../../../app/experiments/core-place/figures';
import { MATRICES, matrixDims, matrixSize } from '../../../workers/model/shape';
import { halfHolders, placeOf } from '../../../workers/regions/place';
import { REGION_LANGUAGES, type RegionEdit } from '../../../workers/weights/recipe';
import { writesResidual } from '../../../workers/weights/resolve';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { removed } from './recipes';

const SHARES = [1, 5] as const;

async function place({ engine }: RecordContext, edit: RegionEdit): Promise<Place> {
  const { shape } = engine.ready();
  const region = await engine.region(edit);
  const { counts, dimensions, gini } = placeOf(region, shape);
  const half = (side: 'input' | 'output') =>
    MATRICES.map((matrix) => halfHolders(dimensions[matrix][side]).length);
  const dims = (side: 'input' | 'output') => MATRICES.map((matrix) => matrixDims(shape, matrix)[side]);
  return {
    touchedWeights: region.count(),
    counts: counts.map((layer) => [...layer]),
    sizes: MATRICES.map((matrix) => matrixSize(shape, matrix)),
    residual: MATRICES.map((matrix) => [...dimensions[matrix][writesResidual(matrix) ? 'output' : 'input']]),
    half: { input: half('input'), output: half('output') },
    dims: { input: dims('input'), output: dims('output') },
    gini: { input: [...gini.input], output: [...gini.output] },
  };
}

/** Where do the core and the languages' regions lie? Shares of matrices and concentration by dimension. */
export const corePlaceExperiment: Experiment<Place> = {
  id: 'core-place',
  figures: PlaceSchema,
  text: 'no text: the shipped regions are counted',
  units: async (context) => {
    const regions = [
      ...SHARES.map((share) => ({ of: 'core' as const, share })),
      { of: 'core' as const, share: 5 as const, kind: 'random' as const },
      ...REGION_LANGUAGES.map((of) => ({ of, share: 1 as const })),
    ];
    return regions.map((region): Unit<Place> => {
      const recipe = removed(region);
      const [edit] = recipe.edits;
      if (edit?.target !== 'region') throw new Error('a region has no region edit');
      const { of, share, kind } = edit;
      return {
        id: kind === 'random' ? `random-${share}` : `${of}-${share}`,
        recipe,
        inputs: 1,
        run: () => place(context, edit),
      };
    });
  },
};
