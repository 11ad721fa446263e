import type { RegionEdit } from '../model/recipe';
import { MATRICES, type Matrix, type ModelShape, matrixDims, writesResidual } from '../model/shape';
import { RegionMask } from './mask';

/** Which residual dimensions of a region are kept, or left out. */
export type KeptDimensions = NonNullable<RegionEdit['dimensions']>;

/** Those of a matrix's weights whose residual dimension is kept. @param indices output * inputSize + input */
export function narrowIndices(
  indices: Uint32Array,
  { keep, of }: KeptDimensions,
  matrix: Matrix,
  shape: ModelShape,
): Uint32Array {
  const named = new Set(of);
  const { input } = matrixDims(shape, matrix);
  const residual = writesResidual(matrix)
    ? (index: number) => Math.floor(index / input)
    : (index: number) => index % input;
  return indices.filter((index) => named.has(residual(index)) === (keep === 'only'));
}

/** The weights of a region whose residual dimension is kept, as a new region. */
export function narrowMask(region: RegionMask, kept: KeptDimensions): RegionMask {
  const { shape } = region;
  const mask = new RegionMask(shape);
  for (let layer = 0; layer < shape.layers; layer++)
    for (const matrix of MATRICES)
      for (const index of narrowIndices(region.indices(layer, matrix), kept, matrix, shape))
        mask.add(layer, matrix, index);
  return mask;
}
