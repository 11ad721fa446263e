import type { TFunction } from 'i18next';
import { MATRICES, type Matrix, writesResidual } from '../../../workers/model/shape';
import { type Place, STRONGEST_DIMENSIONS } from '../../figures/core-place';
import { comma } from '../../i18n/numbers';
import { rankOf } from './Marginal';

/** Where the strongest dimension stands in each matrix by its weights; null where the region is not recorded. */
export function findingOf(place: Place | undefined, region: string, t: TFunction): string | null {
  if (place === undefined) return null;
  const { residual } = place;
  const [dimension] = STRONGEST_DIMENSIONS;
  const ranks = MATRICES.map((name, index) => `${name} ${rankOf(residual[index] ?? [], dimension)}`);
  return t('experiments.core-place.finding', {
    region,
    dimension,
    list: ranks.join(comma()),
    all: residual[0]?.length ?? 0,
  });
}

/** In how few residual dimensions of a matrix half of the region lies, beside as many random weights. */
export function halfOf(
  place: Place | undefined,
  control: Place | undefined,
  matrix: Matrix,
  t: TFunction,
): string | null {
  const at = MATRICES.indexOf(matrix);
  const side = writesResidual(matrix) ? 'output' : 'input';
  const few = place?.half[side][at];
  if (place === undefined || few === undefined) return null;
  const random = control?.half[side][at];
  return t('experiments.core-place.half', {
    matrix,
    few,
    all: place.dims[side][at],
    random: random === undefined ? '' : t('experiments.core-place.randomHalf', { few: random }),
  });
}
