import { type RefObject, useEffect, useMemo, useState } from 'react';
import { readableOn } from '../marks/colours';
import { type MapTheme, parseColour } from './paint';

/** The page's ground behind an element, read again when the theme changes, with the colours of two regions. */
export function useTheme(element: RefObject<HTMLElement | null>, a: string, b: string): MapTheme {
  const [ground, setGround] = useState<string>('rgb(255, 255, 255)');
  useEffect(() => {
    const read = () => {
      if (element.current) setGround(getComputedStyle(element.current).backgroundColor);
    };
    read();
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true });
    scheme.addEventListener('change', read);
    return () => {
      observer.disconnect();
      scheme.removeEventListener('change', read);
    };
  }, [element]);
  return useMemo(
    () => ({
      paper: parseColour(ground),
      a: parseColour(readableOn(ground, a)),
      b: parseColour(readableOn(ground, b)),
    }),
    [ground, a, b],
  );
}
