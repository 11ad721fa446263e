import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { TermId } from './terms';

/** Room between the word and its explanation, and to the edges of the window, CSS px. */
const GAP = 6;
const MARGIN = 8;

interface ExplanationProps {
  readonly of: TermId;
  readonly id: string;
  readonly beside: RefObject<HTMLElement | null>;
}

/** One sentence under its word (above it where there is no room), over everything else. */
export default function Explanation({ of, id, beside }: ExplanationProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const put = () => {
      const word = beside.current?.getBoundingClientRect();
      const own = box.current?.getBoundingClientRect();
      if (word === undefined || own === undefined) return;
      const below = word.bottom + GAP;
      const top = below + own.height + MARGIN <= innerHeight ? below : word.top - GAP - own.height;
      const left = Math.max(MARGIN, Math.min(word.left, innerWidth - own.width - MARGIN));
      setPlace({ left, top: Math.max(MARGIN, top) });
    };
    put();
    // What scrolls moves the word away from under its explanation.
    addEventListener('scroll', put, { capture: true, passive: true });
    addEventListener('resize', put);
    return () => {
      removeEventListener('scroll', put, { capture: true });
      removeEventListener('resize', put);
    };
  }, [beside]);
  return createPortal(
    <span
      ref={box}
      id={id}
      role="tooltip"
      className="explanation"
      style={place === null ? { visibility: 'hidden' } : place}
    >
      <strong>{t(`glossary.terms.${of}.name`)}</strong> {t(`glossary.terms.${of}.is`)}
    </span>,
    document.body,
  );
}
