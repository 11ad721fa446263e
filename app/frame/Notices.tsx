import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DEFAULT_MODEL, DEFAULT_SHAPE } from '../../workers/model/default_model';
import { Told } from '../announce/Told';
import { useEngineState, useExplorer, useExplorerState, useResults } from '../explorer/context';
import { engineWords } from '../i18n';
import { formatBytes, joinSentences } from '../i18n/numbers';
import { outsideOf } from '../link/outside';
import type { Problem } from '../link/restore';
import { UpdateNotice } from '../offline/UpdateNotice';
import { SentNotice } from '../share/SentNotice';
import type { Failure } from '../state/results';
import { ModelNotice } from './ModelNotice';

/** What went wrong, in words, and what to do. */
export function Notices() {
  const { t } = useTranslation();
  const { client, results, runAgain } = useExplorer();
  const { problems, dismiss } = useExplorerState((state) => ({
    problems: state.problems,
    dismiss: state.dismissProblems,
  }));
  const failed = useEngineState(({ status }) => (status.state === 'failed' ? status.failure : null));
  const { warning, asking, idle } = useEngineState((state) => ({
    warning: state.warning,
    asking: state.asking,
    idle: state.status.state === 'idle',
  }));
  const modelBytes = useEngineState(({ status }) =>
    status.state === 'ready' ? status.info.modelBytes : DEFAULT_MODEL.sizeBytes,
  );
  const isReady = useEngineState(({ status }) => status.state === 'ready');
  const outside = useExplorerState(({ shared }) => outsideOf(shared, DEFAULT_SHAPE));
  const notKept = useEngineState((state) => state.notKept);
  const computing = useResults((state) => state.failure);
  // A back end that failed in the middle of a run (a lost device, no memory) does not come back: take a new worker.
  const computeAgain = computing?.kind === 'backend' ? () => void client.retry() : runAgain;
  return (
    <div className="notices">
      <ModelNotice />
      <SentNotice />
      <UpdateNotice />
      {problems.length > 0 && (
        <div className="notice">
          <Told topic="link-problems">
            <strong>{t('problems.title')}</strong>{' '}
            <span>{joinSentences(problems.map((problem) => problemWords(problem, t)))}</span>
          </Told>
          <button type="button" onClick={dismiss}>
            {t('problems.dismiss')}
          </button>
        </div>
      )}
      <StalledNotice />
      {outside > 0 && !isReady && (
        <div className="notice">
          <Told topic="outside">{t('problems.outside', { count: outside, model: DEFAULT_MODEL.name })}</Told>
        </div>
      )}
      {warning !== null && !asking && idle && (
        <div className="notice">
          <Told topic="loading-warning">{t(`offline.load.warned.${warning}`)}</Told>
          <button type="button" onClick={() => void client.load()}>
            {t('status.load', { size: formatBytes(DEFAULT_MODEL.sizeBytes, t) })}
          </button>
        </div>
      )}
      {notKept !== null && failed === null && (
        <div className="notice">
          <Told topic="storage">
            <strong>{t('notKept.title')}</strong>{' '}
            <span>{t(`notKept.${notKept}`, { size: formatBytes(modelBytes, t) })}</span>
          </Told>
          <button type="button" onClick={() => client.dismissNotKept()}>
            {t('notKept.dismiss')}
          </button>
        </div>
      )}
      {failed !== null && (
        <FailureNotice title={t('failure.loading')} failure={failed} onRetry={() => void client.retry()} />
      )}
      {computing !== null && failed === null && (
        <FailureNotice
          title={t('failure.computing')}
          failure={computing}
          onRetry={computeAgain}
          onDismiss={() => results.setState({ failure: null })}
        />
      )}
    </div>
  );
}

/** A load that hangs, and what may help: where the sessions are made, one thread; elsewhere, to begin anew. */
function StalledNotice() {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const { stalled, status, choice } = useEngineState((state) => state);
  if (!stalled || status.state !== 'loading') return null;
  const makesSessions = ['head', 'layers', 'check'].includes(status.progress?.stage ?? '');
  const useOneThread = makesSessions && choice !== 'wasm-1';
  return (
    <div className="notice">
      <Told topic="stalled">{t(useOneThread ? 'stalled.threads' : 'stalled.again')}</Told>
      <button
        type="button"
        onClick={() => void (useOneThread ? client.chooseBackend('wasm-1') : client.retry())}
      >
        {t(useOneThread ? 'stalled.useOneThread' : 'failure.retry')}
      </button>
    </div>
  );
}

function problemWords(problem: Problem, t: TFunction): string {
  if (problem.kind === 'field') return t('problems.field', { name: problem.name });
  if (problem.kind === 'more') return t('problems.more', { count: problem.count });
  return t(`problems.${problem.kind}`);
}

interface FailureNoticeProps {
  readonly title: string;
  readonly failure: Failure;
  readonly onRetry: () => void;
  readonly onDismiss?: () => void;
}

function FailureNotice({ title, failure, onRetry, onDismiss }: FailureNoticeProps) {
  const { t } = useTranslation();
  return (
    <div className="notice is-failure" role="alert">
      <p>
        <strong>{`${title}.`}</strong> <span>{engineWords(failure.words)}</span>
      </p>
      <button type="button" onClick={onRetry}>
        {t('failure.retry')}
      </button>
      {onDismiss !== undefined && (
        <button type="button" onClick={onDismiss}>
          {t('failure.dismiss')}
        </button>
      )}
    </div>
  );
}
