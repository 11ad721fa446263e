import { useTranslation } from 'react-i18next';
import { editableWeights } from '../../workers/model/shape';
import { Told } from '../announce/Told';
import { changeSentence, type Touched } from '../i18n/sentence';
import { ACTIONS } from '../state/actions';
import { findRecorded } from '../state/recorded';
import { isIntact, toRecipe } from '../state/settings';
import { CopyLink } from './CopyLink';
import { useExplorer, useExplorerState, useRecorded, useResults, useShared, useTraining } from './context';
import { useModelShape } from './model';

/** How many weights the recipe touches: counted by the engine, else recorded, else not known. */
function useTouched(): Touched | null {
  const shared = useShared();
  const shape = useModelShape();
  const report = useResults((results) => results.report);
  const recorded = useRecorded();
  if (report !== null) return { weights: report.touchedWeights, of: report.editableWeights };
  const entry = recorded.state === 'there' ? findRecorded(recorded.recorded, toRecipe(shared)) : null;
  return entry === null ? null : { weights: entry.touchedWeights, of: editableWeights(shape) };
}

/** The line that always says what is changed, with undo, redo, reset and the link. */
export function SentenceFooter() {
  const { t } = useTranslation();
  const { store } = useExplorer();
  const shared = useShared();
  const touched = useTouched();
  const trained = useTraining((state) => state.trained);
  const learned =
    trained === null ? [] : [t('training.sentence', { steps: trained.steps, rate: trained.learningRate })];
  // "Nothing is changed" would be wrong of trained weights.
  const changed = trained !== null && isIntact(shared) ? [] : [changeSentence(shared, touched, t)];
  const enabled = useExplorerState((state) => ACTIONS.map((action) => action.enabled(state)));
  return (
    <section className="sentence" data-tour="sentence" aria-label={t('sentence.title')}>
      <Told topic="sentence" changesOnly>
        {[...learned, ...changed].join(' ')}
      </Told>
      <div className="sentence-actions">
        {ACTIONS.map((action, at) => (
          <button
            key={action.id}
            type="button"
            disabled={!enabled[at]}
            onClick={() => action.run(store.getState())}
          >
            {t(action.label)}
          </button>
        ))}
        <CopyLink label="header.share" />
      </div>
    </section>
  );
}
