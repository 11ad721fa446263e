import type { TFunction } from 'i18next';
import { MATRICES } from '../../../workers/model/shape';
import { type Place, STRONGEST_DIMENSIONS } from '../../figures/core-place';
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
    list: ranks.join(', '),
    all: residual[0]?.length ?? 0,
  });
}
