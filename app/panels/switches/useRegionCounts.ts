import { useMemo } from 'react';
import { type RegionName, SHIPPED_REGIONS } from '../../../workers/model/recipe';
import { MATRICES, matrixSize } from '../../../workers/model/shape';
import { shareCount } from '../../../workers/regions/select';
import { countKey, onlyRegion } from '../../engine/jobs';
import type { RegionCounts } from '../../engine/known';
import { useRecorded, useResults, useShared } from '../../explorer/context';
import { useModelShape } from '../../explorer/model';
import { findRecorded } from '../../figures/recorded';
import { regionsOff } from '../../link/settings';

/**
 * Weights of each region with the settings that are set, from whichever knows first: all counted by the engine, those
 * that are switched off reported by it, recorded ones, the core by arithmetic.
 */
export function useRegionCounts(): RegionCounts {
  const shared = useShared();
  const { counts, report } = useResults((results) => ({ counts: results.counts, report: results.report }));
  const offline = useOfflineCounts();
  const reported: Partial<Record<RegionName, number>> = {};
  regionsOff(shared).forEach((of, at) => {
    const weights = report?.edits[at]?.weights;
    if (weights !== undefined) reported[of] = weights;
  });
  return { ...offline, ...reported, ...counts };
}

/** What is known without the engine. */
function useOfflineCounts(): RegionCounts {
  const shared = useShared();
  const shape = useModelShape();
  const recorded = useRecorded();
  const key = countKey(shared);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all of `shared` that counts.
  return useMemo(() => {
    const file = recorded.state === 'there' ? recorded.recorded : null;
    const { share, layers, matrices } = shared;
    const [first, last] = layers ?? [0, shape.layers - 1];
    // The core region has no subtraction: the same share of each matrix.
    const layer = MATRICES.filter((matrix) => matrices.includes(matrix));
    const weights = layer.reduce((sum, matrix) => sum + shareCount(share, matrixSize(shape, matrix)), 0);
    const found: Partial<Record<RegionName, number>> = { core: (last - first + 1) * weights };
    for (const of of SHIPPED_REGIONS) {
      const entry = findRecorded(file, onlyRegion(shared, of));
      if (entry !== null) found[of] = entry.touchedWeights;
    }
    return found;
  }, [key, recorded, shape]);
}
