/** Parts of the page that a step can ring: elements carry the name as `data-tour`, `tour.css` draws the ring. */
export const TARGETS = [
  'switches',
  'dimensions',
  'generation',
  'perplexity',
  'overlap',
  'experiment',
  'sentence',
] as const;
export type Target = (typeof TARGETS)[number];

/** Brings a ringed part into view where the page scrolls. */
export function showTarget(target: Target): void {
  document.querySelector(`[data-tour='${target}']`)?.scrollIntoView({ block: 'nearest' });
}
