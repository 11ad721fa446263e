import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrozenSet } from '../../../workers/protocol';
import {
  MAX_LEARNING_RATE,
  MAX_STEP_TOKENS,
  MAX_TRAINING_CHARACTERS,
  MAX_TRAINING_STEPS,
  MIN_STEP_TOKENS,
} from '../../../workers/tasks/training_limits';
import { Told } from '../../announce/Told';
import { formatLearningRate } from '../../charts/format';
import type { TrainingSettings } from '../../engine/training';
import { whenReady } from '../../engine/when_ready';
import { useExplorer, useTraining } from '../../explorer/context';
import { engineWords } from '../../i18n';
import { languageName } from '../../i18n/language_names';
import { comma } from '../../i18n/numbers';
import type { LanguageCode } from '../../languages/languages';
import { passage } from '../../languages/passages';
import { LEARNED_LANGUAGES } from '../../languages/scored';
import { NumberInput } from '../../ui/NumberInput';
import { SelectInput } from '../../ui/SelectInput';
import { Sized } from '../../ui/Sized';
import { useAskBeforeClosing } from '../../ui/useAskBeforeClosing';
import { Wrong } from '../../ui/Wrong';
import { KeptTraining } from './KeptTraining';
import { LiveChart } from './LiveChart';
import { PointsTable } from './PointsTable';
import { FREEZING_OF, liveSeries, panelsOf } from './series';

const LEAST_HEIGHT = 264;
/** A step of 1,024 tokens on wasm with two threads, as README.md has it. */
const SECONDS_A_STEP = 72.6;
const STEP_TOKENS = 1024;
/** Settings that are whole numbers: their key of the texts and their bounds. */
const WHOLE = [
  ['steps', 'steps', 1, MAX_TRAINING_STEPS],
  ['tokensPerStep', 'stepTokens', MIN_STEP_TOKENS, MAX_STEP_TOKENS],
  ['scoreEvery', 'scoreEvery', 1, MAX_TRAINING_STEPS],
] as const;
const FROZEN: readonly FrozenSet[] = ['none', 'core', 'random'];

/** The parallel passage in the languages that are watched: no text to learn has it. */
const itemsOf = (panels: readonly LanguageCode[]) =>
  panels.map((code) => ({ id: code, text: passage(code) }));

/** The reader's own further pre-training: settings, start, stop, go on, go back, and its curves. */
export function LiveTraining() {
  const { t } = useTranslation();
  const { client, training } = useExplorer();
  const [notLoaded, setNotLoaded] = useState(false);
  const { settings, learned, running, busy, trained } = useTraining((state) => state);
  // Closing would lose what is learned now, and what the browser does not keep.
  useAskBeforeClosing(running || (trained !== null && trained.notKept !== null));
  const set = (change: Partial<TrainingSettings>) => training.set(change);
  const run = async () => {
    setNotLoaded(false);
    try {
      await whenReady(client);
    } catch {
      // Why stands in the notice of the engine.
      return setNotLoaded(true);
    }
    await training.run(itemsOf(panelsOf(learned)));
  };
  return (
    <>
      <TextField text={settings.text} onChange={(text) => set({ text })} />
      <div className="experiment-controls">
        <SelectInput
          label={t('experiments.forgetting.live.learned')}
          value={learned}
          options={LEARNED_LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
          onChange={(value) => training.learn(value)}
        />
        <NumberInput
          label={t('experiments.forgetting.live.rate')}
          hint={t('experiments.forgetting.live.rateHint')}
          value={settings.learningRate}
          least={Number.MIN_VALUE}
          most={MAX_LEARNING_RATE}
          step="any"
          onChange={(learningRate) => set({ learningRate })}
        />
        <SelectInput
          label={t('experiments.forgetting.live.frozen')}
          value={settings.frozen}
          options={FROZEN.map((value) => ({
            value,
            label: t(`experiments.forgetting.freezings.${FREEZING_OF[value]}`),
          }))}
          onChange={(frozen) => set({ frozen })}
        />
        {WHOLE.map(([name, label, least, most]) => (
          <NumberInput
            key={name}
            label={t(`experiments.forgetting.live.${label}`)}
            value={settings[name]}
            least={least}
            most={most}
            onChange={(value) => set({ [name]: value })}
          />
        ))}
      </div>
      <div className="button-row">
        <button type="button" className="primary" disabled={running || busy} onClick={() => void run()}>
          {t(`experiments.forgetting.live.${trained === null ? 'start' : 'goOn'}`)}
        </button>
        <button type="button" disabled={!running} onClick={() => void training.stop()}>
          {t('experiments.forgetting.live.stop')}
        </button>
        <button
          type="button"
          disabled={running || busy || trained === null}
          onClick={() => void training.goBack()}
        >
          {t('experiments.forgetting.live.goBack')}
        </button>
      </div>
      {notLoaded && <Wrong>{t('experiments.forgetting.live.failed')}</Wrong>}
      <p className="hint">
        {t('experiments.forgetting.live.takes', {
          minutes: Math.max(1, Math.round(minutesOf(settings))),
        })}
      </p>
      <p className="hint">{t('experiments.forgetting.live.others')}</p>
      <KeptTraining />
      <LiveCurves />
    </>
  );
}

/** About how long the steps take on two cores. */
const minutesOf = ({ steps, tokensPerStep }: TrainingSettings) =>
  (steps * SECONDS_A_STEP * (tokensPerStep / STEP_TOKENS)) / 60;

function TextField({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('experiments.forgetting.live.text')}</label>
      <textarea
        id={id}
        rows={4}
        dir="auto"
        translate="no"
        maxLength={MAX_TRAINING_CHARACTERS}
        value={text}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className="hint">
        {t('experiments.forgetting.live.textHint')}
      </p>
    </div>
  );
}

/** Where the run stands, and its curves so far. */
function LiveCurves() {
  const { t } = useTranslation();
  const { settings, learned, running, withinStep, points, trained, failure, stopped } = useTraining(
    (state) => state,
  );
  const series = liveSeries(points, settings.frozen, settings.learningRate, panelsOf(learned));
  const last = points.at(-1);
  return (
    <>
      <div>
        {running && (
          <p>
            {t('experiments.forgetting.live.working', {
              step: (last?.step ?? 0) + 1,
              percent: t('units.percent', { value: Math.round(withinStep * 100) }),
            })}
          </p>
        )}
        {stopped && <Told topic="training">{t('experiments.forgetting.live.stopped')}</Told>}
        {last?.loss != null && last.msPerStep != null && (
          <p>
            {t('experiments.forgetting.live.pace', {
              seconds: (last.msPerStep / 1000).toFixed(1),
              loss: last.loss.toFixed(3),
            })}
          </p>
        )}
        {trained !== null && (
          <Told topic="trained" changesOnly>
            {t('experiments.forgetting.trained', {
              steps: trained.steps,
              rate: formatLearningRate(trained.learningRate),
              freezing: t(`experiments.forgetting.freezings.${FREEZING_OF[trained.frozen]}`),
            })}
          </Told>
        )}
      </div>
      {failure !== null && <Wrong>{engineWords(failure.words)}</Wrong>}
      {series !== null && (
        <>
          <Sized least={LEAST_HEIGHT}>
            {(width) => (
              <LiveChart series={series} width={width} label={t('experiments.forgetting.live.chart')} />
            )}
          </Sized>
          <p className="chart-note">
            {t('experiments.forgetting.live.scored', {
              list: panelsOf(learned).map(languageName).join(comma()),
            })}
          </p>
          <details className="experiment-table">
            <summary>{t('experiments.shell.table')}</summary>
            <PointsTable series={series} />
          </details>
        </>
      )}
    </>
  );
}
