/** The panels that look into the model, in the order of their tabs. */
export const INSIDE_PANELS = ['next', 'lens', 'residual', 'regions'] as const;
export type InsidePanel = (typeof INSIDE_PANELS)[number];

/** What is looked at inside: part of the share link. */
export interface InsideView {
  readonly panel: InsidePanel;
  /** Next tokens: in whose text, and how many of its tokens stand before the choice. */
  readonly text: 'base' | 'edited';
  readonly at: number;
  /** Residual stream: the dimension that is followed; null is the strongest. */
  readonly dimension: number | null;
}

export const DEFAULT_INSIDE_VIEW: InsideView = { panel: 'next', text: 'base', at: 0, dimension: null };
