import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../announce/announcer';
import { Told } from '../announce/Told';
import { useExplorer } from '../explorer/context';
import { shareLink } from '../state/location';

/** Copies the link that describes everything that is set. */
export function CopyLink() {
  const { t } = useTranslation();
  const { store } = useExplorer();
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(shareLink(store, window.location.href));
      setOutcome('copied');
      announce(t('header.copied'), 'link');
    } catch {
      // No permission, or no secure context: the address says the same.
      setOutcome('notCopied');
    }
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
