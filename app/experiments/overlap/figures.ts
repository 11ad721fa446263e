import * as v from 'valibot';

/** Overlap of the regions of two languages at one share. */
export const OverlapSchema = v.object({
  languages: v.array(v.string()),
  pairs: v.array(
    v.object({
      a: v.string(),
      b: v.string(),
      /** Jaccard over all weights before the subtraction of Eq. 5. */
      before: v.number(),
      /** The same after it: 0 by construction between the six languages that are subtracted from each other. */
      after: v.number(),
      /** Before subtraction, [layer][matrix in MATRICES order]. */
      byMatrix: v.array(v.array(v.number())),
    }),
  ),
});
export type Overlap = v.InferOutput<typeof OverlapSchema>;
