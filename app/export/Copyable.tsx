import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../announce/announcer';
import { Told } from '../announce/Told';
import { copyText } from '../browser/clipboard';
import '../share/share.css';

interface CopyableProps {
  readonly label: string;
  readonly text: string;
}

/** A text to take along: shown whole, selected at a press, copied by its button. */
export function Copyable({ label, text }: CopyableProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | null>(null);
  const id = useId();
  const copy = async () => {
    // Where it can't be copied, the text is there to be selected.
    const copied = await copyText(text);
    setOutcome(copied ? 'copied' : 'notCopied');
    if (copied) announce(t('export.copied'), 'copy');
  };
  return (
    <div className="copyable">
      <div className="copyable-head">
        <label htmlFor={id}>{label}</label>
        <button type="button" onClick={() => void copy()} onBlur={() => setOutcome(null)}>
          {t(outcome === 'copied' ? 'export.copied' : 'export.copy')}
        </button>
      </div>
      <textarea
        id={id}
        readOnly
        dir="ltr"
        rows={Math.min(10, text.split('\n').length)}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      {outcome === 'notCopied' && (
        <Told topic="copy" className="hint">
          {t('export.notCopied')}
        </Told>
      )}
    </div>
  );
}
