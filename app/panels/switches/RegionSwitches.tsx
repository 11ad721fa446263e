import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RegionLanguage, RegionName } from '../../../workers/model/recipe';
import { editableWeights } from '../../../workers/model/shape';
import { useExplorerState, useShared } from '../../explorer/context';
import { useModelShape } from '../../explorer/model';
import { languageName } from '../../i18n/language_names';
import { formatCount, formatShare } from '../../i18n/numbers';
import { language } from '../../languages/languages';
import { conflictAfter, type RecipeSettings } from '../../link/settings';
import { EditChips } from './EditChips';
import { OwnRegionSwitch } from './OwnRegionSwitch';
import { RegionSwitch } from './RegionSwitch';
import { useRegionCounts } from './useRegionCounts';

/** In the order of their English names, as the paper's tables list them. */
const LISTED: readonly RegionLanguage[] = ['ar', 'zh', 'en', 'ko', 'ru', 'es', 'vi'];

/** What is done to a region that is switched off, in a word or two. */
function doneWords({ kind, operation, factor }: RecipeSettings, t: TFunction): string {
  const what = kind === 'top' ? '' : t(`switches.done.${kind}`);
  const how =
    operation === 'scale'
      ? t('switches.done.scale', { factor })
      : t(`switches.done.${operation === 'zero' ? 'zero' : 'randomise'}`);
  return [what, how].filter((part) => part !== '').join(' ');
}

/** The switches of the core region and of one region for each language. */
export function RegionSwitches() {
  const { t } = useTranslation();
  const shared = useShared();
  const { edit, switchRegion } = useExplorerState(({ edit, switchRegion }) => ({ edit, switchRegion }));
  const counts = useRegionCounts();
  const editable = editableWeights(useModelShape());
  const note = (of: RegionName) => {
    const weights = counts[of];
    if (weights === undefined) return null;
    return { weights: formatCount(weights), share: formatShare(weights / editable, t) };
  };
  const done = doneWords(shared, t);
  const conflict = conflictAfter(shared, { off: ['ar'] });
  return (
    <div className="region-switches">
      <EditChips />
      <RegionSwitch
        label={t('switches.core')}
        inPlace={!shared.core}
        done={done}
        note={note('core')}
        onChange={(inPlace) => edit({ core: !inPlace })}
      />
      {LISTED.map((code) => (
        <RegionSwitch
          key={code}
          label={t('switches.region', { language: languageName(code) })}
          colour={language(code).colour}
          inPlace={!shared.off.includes(code)}
          done={done}
          note={note(code)}
          disabled={conflict !== null && !shared.off.includes(code)}
          onChange={(off) => switchRegion(code, off)}
        />
      ))}
      <OwnRegionSwitch note={note('own')} done={done} unavailable={conflict !== null} />
      {conflict !== null && <p className="hint">{t(`switches.conflict.${conflict}`)}</p>}
    </div>
  );
}
