import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DEFAULT_MODEL } from '../../workers/model/default_model';
import type { EngineInfo, LoadProgress } from '../../workers/protocol';
import { displayName } from '../engine/status';
import { formatBytes, formatRemaining } from '../i18n/numbers';
import { useEngineState, useExplorer, useRecorded, useResults, useTraining } from './context';

/** "wasm ×2", "WebGPU" */
export function backendWords({ backend }: EngineInfo, t: TFunction): string {
  return t(`status.backends.${backend.name}`, { threads: backend.threads });
}

function progressWords(progress: LoadProgress | null, t: TFunction): string {
  if (progress === null) return t('status.stage.start');
  const { stage, done, total } = progress;
  const bytes = stage === 'download' || stage === 'verify';
  return t(`status.stage.${stage}`, {
    done: bytes ? formatBytes(done, t) : done,
    total: bytes ? formatBytes(total, t) : total,
    percent: t('units.percent', { value: total === 0 ? 0 : Math.floor((done / total) * 100) }),
  });
}

/**
 * What computes the numbers, or what to do so that something does. Each button has a key: were "Load" made into
 * "Cancel" in its place, a press that began on the one would end on the other.
 */
export function EngineStatusLine() {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const status = useEngineState((state) => state.status);
  const refused = useEngineState(({ rule, fileName }) => rule === 'refuse' && fileName === null);
  const wanted = useEngineState((state) => state.wanted);
  const recorded = useRecorded();
  const texts = useResults((results) => results.texts);
  const trained = useTraining((state) => state.trained);
  const queued = useResults((results) => results.queued);
  const isReaders = useEngineState(({ fileName }) => fileName !== null);
  const load = () => void client.load();
  if (status.state === 'ready') {
    const ms = texts.edited?.msPerToken ?? texts.base?.msPerToken ?? null;
    const speed = ms === null ? [] : [t('status.speed', { ms: Math.round(ms) })];
    const learned = trained === null ? [] : [t('training.line', { count: trained.steps })];
    const live = t('status.live', {
      model: displayName(status.info.modelName),
      backend: backendWords(status.info, t),
    });
    const words = [live, ...learned, ...speed].join(' · ');
    const computing = queued > 0 ? t('status.computing', { count: queued }) : null;
    const whole = [words, computing].filter((part) => part !== null).join(' · ');
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields; this is a line of text.
      <p className="status" role="group" aria-label={t('status.label')} title={whole}>
        <span className="status-mark is-live" aria-hidden="true" />
        <span>
          <span>{words}</span>
          {computing !== null && <span className="status-queue">{computing}</span>}
        </span>
        {isReaders && (
          <button key="default" type="button" onClick={() => void client.backToDefault()}>
            {t('status.default')}
          </button>
        )}
      </p>
    );
  }
  if (status.state === 'loading') {
    const { progress, remainingMs } = status;
    return (
      <div className="status">
        <progress
          aria-label={t('status.label')}
          {...(progress === null ? {} : { value: progress.done, max: progress.total || 1 })}
        />
        <span className="status-text">
          <span>{progressWords(progress, t)}</span>
          {remainingMs !== null && (
            <span>{` · ${t('status.remaining', { time: formatRemaining(remainingMs, t) })}`}</span>
          )}
        </span>
        <button key="cancel" type="button" onClick={() => void client.cancelLoad()}>
          {t('status.cancel')}
        </button>
      </div>
    );
  }
  const size = formatBytes(DEFAULT_MODEL.sizeBytes, t);
  const resume = status.state === 'idle' && status.cancelled;
  return (
    <div className="status">
      <span className="status-mark" aria-hidden="true" />
      <span className="status-text">
        {status.state === 'failed'
          ? t('status.failed')
          : t(
              wanted ? 'status.wanted' : recorded.state === 'there' ? 'status.recorded' : 'status.noRecorded',
            )}
      </span>
      {isReaders && (
        <button key="default" type="button" onClick={() => void client.backToDefault()}>
          {t('status.default')}
        </button>
      )}
      {status.state === 'failed' ? (
        <button key="retry" type="button" className="primary" onClick={() => void client.retry()}>
          {t('status.retry')}
        </button>
      ) : refused ? (
        <button key="why" type="button" onClick={load}>
          {t('offline.load.why')}
        </button>
      ) : (
        <button key="load" type="button" className={wanted ? 'primary' : undefined} onClick={load}>
          {resume ? t('status.resume') : t('status.load', { size })}
        </button>
      )}
    </div>
  );
}
