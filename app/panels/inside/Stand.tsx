import { useTranslation } from 'react-i18next';
import { DEFAULT_MODEL } from '../../../workers/model/default_model';
import { useEngineState, useExplorer, useSharedFields } from '../../explorer/context';
import { engineWords } from '../../i18n';
import { formatBytes } from '../../i18n/numbers';
import type { Answer } from './useAnswer';

/** Why nothing is shown yet, or what failed, and the way on; nothing where all is well. */
export function Stand({ of }: { readonly of: Answer<unknown> }) {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const { prompt } = useSharedFields('prompt');
  const model = useEngineState(({ status }) => status.state);
  if (prompt.trim() === '') return <p className="hint">{t('inside.emptyPrompt')}</p>;
  if (of.failure !== null)
    return (
      <p className="hint is-wrong" role="alert">
        {t('inside.failed', { reason: engineWords(of.failure.words) })}{' '}
        <button type="button" onClick={of.retry}>
          {t('inside.retry')}
        </button>
      </p>
    );
  if (of.data !== null) return null;
  if (model === 'ready') return <p className="hint">{t('inside.computing')}</p>;
  if (model === 'loading') return <p className="hint">{t('inside.waiting')}</p>;
  return (
    <p className="hint">
      {t('inside.needsModel', { size: formatBytes(DEFAULT_MODEL.sizeBytes, t) })}{' '}
      <button type="button" onClick={() => void client.load()}>
        {t('inside.load')}
      </button>
    </p>
  );
}
