import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../announce/announcer';
import { Told } from '../announce/Told';
import { copyText } from '../browser/clipboard';
import { useExplorer } from '../explorer/context';
import { shareLink } from '../state/location';

/** Copies the link that describes everything that is set. */
export function CopyLink() {
  const { t } = useTranslation();
  const { store } = useExplorer();
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | null>(null);
  const copy = async () => {
    // Where it can't be copied, the address says the same.
    const copied = await copyText(shareLink(store, window.location.href));
    setOutcome(copied ? 'copied' : 'notCopied');
    if (copied) announce(t('header.copied'), 'link');
  };
  return (
    <>
      <button type="button" onClick={() => void copy()} onBlur={() => setOutcome(null)}>
        {t(outcome === 'copied' ? 'header.copied' : 'header.copyLink')}
      </button>
      {outcome === 'notCopied' && (
        <Told topic="link" className="hint">
          {t('header.notCopied')}
        </Told>
      )}
    </>
  );
}
