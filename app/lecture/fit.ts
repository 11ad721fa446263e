import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** How much of a slide is drawn, and how large. */
export interface Fit {
  /** Languages at most. */
  readonly rows: number;
  /** Of the size of letters, at most 1. */
  readonly scale: number;
}

/** Rows that are legible from the back of a room. */
export const MOST_ROWS = 7;

/** From roomy to tight: rows go first, because letters that nobody can read show nothing at all. */
export const FITS: readonly Fit[] = [
  ...[MOST_ROWS, 6, 5, 4, 3].map((rows) => ({ rows, scale: 1 })),
  ...[0.85, 0.7, 0.6, 0.5, 0.4].map((scale) => ({ rows: 3, scale })),
];

export interface Fitted {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly fit: Fit;
}

/**
 * The roomiest way in which a slide fits into its element. What does not fit in the tightest scrolls by itself.
 * @param content tells what is drawn: with another, the search begins again
 */
export function useFit(content: string): Fitted {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState('');
  const key = `${content} ${room}`;
  const [search, setSearch] = useState({ key, at: 0 });
  const at = search.key === key ? search.at : 0;
  // Before the browser paints, so that no slide is seen that does not fit.
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || at === FITS.length - 1) return;
    if (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
      setSearch({ key, at: at + 1 });
  });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setRoom(`${element.clientWidth}x${element.clientHeight}`));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, fit: FITS[at] ?? { rows: MOST_ROWS, scale: 1 } };
}
