import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REGION_LANGUAGES } from '../../../workers/model/recipe';
import type { RegionIndex } from '../../../workers/protocol';
import { useExplorer } from '../../explorer/context';
import { languageName } from '../../i18n/language_names';
import { comma } from '../../i18n/numbers';

/** How much of each region two halves of its text agree on, from the list of the shipped regions; nothing without it. */
export function Stability() {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const [index, setIndex] = useState<RegionIndex | null>(null);
  useEffect(() => {
    let shown = true;
    client.engine.regionIndex().then(
      (read) => shown && setIndex(read),
      (error: unknown) => console.info('The stability of the regions could not be read:', error),
    );
    return () => {
      shown = false;
    };
  }, [client]);
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
