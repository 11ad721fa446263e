import { useTranslation } from 'react-i18next';
import type { RegionLanguage, RegionName } from '../../../workers/model/recipe';
import { editableWeights } from '../../../workers/model/shape';
import { useExplorerState, useShared } from '../../explorer/context';
import { useModelShape } from '../../explorer/model';
import { languageName } from '../../i18n/language_names';
import { formatCount, formatShare } from '../../i18n/numbers';
import { language } from '../../languages/languages';
import { conflictAfter } from '../../link/settings';
import { OwnRegionSwitch } from './OwnRegionSwitch';
import { RegionSwitch } from './RegionSwitch';
import { useRegionCounts } from './useRegionCounts';

/** In the order of their English names, as the paper's tables list them. */
const LISTED: readonly RegionLanguage[] = ['ar', 'zh', 'en', 'ko', 'ru', 'es', 'vi'];

/** The switches of the core region and of one region for each language. */
export function RegionSwitches() {
  const { t } = useTranslation();
  const shared = useShared();
  const { edit, toggleRegion } = useExplorerState(({ edit, toggleRegion }) => ({ edit, toggleRegion }));
  const counts = useRegionCounts();
  const editable = editableWeights(useModelShape());
  const note = (of: RegionName) => {
    const weights = counts[of];
    if (weights === undefined) return null;
    return { weights: formatCount(weights), share: formatShare(weights / editable, t) };
  };
  const conflict = conflictAfter(shared, { off: ['ar'] });
  return (
    <div className="region-switches">
      <p className="hint">{t('switches.intro')}</p>
      <RegionSwitch
        label={t('switches.core')}
        on={shared.core}
        note={note('core')}
        onChange={(core) => edit({ core })}
      />
      {LISTED.map((code) => (
        <RegionSwitch
          key={code}
          label={t('switches.region', { language: languageName(code) })}
          colour={language(code).colour}
          on={shared.off.includes(code)}
          note={note(code)}
          disabled={conflict !== null && !shared.off.includes(code)}
          onChange={() => toggleRegion(code)}
        />
      ))}
      <OwnRegionSwitch note={note('own')} unavailable={conflict !== null} />
      {conflict !== null && <p className="hint">{t(`switches.conflict.${conflict}`)}</p>}
    </div>
  );
}
