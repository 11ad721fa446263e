import type { TFunction } from 'i18next';
import { type CSSProperties, type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../charts.css';
import './tokens.css';
import { joinSentences } from '../../i18n/numbers';
import { FULL_TINT, type Segment, type TextToken, tint, toSegments } from './segments';
import { probabilityWords } from './TokenTable';

export interface TokenTextProps {
  readonly tokens: readonly TextToken[];
  /** Names the text for a screen reader: "Edited text". */
  readonly label: string;
  /** Shown before the tokens, untinted. */
  readonly prompt?: string;
  /** Index of the first token that differs from the base text; it and all after it are underlined. */
  readonly differsFrom?: number | null;
  readonly dir?: 'ltr' | 'rtl' | 'auto';
  readonly lang?: string;
  /** Where the table twin is, in words. */
  readonly table?: string;
  /** More lines for the hint of the tokens from `first` to `last`, both included. */
  readonly more?: (first: number, last: number) => readonly string[];
  /** Hears which token is hovered, focused or tapped: the first one of a segment. */
  readonly onToken?: ((at: number) => void) | undefined;
  /** Index of the token that is looked at elsewhere; null where none is. */
  readonly chosen?: number | null;
}

interface Hint {
  readonly segment: Segment;
  readonly left: number;
  readonly top: number;
}

const HINT_WIDTH = 190;
/** Tokens that a Page key takes. */
const PAGE = 10;

/**
 * A text as its tokens, each tinted by surprisal. Tab reaches one token, arrow keys the others in the direction
 * of reading; hover and focus give the value. Spans carry no space of their own, so that Arabic letters join.
 */
export function TokenText(props: TokenTextProps) {
  const { tokens, label, prompt, differsFrom = null, dir = 'auto', lang, more, table, chosen = null } = props;
  const { t } = useTranslation();
  const hintId = useId();
  const help = useId();
  const box = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLParagraphElement>(null);
  const [hint, setHint] = useState<Hint | null>(null);
  const [stop, setStop] = useState(0);
  const segments = useMemo(() => toSegments(tokens), [tokens]);
  const tabStop = Math.min(stop, segments.length - 1);

  const show = (target: EventTarget) => {
    const span = target instanceof Element ? target.closest<HTMLElement>('[data-segment]') : null;
    const segment = span ? segments[Number(span.dataset.segment)] : undefined;
    const frame = box.current?.getBoundingClientRect();
    const place = span?.getClientRects()[0];
    if (!segment || !frame || !place) return setHint(null);
    const left = Math.max(0, Math.min(place.left - frame.left, frame.width - HINT_WIDTH));
    setHint({ segment, left, top: place.bottom - frame.top + 4 });
    props.onToken?.(segment.first);
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setHint(null);
    const rightToLeft = text.current !== null && getComputedStyle(text.current).direction === 'rtl';
    const to = stepTo(event.key, tabStop, segments.length, rightToLeft);
    if (to === null) return;
    event.preventDefault();
    setStop(to);
    text.current?.querySelector<HTMLElement>(`[data-segment="${to}"]`)?.focus();
  };

  return (
    <div className="token-text" ref={box}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields; this is a text. */}
      <p
        ref={text}
        translate="no"
        dir={dir}
        lang={lang}
        role="group"
        aria-label={label}
        aria-describedby={help}
        onPointerOver={(event) => show(event.target)}
        onPointerLeave={() => setHint(null)}
        onFocus={(event) => {
          const index = event.target.getAttribute('data-segment');
          if (index !== null) setStop(Number(index));
          show(event.target);
        }}
        onBlur={() => setHint(null)}
        onKeyDown={move}
      >
        {prompt !== undefined && <span className="token-prompt">{prompt}</span>}
        {segments.map((segment, index) => (
          <SegmentSpan
            key={segment.first}
            segment={segment}
            index={index}
            tabStop={index === tabStop}
            differs={differsFrom !== null && segment.last >= differsFrom}
            chosen={chosen !== null && segment.first <= chosen && chosen <= segment.last}
            describedBy={hint?.segment === segment ? hintId : undefined}
          />
        ))}
      </p>
      <span id={help} className="visually-hidden">
        {joinSentences([t('charts.tokens.keys'), table ?? null])}
      </span>
      {hint && (
        <div className="chart-tooltip" role="tooltip" id={hintId} style={{ left: hint.left, top: hint.top }}>
          {[...hintLines(hint.segment, t), ...(more?.(hint.segment.first, hint.segment.last) ?? [])].map(
            (line) => (
              <span key={line}>{line}</span>
            ),
          )}
        </div>
      )}
    </div>
  );
}

/** Where a key leads among the tokens, or null where it leads nowhere. Exported for its test. */
export function stepTo(key: string, from: number, count: number, rightToLeft: boolean): number | null {
  const last = count - 1;
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (last < 0) return null;
  if (key === forward) return Math.min(from + 1, last);
  if (key === backward) return Math.max(from - 1, 0);
  if (key === 'PageDown') return Math.min(from + PAGE, last);
  if (key === 'PageUp') return Math.max(from - PAGE, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/** Surprisal and probability of a segment in words. */
function hintLines(segment: Segment, t: TFunction): readonly string[] {
  const { surprisal, first, last } = segment;
  if (surprisal === null) return [t('charts.tokens.given')];
  const share = probabilityWords(surprisal, t);
  const lines: string[] = [
    t('charts.tokens.surprisal', { nats: surprisal.toFixed(2) }),
    t('charts.tokens.probability', { share }),
  ];
  if (last > first) lines.push(t('charts.tokens.together', { count: last - first + 1 }));
  if (segment.kind === 'bytes') lines.push(t('charts.tokens.bytes'));
  return lines;
}

interface SegmentSpanProps {
  readonly segment: Segment;
  readonly index: number;
  readonly tabStop: boolean;
  readonly differs: boolean;
  readonly chosen: boolean;
  readonly describedBy: string | undefined;
}

function SegmentSpan({ segment, index, tabStop, differs, chosen, describedBy }: SegmentSpanProps) {
  const className = `token${differs ? ' is-different' : ''}${segment.kind === 'bytes' ? ' is-bytes' : ''}${chosen ? ' is-chosen' : ''}`;
  const style = { '--tint': tint(segment.surprisal) } as CSSProperties;
  return (
    <span
      className={className}
      style={style}
      data-segment={index}
      tabIndex={tabStop ? 0 : -1}
      aria-describedby={describedBy}
    >
      {segment.kind === 'bytes' ? segment.text : withBreaks(segment.text)}
    </span>
  );
}

/** Line breaks shown as a mark and a break. */
function withBreaks(text: string) {
  if (!text.includes('\n')) return text;
  return text.split('\n').flatMap((part, index) =>
    index === 0
      ? [part]
      : [
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one immutable string have no other key.
          <span key={`mark${index}`} className="token-newline" aria-hidden="true">
            ⏎
          </span>,
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <br key={`break${index}`} />,
          part,
        ],
  );
}

/** What the tint means: surprisal from 0 to 10 nats. */
export function TokenLegend() {
  const { t } = useTranslation();
  const steps = [0, 2, 4, 6, 8, FULL_TINT];
  return (
    <p className="token-legend chart-note">
      <span>{t('charts.tokens.legend')}</span>
      {steps.map((nats) => (
        <span key={nats} className="token" style={{ '--tint': tint(nats) } as CSSProperties}>
          {nats === FULL_TINT ? `${nats}+` : nats}
        </span>
      ))}
      <span>{t('charts.tokens.unit')}</span>
      <span className="token is-different">{t('charts.tokens.differs')}</span>
    </p>
  );
}
