/** Parts of the page that a step can ring: elements carry the name as `data-tour`, `tour.css` draws the ring. */
export const TARGETS = [
  'switches',
  'dimensions',
  'generation',
  'perplexity',
  'inside',
  'overlap',
  'experiment',
  'sentence',
] as const;
export type Target = (typeof TARGETS)[number];

/** What says that the reader looks somewhere by himself. */
const OWN_MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Brings a ringed part into view where the page scrolls, and keeps it there while what is still being loaded, or a
 * font that comes late, changes the heights above it; until the reader moves the page. @returns stops keeping it
 */
export function keepInView(target: Target): () => void {
  const show = () =>
    document
      .querySelector(`[data-tour='${target}']`)
      ?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  show();
  const heights = new ResizeObserver(show);
  heights.observe(document.body);
  const stop = () => {
    heights.disconnect();
    for (const move of OWN_MOVES) window.removeEventListener(move, stop, true);
  };
  for (const move of OWN_MOVES) window.addEventListener(move, stop, { capture: true, passive: true });
  return stop;
}
