import { controlOf, type Place, PlaceSchema } from '../../../app/figures/core-place';
import { REGION_LANGUAGES, type RegionEdit } from '../../../workers/model/recipe';
import { MATRICES, matrixDims, matrixSize, writesResidual } from '../../../workers/model/shape';
import { halfHolders, placeOf } from '../../../workers/regions/place';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { type RemovedRegion, regionEdit } from '../recipes';

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

/** The core at 1 and 5 %, each language after subtraction, and for each as many random weights in each matrix. */
export function corePlacePlan(): readonly { readonly id: string; readonly edit: RegionEdit }[] {
  const regions: readonly RemovedRegion[] = [
    ...SHARES.map((share) => ({ of: 'core' as const, share })),
    ...REGION_LANGUAGES.map((of) => ({ of, share: 1 as const })),
  ];
  const controls = regions.map((region) => ({ ...region, kind: 'random' as const }));
  return [...regions, ...controls].map((region) => {
    const edit = regionEdit(region);
    const id = `${edit.of}-${edit.share}`;
    return { id: edit.kind === 'random' ? (controlOf(id) ?? id) : id, edit };
  });
}

/** Where do the core and the languages' regions lie? Shares of matrices and concentration by dimension. */
export const corePlaceExperiment: Experiment<Place> = {
  id: 'core-place',
  figures: PlaceSchema,
  units: async (context) =>
    corePlacePlan().map(
      ({ id, edit }): Unit<Place> => ({
        id,
        recipe: { version: 1, edits: [edit] },
        inputs: 1,
        seconds: 2,
        run: () => place(context, edit),
      }),
    ),
};
