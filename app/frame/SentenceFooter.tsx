import { useTranslation } from 'react-i18next';
import { Told } from '../announce/Told';
import { formatLearningRate } from '../charts/format';
import { useControls, useExplorer, useExplorerState, useShared, useTraining } from '../explorer/context';
import { useTouched } from '../explorer/useTouched';
import { joinSentences } from '../i18n/numbers';
import { changeSentence } from '../i18n/sentence';
import { isIntact } from '../link/settings';
import { settingsOf } from '../link/shared';
import { ACTIONS } from '../state/actions';
import { CopyLink } from './CopyLink';
import { PinnedEdit } from './PinnedEdit';

/** The line that always says what is changed, with undo, redo, reset and the link. */
export function SentenceFooter() {
  const { t } = useTranslation();
  const { store } = useExplorer();
  const shared = useShared();
  const touched = useTouched();
  const trained = useTraining((state) => state.trained);
  const learned =
    trained === null
      ? []
      : [t('training.sentence', { steps: trained.steps, rate: formatLearningRate(trained.learningRate) })];
  // "Nothing is changed" would be wrong of trained weights.
  const changed = trained !== null && isIntact(shared) ? [] : [changeSentence(shared, touched, t)];
  const all = useControls((controls) => controls.all);
  const enabled = useExplorerState((state) => ACTIONS.map((action) => action.enabled(state)));
  return (
    <section className="sentence" data-tour="sentence" aria-label={t('sentence.title')}>
      <Told topic="sentence" changesOnly>
        {joinSentences([...learned, ...changed])}
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
        {(all || shared.pinned !== null) && (
          <button
            type="button"
            disabled={isIntact(shared)}
            onClick={() => store.getState().look({ pinned: settingsOf(shared) })}
          >
            {t('pinned.keep')}
          </button>
        )}
        <CopyLink />
      </div>
      <PinnedEdit />
    </section>
  );
}
