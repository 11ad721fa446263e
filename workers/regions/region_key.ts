import { isDrawn } from '../model/recipe';
import type { RegionSpec } from '../protocol';

/**
 * A key that two region edits share exactly when they name the same region, wherever and however they apply it. What
 * means nothing is left out: the rule of the core, the seed of a ranking, the dimensions that narrow a region later.
 */
export function regionKey(spec: RegionSpec): string {
  const { of, kind, share, rule, first } = spec;
  return [
    'region',
    of,
    kind,
    first === undefined ? share : `first ${first}`,
    of === 'core' ? '' : rule,
    ...(isDrawn(kind) ? drawKey(spec) : []),
  ].join(' ');
}

function drawKey({ seed, stream, like, dimensions }: RegionSpec): readonly (string | number)[] {
  if (stream === undefined) return [seed];
  return [seed, `stream ${stream}`, like ?? 'top', dimensionsKey(dimensions)];
}

/** A key of the dimensions that a region is narrowed to. */
export function dimensionsKey(dimensions: RegionSpec['dimensions']): string {
  return dimensions === undefined ? 'all' : `${dimensions.keep} ${dimensions.of.join('.')}`;
}
