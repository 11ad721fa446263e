import * as v from 'valibot';

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
