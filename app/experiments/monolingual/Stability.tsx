import { useTranslation } from 'react-i18next';
import { REGION_LANGUAGES } from '../../../workers/model/recipe';
import { useExplorer } from '../../explorer/context';
import { languageName } from '../../i18n/language_names';
import { comma } from '../../i18n/numbers';
import { useLoaded } from '../../ui/useLoaded';

/** How much of each region two halves of its text agree on, from the list of the shipped regions; nothing without it. */
export function Stability() {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const { data: index } = useLoaded('index', () => client.engine.regionIndex());
  if (index === null) return null;
  const list = REGION_LANGUAGES.flatMap((code) => {
    const entry = index.entries.find(({ of, kind }) => of === code && kind === 'top');
    const jaccard = entry?.stability.byShare[entry.shares.indexOf(1)];
    return jaccard === undefined ? [] : [`${languageName(code)} ${jaccard.toFixed(2)}`];
  });
  return (
    <p className="chart-note">
      {t('experiments.monolingual.stability', { list: list.join(comma()) })}{' '}
      {t('experiments.monolingual.stabilityNote')}
    </p>
  );
}
