import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../browser/clipboard';
import { PartError } from '../browser/lazily';

export interface PartFailedProps {
  readonly thrown: unknown;
  readonly onRetry: () => void;
  /** Of the place that the part has in the page's layout. */
  readonly className?: string | undefined;
  /** Ends the part, where it lies over the page: a dialog, the tour, a lecture. What is said then lies over it too. */
  readonly onClose?: (() => void) | undefined;
  /** The whole page failed: what is set may be why. */
  readonly isPage?: boolean | undefined;
}

/** What failed, and what can be done about it. */
export function PartFailed({ thrown, onRetry, className = '', onClose, isPage = false }: PartFailedProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'copied' | 'whole' | null>(null);
  const notFetched = thrown instanceof PartError;
  const details = detailsOf(thrown);
  const title = t(notFetched ? 'boundary.notFetched' : 'boundary.failed');
  const copy = async () => setShown((await copyText(details)) ? 'copied' : 'whole');
  const words = (
    <>
      <p>
        {onClose === undefined && <strong>{title}</strong>}{' '}
        <span>{t(notFetched ? 'boundary.network' : 'boundary.kept')}</span>
      </p>
      <div className="part-failed-ways">
        <button type="button" onClick={onRetry}>
          {t('boundary.retry')}
        </button>
        <button type="button" onClick={() => location.reload()}>
          {t('boundary.reload')}
        </button>
        {isPage && (
          <button type="button" onClick={startAfresh}>
            {t('boundary.afresh')}
          </button>
        )}
        <button type="button" onClick={() => void copy()}>
          {t(shown === 'copied' ? 'boundary.copied' : 'boundary.copy')}
        </button>
      </div>
      {shown === 'whole' && (
        <textarea
          readOnly
          dir="ltr"
          rows={6}
          aria-label={t('boundary.copy')}
          value={details}
          onFocus={(event) => event.target.select()}
        />
      )}
    </>
  );
  if (onClose !== undefined)
    return (
      <dialog className="modal dialog" aria-label={title} ref={openedOver} onClose={onClose}>
        <header className="panel-head">
          <h2>{title}</h2>
          <button type="button" onClick={onClose}>
            {t('boundary.close')}
          </button>
        </header>
        <div className="dialog-body" role="alert">
          {words}
        </div>
      </dialog>
    );
  return (
    <div className={`notice is-failure part-failed ${className}`} role="alert">
      {words}
    </div>
  );
}

/** The browser's own dialog: what says that a part did not arrive is not fetched as one itself. */
function openedOver(dialog: HTMLDialogElement | null): void {
  dialog?.showModal();
}

/** Opens the page with nothing set. */
function startAfresh(): void {
  location.hash = '';
  location.reload();
}

/** Characters of an error's trace that are worth sending. */
const TRACE_CHARACTERS = 2000;

/** What whoever mends the page needs; the reader sees it before sending it. */
function detailsOf(thrown: unknown): string {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const trace = (error.stack ?? String(error)).slice(0, TRACE_CHARACTERS);
  return [__EXPLORER_VERSION__, location.href, navigator.userAgent, trace].join('\n');
}
