import { useTranslation } from 'react-i18next';
import { DEFAULT_MODEL } from '../../workers/model/default_model';
import { LEAST_MEMORY_GB } from '../engine/affordable';
import { useEngineState, useExplorer } from '../explorer/context';
import { formatBytes } from '../i18n/numbers';
import { PageDialog } from '../ui/PageDialog';

/** What the model costs a phone or a metered connection, before it is loaded; or why it is not offered. */
export default function LoadQuestion() {
  const { t } = useTranslation();
  const { client } = useExplorer();
  const { rule, warning } = useEngineState((state) => ({ rule: state.rule, warning: state.warning }));
  const refused = rule === 'refuse';
  const gigabytes = (value: number) => t('offline.load.gigabytes', { value });
  const size = formatBytes(DEFAULT_MODEL.sizeBytes, t);
  const memory = gigabytes(DEFAULT_MODEL.memoryBytes / 1e9);
  return (
    <PageDialog
      title={t(refused ? 'offline.load.refused' : 'offline.load.title')}
      close={t('offline.load.no')}
      onClose={() => void client.answer('no')}
    >
      {refused && <p>{t('offline.load.tooSmall', { memory, least: gigabytes(LEAST_MEMORY_GB) })}</p>}
      {warning !== null && <p>{t(`offline.load.warning.${warning}`, { memory })}</p>}
      <p>{t('offline.load.cost', { size, memory })}</p>
      <p>{t('offline.load.without')}</p>
      <button type="button" className="primary" onClick={() => void client.answer('yes')}>
        {refused || warning !== null ? t('offline.load.anyway') : t('offline.load.yes', { size })}
      </button>
    </PageDialog>
  );
}
