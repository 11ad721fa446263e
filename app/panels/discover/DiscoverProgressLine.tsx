import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatRemaining } from '../../i18n/numbers';
import { useExplorer, useOwnRegion } from '../context';
import { formatRate } from './rate';

/** How far a discovery is, and how to stop it. While it runs, closing the tab is asked about. */
export function DiscoverProgressLine() {
  const { t } = useTranslation();
  const { own } = useExplorer();
  const progress = useOwnRegion((state) => state.progress);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  return (
    <div className="discover-progress">
      <progress
        aria-label={t('discover.progress')}
        {...(progress === null ? {} : { value: progress.tokensDone, max: progress.tokensTotal })}
      />
      {progress !== null && (
        <p>
          {t('discover.progressLine', {
            stage: t(
              progress.text === 'own'
                ? `discover.ownStage.${progress.stage}`
                : `discover.otherStage.${progress.stage}`,
            ),
            done: formatCount(progress.tokensDone),
            total: formatCount(progress.tokensTotal),
            rate: formatRate(progress.tokensPerSecond),
            time: formatRemaining(progress.remainingMs, t),
          })}
        </p>
      )}
      <div className="button-row">
        <button type="button" onClick={() => void own.cancel()}>
          {t('discover.cancel')}
        </button>
      </div>
      <p className="hint">{t('discover.keepOpen')}</p>
    </div>
  );
}
