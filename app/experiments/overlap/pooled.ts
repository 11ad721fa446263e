import { MATRICES, type Matrix } from '../../../workers/model/shape';
import type { Overlap } from '../../figures/overlap';

export type Stage = 'before' | 'after';

/** Which matrices and layers are compared; null for all of them. */
export interface Where {
  readonly matrix: Matrix | null;
  readonly layer: number | null;
}

/**
 * Jaccard of two languages where `where` says; 1 of a language with itself. null where it is not recorded: after
 * Eq. 5 inside a part of the model, unless the regions are disjoint in all of it.
 */
export function jaccardOf(
  { pairs, sizes }: Overlap,
  stage: Stage,
  a: string,
  b: string,
  where: Where = { matrix: null, layer: null },
): number | null {
  if (a === b) return 1;
  const pair = pairs.find((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a));
  if (pair === undefined) return null;
  if (where.matrix === null && where.layer === null) return pair[stage];
  if (stage === 'after') return pair.after === 0 ? 0 : null;
  const cells = pair.byMatrix.flatMap((row, layer) =>
    row.flatMap((jaccard, at) =>
      (where.matrix === null || MATRICES[at] === where.matrix) &&
      (where.layer === null || layer === where.layer)
        ? [{ jaccard, size: sizes[at] ?? 0 }]
        : [],
    ),
  );
  return pooledJaccard(cells);
}

/**
 * Jaccard over several parts from that of each. Both regions hold the same share of every part (so before Eq. 5 by
 * construction), n weights each: they share 2 n J / (1 + J) of them. 0 without a part.
 * @param parts weights of each part, and the Jaccard in it
 */
export function pooledJaccard(parts: readonly { readonly jaccard: number; readonly size: number }[]): number {
  let both = 0;
  let either = 0;
  for (const { jaccard, size } of parts) {
    const shared = (2 * size * jaccard) / (1 + jaccard);
    both += shared;
    either += 2 * size - shared;
  }
  return either === 0 ? 0 : both / either;
}

/** Mean over all pairs, [layer][matrix]. */
export function meanByMatrix({ pairs }: Overlap): number[][] {
  return (pairs[0]?.byMatrix ?? []).map((row, layer) =>
    row.map(
      (_, matrix) =>
        pairs.reduce((sum, pair) => sum + (pair.byMatrix[layer]?.[matrix] ?? 0), 0) / pairs.length,
    ),
  );
}

/** Jaccard that two random regions of a share (per cent) are expected to have: k / (2 - k). */
export const chanceJaccard = (share: number): number => share / 100 / (2 - share / 100);
