import { useTranslation } from 'react-i18next';
import { DEFAULT_MODEL } from '../../../workers/model/default_model';
import { formatLearningRate } from '../../charts/format';
import { displayName } from '../../engine/status';
import {
  useEngineState,
  useExplorerState,
  useRecorded,
  useResults,
  useTraining,
} from '../../explorer/context';
import { backendWords } from '../../explorer/EngineStatusLine';
import { engineWords } from '../../i18n';
import { recordedBackend } from '../../i18n/recorded_backend';
import { isIntact } from '../../link/settings';
import type { PerplexityRow } from '../../state/values';

/** Where the numbers come from, or what would bring them. */
export function SourceLine({ rows }: { readonly rows: readonly PerplexityRow[] }) {
  const { t } = useTranslation();
  const status = useEngineState((state) => state.status);
  const recorded = useRecorded();
  const intact = useExplorerState((state) => isIntact(state.shared));
  const cutAt = useResults((results) => results.ownTextCutAt);
  const trained = useTraining((state) => state.trained);
  const values = rows
    .flatMap(({ base, edited, random }) => [base, edited, random])
    .filter((one) => one !== null);
  const live = values.some((value) => value.origin === 'live');
  const earlier = values.some((value) => value.origin === 'recorded');
  const origin = live ? (earlier ? 'both' : 'live') : earlier ? 'recorded' : 'none';
  const info = status.state === 'ready' ? status.info : null;
  const recordedBy = recorded.state === 'there' ? recordedBackend(recorded.recorded.backend, t) : '';
  const unedited = !intact && rows.every((row) => row.edited === null);
  return (
    <div className="hint">
      {values.length > 0 && (
        <p>
          {t('perplexity.source', {
            origin: t(`perplexity.origins.${origin}`),
            model: info === null ? DEFAULT_MODEL.name : displayName(info.modelName),
            backend: live && info !== null ? backendWords(info, t) : recordedBy,
            precision: t('status.precision'),
          })}
        </p>
      )}
      {trained !== null && (
        <p>
          {t('training.source', { steps: trained.steps, rate: formatLearningRate(trained.learningRate) })}
        </p>
      )}
      {cutAt !== null && <p>{t('perplexity.ownCut', { count: cutAt })}</p>}
      {info === null && recorded.state === 'missing' && (
        <p>{t('perplexity.recordedMissing', { reason: engineWords(recorded.reason) })}</p>
      )}
      {status.state === 'loading' && (values.length === 0 || unedited) && (
        <p>{t('perplexity.loadingFirst')}</p>
      )}
      {(status.state === 'idle' || status.state === 'failed') && unedited && recorded.state === 'there' && (
        <p>{t('perplexity.noRecorded')}</p>
      )}
    </div>
  );
}
