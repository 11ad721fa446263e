import { type RefObject, useEffect, useRef } from 'react';
import { announce } from './announcer';

/** Words of an element; its blocks stand apart. */
function wordsOf(element: HTMLElement | null): string {
  const blocks = [...(element?.children ?? [])].filter((child) => /^(H\d|P|LI)$/.test(child.tagName));
  if (blocks.length === 0) return element?.textContent ?? '';
  return blocks.map(({ textContent }) => textContent).join(' ');
}

/**
 * Says what an element holds when it appears and whenever it changes.
 * @param changesOnly says only changes, not what stands there from the beginning
 */
export function useTold(element: RefObject<HTMLElement | null>, topic: string, changesOnly = false): void {
  const said = useRef<string | null>(null);
  // After every drawing: what is said is what is seen.
  useEffect(() => {
    const words = wordsOf(element.current);
    const first = said.current === null;
    if (words !== said.current && !(first && changesOnly)) announce(words, topic);
    said.current = words;
  });
}
