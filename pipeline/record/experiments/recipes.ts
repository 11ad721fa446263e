import type { Recipe, RegionEdit } from '../../../workers/model/recipe';

/** What a region edit of the recorded experiments may say; the rest is the page's default. */
export interface RemovedRegion {
  readonly of: RegionEdit['of'];
  readonly kind?: RegionEdit['kind'];
  readonly share?: RegionEdit['share'];
  readonly rule?: RegionEdit['rule'];
  readonly seed?: number;
  readonly dimensions?: RegionEdit['dimensions'];
}

/** The edit that removes a region, as the page's switches would write it. */
export function regionEdit({
  of,
  kind = 'top',
  share = 1,
  rule = 'code',
  seed = 0,
  dimensions,
}: RemovedRegion): RegionEdit {
  return {
    target: 'region',
    of,
    kind,
    share,
    rule,
    seed,
    operation: { op: 'zero' },
    ...(dimensions === undefined ? {} : { dimensions }),
  };
}

/** The recipe that removes a region and does nothing else. */
export function removed(region: RemovedRegion): Recipe {
  return { version: 1, edits: [regionEdit(region)] };
}
