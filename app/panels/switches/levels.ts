import type { RegionName } from '../../../workers/model/recipe';
import { editableWeights } from '../../../workers/model/shape';
import type { RegionIndex } from '../../../workers/protocol';
import type { RecipeSettings, Share } from '../../link/settings';

/** How much of a region is taken: so many of its most important weights, a share of each matrix, or nothing. */
export type Level = { readonly first: number } | { readonly share: Share } | null;

/** Steps within each power of ten, so that the scale is a log one. */
const STEPS = [1, 2, 5] as const;

/** The levels that the shipped files have of a region, from nothing to the largest share, one inside the other. */
export function levelsOf(index: RegionIndex, of: RegionName): readonly Level[] {
  const entries = index.entries.filter((entry) => entry.of === of && entry.kind === 'top');
  const listed = Math.max(0, ...entries.map(({ first }) => first?.count ?? 0));
  const firsts = Array.from(
    { length: Math.floor(Math.log10(Math.max(1, listed))) + 1 },
    (_, power) => 10 ** power,
  )
    .flatMap((power) => STEPS.map((step) => step * power))
    .filter((first) => first <= listed);
  const weights = (share: number) => (share / 100) * editableWeights(index.shape);
  const shares = [...new Set(entries.flatMap((entry) => entry.shares))]
    .filter((share) => weights(share) > 2 * listed)
    .sort((a, b) => a - b);
  return [null, ...firsts.map((first) => ({ first })), ...shares.map((share) => ({ share: share as Share }))];
}

/** Which of the levels the settings have; null where it is none of them. */
export function placeOf(levels: readonly Level[], settings: RecipeSettings, of: RegionName): number | null {
  const isOff = of === 'core' ? settings.core : settings.off.some((code) => code === of);
  const at = levels.findIndex((level) =>
    !isOff || level === null
      ? !isOff && level === null
      : 'first' in level
        ? level.first === settings.first
        : settings.first === null && level.share === settings.share,
  );
  return at < 0 ? null : at;
}

/** What a level changes in the settings: that region alone, so much of it. */
export function settingsAt(level: Level, of: RegionName): Partial<RecipeSettings> {
  const isOff = level !== null;
  const region =
    of === 'core' ? { core: isOff, off: [] } : { core: false, off: isOff && of !== 'own' ? [of] : [] };
  if (level === null) return region;
  return 'first' in level
    ? { ...region, own: false, first: level.first, share: 1 }
    : { ...region, own: false, first: null, share: level.share };
}
