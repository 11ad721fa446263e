import { type RegionName, SHIPPED_REGIONS } from '../../../workers/model/recipe';
import { MATRICES, type ModelShape, matrixSize } from '../../../workers/model/shape';
import { useRecorded, useResults, useShared } from '../../explorer/context';
import { useModelShape } from '../../explorer/model';
import { findRecorded } from '../../figures/recorded';
import { regionEdit, regionsOff } from '../../link/settings';

/** Weights of each region with the settings that are set: from the engine, from a record, or (core) by arithmetic. */
export function useRegionCounts(): Readonly<Partial<Record<RegionName, number>>> {
  const shared = useShared();
  const { counts, report } = useResults((results) => ({ counts: results.counts, report: results.report }));
  const recorded = useRecorded();
  const shape = useModelShape();
  const found: Partial<Record<RegionName, number>> = {};
  for (const of of SHIPPED_REGIONS) {
    const single = { version: 1 as const, edits: [regionEdit({ ...shared, operation: 'zero' }, of)] };
    const entry = recorded.state === 'there' ? findRecorded(recorded.recorded, single) : null;
    if (entry !== null) found[of] = entry.touchedWeights;
  }
  regionsOff(shared).forEach((of, at) => {
    const weights = report?.edits[at]?.weights;
    if (weights !== undefined) found[of] = weights;
  });
  const first = shared.layers?.[0] ?? 0;
  const layers = (shared.layers?.[1] ?? shape.layers - 1) - first + 1;
  const core = coreWeights(shape, layers, shared.matrices, shared.share);
  return { core, ...found, ...counts };
}

/** The core region has no subtraction: a whole number of weights of each matrix, k % rounded down. */
function coreWeights(
  shape: ModelShape,
  layers: number,
  matrices: readonly (typeof MATRICES)[number][],
  share: number,
): number {
  const within = MATRICES.filter((matrix) => matrices.includes(matrix));
  return (
    layers * within.reduce((sum, matrix) => sum + Math.floor((matrixSize(shape, matrix) * share) / 100), 0)
  );
}
