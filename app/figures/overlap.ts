import * as v from 'valibot';

/** Overlap of the regions of two languages at one share. */
export const OverlapSchema = v.object({
  languages: v.array(v.string()),
  /** Weights that one matrix has in one layer, in MATRICES order. */
  sizes: v.array(v.number()),
  /** Jaccard of a language's regions that were found on the two halves of its text, before subtraction. */
  stability: v.array(v.object({ language: v.string(), jaccard: v.number() })),
  pairs: v.array(
    v.object({
      a: v.string(),
      b: v.string(),
      /** Jaccard over all weights before the subtraction of Eq. 5. */
      before: v.number(),
      /** The same after it: 0 by construction: of every two languages one is among the six that are taken from the other. */
      after: v.number(),
      /** Before subtraction, [layer][matrix in MATRICES order]. */
      byMatrix: v.array(v.array(v.number())),
    }),
  ),
});
export type Overlap = v.InferOutput<typeof OverlapSchema>;
