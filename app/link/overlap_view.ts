import type { NESTED_SHARES } from '../../workers/model/recipe';
import type { Matrix } from '../../workers/model/shape';
import type { MaskQuery, RegionQuery } from '../../workers/protocol';

/** What the overlap panel shows: part of the share link. */
export interface OverlapView {
  readonly a: RegionQuery['of'];
  readonly b: RegionQuery['of'];
  readonly share: (typeof NESTED_SHARES)[number];
  /** Before or after the subtraction of Eq. 5. After it any two regions are disjoint by construction. */
  readonly stage: 'before' | 'after';
  readonly rule: 'code' | 'paper';
  readonly layer: number;
  readonly matrix: Matrix;
}

export const DEFAULT_OVERLAP_VIEW: OverlapView = {
  a: 'ar',
  b: 'vi',
  share: 1,
  stage: 'before',
  rule: 'code',
  layer: 0,
  matrix: 'q',
};

/** The query of one of the two regions of a view. */
export function regionQuery(view: OverlapView, of: RegionQuery['of']): RegionQuery {
  return { of, kind: 'top', share: view.share, rule: view.rule, seed: 0, stage: view.stage };
}

/** The query of one region's mask in the view's layer and matrix. */
export function maskQuery(view: OverlapView, of: RegionQuery['of']): MaskQuery {
  return { ...regionQuery(view, of), layer: view.layer, matrix: view.matrix };
}
