import { useEffect, useState } from 'react';

const now = () => window.devicePixelRatio || 1;

/** Pixels of the screen for one CSS px; changes with the page's zoom and when a window moves to another screen. */
export function usePixelRatio(): number {
  const [ratio, setRatio] = useState(now);
  useEffect(() => {
    // True until the ratio is another one; a new query is made of that.
    const query = window.matchMedia(`(resolution: ${ratio}dppx)`);
    const change = () => setRatio(now());
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, [ratio]);
  return ratio;
}
