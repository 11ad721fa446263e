import { useTranslation } from 'react-i18next';
import { Told } from '../announce/Told';
import { useTraining } from '../explorer/context';
import { keeping } from './start';
import { useOffline } from './useOffline';

/** A new version is there: the reader says when it comes. What is set is in the address and comes back. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const version = useOffline((state) => state.version);
  const trained = useTraining(({ trained }) => trained !== null && trained.notKept !== null);
  if (version === 'current') return null;
  return (
    <div className="notice">
      <Told topic="version">
        <strong>{t(`offline.version.${version}`)}</strong> <span>{t('offline.version.kept')}</span>
        {trained && <span>{` ${t('offline.version.trained')}`}</span>}
      </Told>
      <button type="button" onClick={() => keeping.takeNewVersion()}>
        {t('offline.version.reload')}
      </button>
    </div>
  );
}
