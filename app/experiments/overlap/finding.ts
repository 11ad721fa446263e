import { extent, max } from 'd3';
import type { TFunction } from 'i18next';
import type { Overlap } from '../../figures/overlap';
import type { Share } from '../../link/settings';
import { chanceJaccard } from './pooled';

/** How far any two languages overlap before Eq. 5, against chance and after it; null where it is not recorded. */
export function findingOf(figures: Overlap | undefined, share: Share, t: TFunction): string | null {
  if (figures === undefined) return null;
  const [least, most] = extent(figures.pairs, ({ before }) => before);
  const after = max(figures.pairs, (pair) => pair.after);
  if (least === undefined || after === undefined) return null;
  return t('experiments.overlap.finding', {
    languages: figures.languages.length,
    share,
    least: least.toFixed(2),
    most: most.toFixed(2),
    chance: chanceJaccard(share).toFixed(3),
    after: after.toFixed(2),
  });
}
