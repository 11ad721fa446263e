import { useCallback, useEffect, useState } from 'react';

const NAME = 'lecture-notes';
const FEATURES = 'popup,width=760,height=620';

export interface NotesWindow {
  /** Where the notes are drawn; null while there is no window. */
  readonly body: HTMLElement | null;
  /** Opens the window, or closes it, at a press of the reader. @returns false where the browser opens none */
  readonly toggle: () => boolean;
}

/**
 * A second window of the same page, for the lecturer's own screen. It is empty and of this origin, so that the page
 * draws into it; it shares state, keys and language with the slide, and goes when the slide goes.
 */
export function useNotesWindow(title: string): NotesWindow {
  const [opened, setOpened] = useState<Window | null>(null);
  const toggle = useCallback(() => {
    if (opened !== null) {
      setOpened(null);
      return true;
    }
    // A phone would show it in place of the slide.
    const isPhone = window.matchMedia('(max-width: 759px)').matches;
    const next = isPhone ? null : window.open('', NAME, FEATURES);
    if (next !== null) dress(next.document, title);
    setOpened(next);
    return next !== null;
  }, [opened, title]);

  useEffect(() => {
    if (opened === null) return;
    const gone = () => setOpened(null);
    const close = () => opened.close();
    opened.addEventListener('pagehide', gone);
    window.addEventListener('pagehide', close);
    return () => {
      opened.removeEventListener('pagehide', gone);
      window.removeEventListener('pagehide', close);
      opened.close();
    };
  }, [opened]);
  return { body: opened?.document.body ?? null, toggle };
}

/** Language, theme and styles of this page. */
function dress(other: Document, title: string): void {
  const { lang, dataset } = document.documentElement;
  other.documentElement.lang = lang;
  Object.assign(other.documentElement.dataset, dataset);
  other.title = title;
  other.body.replaceChildren();
  other.head.replaceChildren(
    other.head.querySelector('title') ?? '',
    ...[...document.querySelectorAll('link[rel="stylesheet"], style')].map((style) => {
      const copy = other.importNode(style, true);
      // The empty window has no address that a relative one could start from.
      if (style instanceof HTMLLinkElement) copy.setAttribute('href', style.href);
      return copy;
    }),
  );
}
