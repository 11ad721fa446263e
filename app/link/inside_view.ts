/** The panels that look into the model, in the order of their tabs. */
export const INSIDE_PANELS = ['next', 'lens', 'residual', 'attention', 'regions'] as const;
export type InsidePanel = (typeof INSIDE_PANELS)[number];

/** What is looked at inside: part of the share link. */
export interface InsideView {
  readonly panel: InsidePanel;
  /** Next tokens: in whose text, and how many of its tokens stand before the choice. */
  readonly text: 'base' | 'edited';
  readonly at: number;
  /** Residual stream: the dimension that is followed; null is the strongest. */
  readonly dimension: number | null;
  /** Attention: layer and head. */
  readonly layer: number;
  readonly head: number;
}

export const DEFAULT_INSIDE_VIEW: InsideView = {
  panel: 'next',
  text: 'base',
  at: 0,
  dimension: null,
  layer: 0,
  head: 0,
};
