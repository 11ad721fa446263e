import type { Recipe, RegionEdit } from '../../../workers/weights/recipe';

/** What a region edit of the recorded experiments may say; the rest is the page's default. */
export interface RemovedRegion {
  readonly of: RegionEdit['of'];
  readonly kind?: RegionEdit['kind'];
  readonly share?: RegionEdit['share'];
  readonly rule?: RegionEdit['rule'];
  readonly seed?: number;
  readonly dimensions?: RegionEdit['dimensions'];
}

/** The recipe that removes a region, as the page's switches would write it. */
export function removed({
  of,
  kind = 'top',
  share = 1,
  rule = 'code',
  seed = 0,
  dimensions,
}: RemovedRegion): Recipe {
  const edit: RegionEdit = {
    target: 'region',
    of,
    kind,
    share,
    rule,
    seed,
    operation: { op: 'zero' },
    ...(dimensions === undefined ? {} : { dimensions }),
  };
  return { version: 1, edits: [edit] };
}
