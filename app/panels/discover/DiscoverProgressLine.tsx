import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../announce/announcer';
import { useExplorer, useOwnRegion } from '../../explorer/context';
import { formatCount, formatRemaining } from '../../i18n/numbers';
import { useAskBeforeClosing } from '../../ui/useAskBeforeClosing';
import { formatRate } from './rate';

/** How far a discovery is, and how to stop it. While it runs, closing the tab is asked about. */
export function DiscoverProgressLine() {
  const { t } = useTranslation();
  const { own } = useExplorer();
  const progress = useOwnRegion((state) => state.progress);
  useAskBeforeClosing(true);
  // By quarters: what the line says changes many times a second.
  const share = progress === null ? 0 : progress.tokensDone / progress.tokensTotal;
  const quarter = Math.floor(share * 4) * 25;
  useEffect(() => {
    if (quarter > 0 && quarter < 100)
      announce(t('announce.discovery', { percent: t('units.percent', { value: quarter }) }), 'discover');
  }, [quarter, t]);
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
