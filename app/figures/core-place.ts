import * as v from 'valibot';

/**
 * The residual dimensions of largest mean magnitude on English text before layers 0 to 17 (golden file,
 * `largestResidualDimension`): 400 in layers 1 to 5, 163 from 6 on.
 */
export const STRONGEST_DIMENSIONS = [163, 400] as const;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const counts = v.array(count);
const perMatrix = v.array(v.number());

/** Where a region lies, see workers/regions/place.ts; matrices in the order of MATRICES. */
export const PlaceSchema = v.object({
  touchedWeights: count,
  /** [layer][matrix] */
  counts: v.array(counts),
  /** Weights of each matrix, [matrix]. */
  sizes: counts,
  /** Weights at each residual dimension, summed over layers, [matrix][width]: input of q k v gate up, output of o down. */
  residual: v.array(counts),
  /** How many dimensions hold half of the region, of how many, [matrix]. */
  half: v.object({ input: counts, output: counts }),
  dims: v.object({ input: counts, output: counts }),
  gini: v.object({ input: perMatrix, output: perMatrix }),
});
export type Place = v.InferOutput<typeof PlaceSchema>;

/** Name of the random region of the same size in each matrix, or null where a region is random itself. */
export function controlOf(id: string): string | null {
  if (id.startsWith('random-')) return null;
  return `random-${id.replace(/^core-/, '')}`;
}

/** Whether a result is only there as the control of a language's region. */
export const isLanguageControl = (id: string): boolean => /^random-[a-z]/.test(id);
