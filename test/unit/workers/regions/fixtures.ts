import { MATRICES, type Matrix, type ModelShape, matrixSize } from '../../../../workers/model/shape';
import type { RegionIndexEntry } from '../../../../workers/protocol';
import { SeededRandom } from '../../../../workers/random';
import type { RegionDescription } from '../../../../workers/regions/header';
import { encodeRegion } from '../../../../workers/regions/packed';
import { selectLevels } from '../../../../workers/regions/select';

export const HASH = 'ab'.repeat(32);
export const OTHER_HASH = 'cd'.repeat(32);

export const DESCRIPTION: RegionDescription = {
  modelName: 'tiny',
  modelSha256: HASH,
  of: 'ar',
  kind: 'top',
  shares: [1, 3, 5],
  corpus: 'made by code',
  tokens: 100,
  importance: 'abs-of-sum',
};

export type Levels = (layer: number, matrix: Matrix) => Uint8Array;

/** Levels of uniformly random importances, the same for the same seed. */
export function randomLevels(shape: ModelShape, shares: readonly number[], seed: number): Levels {
  return (layer, matrix) => {
    const random = new SeededRandom(99, seed, layer, MATRICES.indexOf(matrix));
    const importance = Float32Array.from({ length: matrixSize(shape, matrix) }, () => random.uint32());
    return selectLevels(importance, 'top', shares);
  };
}

export function indexEntry(
  entry: Pick<RegionIndexEntry, 'of' | 'kind' | 'shares' | 'file'>,
): RegionIndexEntry {
  return { ...entry, sizeBytes: 0, tokens: 100, stability: { byShare: [], byMatrix: [] } };
}

/** A packed region made of random importances. */
export function packedRegion(
  shape: ModelShape,
  description: Partial<RegionDescription>,
  seed: number,
): Uint8Array<ArrayBuffer> {
  const whole = { ...DESCRIPTION, ...description };
  return encodeRegion(whole, shape, randomLevels(shape, whole.shares, seed));
}
