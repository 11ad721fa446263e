import type { TFunction } from 'i18next';
import { formatPercent, formatRatio, NO_NUMBER } from '../../charts/format';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { damageOf, dimensionOf, languagesIn } from './parts';

/** A sentence a language: its dimension alone, and its region with it and without; null without any. */
export function findingOf(recorded: RecordedExperiment<Scores>, t: TFunction): string | null {
  const words = (ratio: number | null) => (ratio === null ? NO_NUMBER : formatRatio(ratio));
  const found = languagesIn(recorded).flatMap((own) => {
    const place = dimensionOf(recorded, own);
    const [dimension, region, except] = (['dimension', 'region', 'except'] as const).map((part) =>
      damageOf(recorded, own, part),
    );
    if (place === null || !dimension || !region || !except) return [];
    return [
      t('experiments.language-dimensions.found', {
        language: languageName(own),
        dimension: place.dimension,
        share: formatPercent(place.share),
        own: words(dimension.own),
        others: words(dimension.others),
        random: words(dimension.control),
        region: words(region.own),
        except: words(except.own),
      }),
    ];
  });
  return found.length === 0 ? null : found.join(' ');
}

/** How many of the dimensions harm their own language more than the others, and more than a drawn one does. */
export function answerOf(recorded: RecordedExperiment<Scores>, t: TFunction): string | null {
  const known = languagesIn(recorded).flatMap((own) => {
    const { own: ratio, others, control } = damageOf(recorded, own, 'dimension');
    return ratio === null || others === null || control === null ? [] : [{ ratio, others, control }];
  });
  if (known.length === 0) return null;
  const carried = known.filter(({ ratio, others, control }) => ratio > others && ratio > control);
  return t('experiments.language-dimensions.answer', { count: carried.length, of: known.length });
}
