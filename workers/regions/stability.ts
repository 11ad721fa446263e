import { MATRICES, type ModelShape, matrixSize } from '../model/shape';
import type { RegionStability } from '../protocol/regions';
import { selectLevels } from './select';

/** Jaccard of the two halves' selections, matrix by matrix. */
export interface SelectedStability {
  readonly shares: readonly number[];
  /** [layer][matrix][share] */
  readonly stability: readonly (readonly (readonly number[])[])[];
}

/** Importances of one matrix, [output * input], by the two halves of a text and by all of it. */
export type HalvedImportance = Readonly<Record<'even' | 'odd' | 'both', Float32Array>>;

/**
 * Selects from one matrix by all of the text, and compares what its halves select.
 * @returns `levels` as of `selectLevels`; the halves' Jaccard for each share
 */
export function selectAndCompare(
  { even, odd, both }: HalvedImportance,
  kind: 'top' | 'bottom',
  shares: readonly number[],
): { readonly levels: Uint8Array; readonly jaccards: number[] } {
  const [a, b] = [even, odd].map((half) => selectLevels(half, kind, shares));
  return { levels: selectLevels(both, kind, shares), jaccards: jaccardsOfLevels(a, b, shares.length) };
}

/** Jaccard of two nested selections of one matrix, weights in both over weights in either, up to each level. */
export function jaccardsOfLevels(a: Uint8Array, b: Uint8Array, levelCount: number): number[] {
  const outside = levelCount + 1;
  const pairs = new Uint32Array((outside + 1) ** 2);
  for (let at = 0; at < a.length; at++) pairs[(a[at] || outside) * (outside + 1) + (b[at] || outside)]++;
  return Array.from({ length: levelCount }, (_, index) => {
    let both = 0;
    let either = 0;
    for (let inA = 1; inA <= outside; inA++)
      for (let inB = 1; inB <= outside; inB++) {
        const count = pairs[inA * (outside + 1) + inB];
        if (inA <= index + 1 && inB <= index + 1) both += count;
        if (inA <= index + 1 || inB <= index + 1) either += count;
      }
    return either === 0 ? 0 : both / either;
  });
}

/** Over all weights for each share, weighted by the sizes of the matrices; and by matrix for the first share. */
export function summariseStability(selection: SelectedStability, shape: ModelShape): RegionStability {
  const sizes = MATRICES.map((matrix) => matrixSize(shape, matrix));
  const total = shape.layers * sizes.reduce((a, b) => a + b, 0);
  const round = (value: number) => Number(value.toFixed(4));
  const byShare = selection.shares.map((_, share) => {
    let sum = 0;
    for (const layer of selection.stability)
      for (const [at, size] of sizes.entries()) sum += layer[at][share] * size;
    return round(sum / total);
  });
  return {
    byShare,
    byMatrix: selection.stability.map((layer) => layer.map((matrix) => round(matrix[0]))),
  };
}
