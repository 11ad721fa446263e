import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TokenText } from '../../charts/tokens/TokenText';
import { Origin } from '../../explorer/Origin';
import type { ShownText, Writer } from '../../state/results';

interface GeneratedTextProps {
  readonly variant: Writer;
  readonly text: ShownText | null;
  /** First token that differs from the base text; null where none does. */
  readonly differsFrom: number | null;
  readonly empty: string;
  /** Whether the whole text equals the base text, where that can be said. */
  readonly same?: boolean;
  /** Asked for and not complete yet. */
  readonly pending: boolean;
  /** Token whose choice is looked at; null where none is. */
  readonly chosen?: number | null;
  readonly onToken?: ((at: number) => void) | undefined;
}

/** One continuation, token by token, and where it comes from. */
export function GeneratedText(props: GeneratedTextProps) {
  const { variant, text, differsFrom, empty, same, pending, chosen = null, onToken } = props;
  const { t } = useTranslation();
  const note = text === null ? null : noteOf(text, pending);
  const box = useRef<HTMLDivElement>(null);
  const writing = text?.running === true;
  const [reserved, setReserved] = useState(0);
  // A new text grows from nothing: the height of the old one is kept until it is complete.
  useLayoutEffect(() => {
    setReserved(writing || pending ? (before) => Math.max(before, box.current?.offsetHeight ?? 0) : 0);
  }, [writing, pending]);
  return (
    <div
      className={`generated is-${variant} ${text?.stale || (pending && !writing) ? 'is-computing' : ''}`}
      ref={box}
      style={reserved > 0 ? { minHeight: reserved } : undefined}
      aria-busy={writing || pending}
    >
      <div className="generated-head">
        <strong>{t(`generation.${variant}`)}</strong>
        {text !== null && <Origin of={text.origin} />}
        {note !== null && <span className="hint">{t(`generation.${note}`)}</span>}
        {differsFrom !== null && (
          <span className="hint">{t('generation.differs', { at: differsFrom + 1 })}</span>
        )}
        {differsFrom === null && same === true && <span className="hint">{t('generation.same')}</span>}
        {text?.contextFull && !text.stale && <span className="hint">{t('context.full')}</span>}
        {text?.msPerToken != null && (
          <span className="hint generated-speed">
            {t('status.speedLong', {
              ms: Math.round(text.msPerToken),
              perSecond: (1000 / text.msPerToken).toFixed(1),
            })}
          </span>
        )}
      </div>
      {text === null ? (
        <p className="hint">{pending ? t('generation.computing') : empty}</p>
      ) : (
        <div className="generated-text">
          <TokenText
            tokens={text.tokens}
            {...(text.stale ? { prompt: `${text.prompt} ` } : {})}
            differsFrom={differsFrom}
            dir="auto"
            chosen={text.stale ? null : chosen}
            onToken={text.stale ? undefined : onToken}
            table={t('charts.tokens.tableHere')}
            label={t(`generation.${variant}Label`)}
          />
        </div>
      )}
    </div>
  );
}

function noteOf(text: ShownText, pending: boolean): 'writing' | 'computing' | 'stale' | null {
  if (text.running && !text.stale) return 'writing';
  if (pending) return 'computing';
  return text.stale ? 'stale' : null;
}
