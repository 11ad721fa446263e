import { useEffect, useRef } from 'react';
import type { ShownText } from '../state/results';

/**
 * The text that a slide shows: a whole one stays until another has as many tokens, so that a text that is being
 * written live never takes the place of a recorded one by less.
 */
export function textToShow(held: ShownText | null, now: ShownText | null): ShownText | null {
  if (held === null || held.stale) return now ?? held;
  if (now === null || now.stale || now.tokens.length < held.tokens.length) return held;
  return now;
}

/** @param of what the text belongs to; with another, nothing is held */
export function useHeldText(now: ShownText | null, of: string): ShownText | null {
  const held = useRef<{ readonly of: string; readonly text: ShownText | null }>({ of, text: null });
  const text = textToShow(held.current.of === of ? held.current.text : null, now);
  useEffect(() => {
    held.current = { of, text };
  });
  return text;
}
