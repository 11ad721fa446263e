import {
  type ControlKind,
  controlOf,
  DRAW_STREAM,
  isDrawn,
  type Recipe,
  type RegionEdit,
} from '../../workers/model/recipe';
import type { GridRecipe } from './score_grid';

/** What a region edit of the recorded experiments may say; the rest is the page's default. */
export interface RemovedRegion {
  readonly of: RegionEdit['of'];
  readonly kind?: RegionEdit['kind'];
  readonly share?: RegionEdit['share'];
  readonly rule?: RegionEdit['rule'];
  readonly seed?: number;
  readonly first?: number;
  readonly dimensions?: RegionEdit['dimensions'];
}

/** The edit that removes a region, as the page's switches would write it. */
export function regionEdit({
  of,
  kind = 'top',
  share = 1,
  rule = 'code',
  seed = 0,
  first,
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
    ...(isDrawn(kind) ? { stream: DRAW_STREAM } : {}),
    ...(first === undefined ? {} : { first }),
    ...(dimensions === undefined ? {} : { dimensions }),
  };
}

/** The recipe that removes a region and does nothing else. */
export function removed(region: RemovedRegion): Recipe {
  return { version: 1, edits: [regionEdit(region)] };
}

/** The kinds of control that a region has, the one that is compared with first. */
export const CONTROL_KINDS: readonly ControlKind[] = ['matched', 'random'];

/**
 * Controls of a result: as many weights, of the same sizes and of any. They are read in the same languages, under
 * names of their own, and say in their conditions what they are the control of (see app/figures/controls.ts).
 */
export function controlsOf(
  result: GridRecipe,
  seeds: readonly number[],
  kinds: readonly ControlKind[] = CONTROL_KINDS,
): GridRecipe[] {
  return seeds.flatMap((seed) =>
    kinds.map((kind) => ({
      ...result,
      id: `${result.id}-${kind}-${seed}`,
      recipe: controlOf(result.recipe, seed, kind),
      conditions: { ...result.conditions, control: kind, like: result.id, seed },
    })),
  );
}

/** Results, each followed by its controls of one seed. */
export function withControls(
  results: readonly GridRecipe[],
  seed = 0,
  kinds: readonly ControlKind[] = CONTROL_KINDS,
): GridRecipe[] {
  return results.flatMap((result) => [result, ...controlsOf(result, [seed], kinds)]);
}
