import { useTranslation } from 'react-i18next';
import { MAX_EDITS } from '../../../workers/model/recipe';
import { useExplorerState, useSharedFields } from '../../explorer/context';
import { useIsDefaultModel } from '../../explorer/model';
import { Term } from '../../glossary/Term';
import { FIGURE_FOUR, WORST_RECORDED } from '../../languages/presets';
import { DimensionForm } from './DimensionForm';

const PRESETS = [
  ['breaks', FIGURE_FOUR.breaks],
  ['ordinary', FIGURE_FOUR.ordinary],
  ['worst', WORST_RECORDED],
] as const;

/** Edits of single parameters, dimensions and weights: presets, and a form for any other. */
export function DimensionsSection() {
  const { t } = useTranslation();
  const { extras } = useSharedFields('extras');
  const addExtra = useExplorerState((state) => state.addExtra);
  const isDefault = useIsDefaultModel();
  const full = extras.length >= MAX_EDITS - 8;
  return (
    <div className="dimensions" data-tour="dimensions">
      <h3>
        <Term of="residual-dimension">{t('dimensions.title')}</Term>
      </h3>
      <p className="hint">{t('dimensions.intro')}</p>
      {(isDefault ? PRESETS : []).map(([name, edit]) => (
        <div key={name} className="preset">
          <button type="button" disabled={full} onClick={() => addExtra(edit)}>
            {t(`dimensions.presets.${name}`)}
          </button>
          <span className="hint">{t(`dimensions.presetNotes.${name}`)}</span>
        </div>
      ))}
      {full && <p className="hint">{t('dimensions.full', { limit: MAX_EDITS })}</p>}
      <details className="more">
        <summary>{t('dimensions.other')}</summary>
        <DimensionForm disabled={full} onAdd={addExtra} />
      </details>
    </div>
  );
}
