import { useTranslation } from 'react-i18next';
import { MAX_EDITS } from '../../../workers/model/recipe';
import { useExplorerState, useShared } from '../../explorer/context';
import { Term } from '../../glossary/Term';
import { extraSentence } from '../../i18n/sentence';
import { FIGURE_FOUR, WORST_RECORDED } from '../../languages/presets';
import { DimensionForm } from './DimensionForm';

const PRESETS = [
  ['breaks', FIGURE_FOUR.breaks],
  ['ordinary', FIGURE_FOUR.ordinary],
  ['worst', WORST_RECORDED],
] as const;

/** Edits of single parameters, dimensions and weights: presets, what is active, and a form for any other. */
export function DimensionsSection() {
  const { t } = useTranslation();
  const { extras } = useShared();
  const { addExtra, removeExtra } = useExplorerState(({ addExtra, removeExtra }) => ({
    addExtra,
    removeExtra,
  }));
  const full = extras.length >= MAX_EDITS - 8;
  return (
    <div className="dimensions" data-tour="dimensions">
      <h3>
        <Term of="residual-dimension">{t('dimensions.title')}</Term>
      </h3>
      <p className="hint">{t('dimensions.intro')}</p>
      {PRESETS.map(([name, edit]) => (
        <div key={name} className="preset">
          <button type="button" disabled={full} onClick={() => addExtra(edit)}>
            {t(`dimensions.presets.${name}`)}
          </button>
          <span className="hint">{t(`dimensions.presetNotes.${name}`)}</span>
        </div>
      ))}
      {extras.length > 0 && (
        <ul className="edits" aria-label={t('dimensions.active')}>
          {extras.map((edit, at) => {
            const text = extraSentence(edit, t);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same edit may stand twice; its place is what it is.
              <li key={at}>
                {text}
                <button
                  type="button"
                  className="plain"
                  aria-label={t('dimensions.remove', { edit: text })}
                  onClick={() => removeExtra(at)}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {full && <p className="hint">{t('dimensions.full', { limit: MAX_EDITS })}</p>}
      <details className="more">
        <summary>{t('dimensions.other')}</summary>
        <DimensionForm disabled={full} onAdd={addExtra} />
      </details>
    </div>
  );
}
