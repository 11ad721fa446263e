import { describe, expect, it } from 'vitest';
import { RecipeError } from '../../../../workers/errors';
import type { RegionEdit } from '../../../../workers/model/recipe';
import { MATRICES, matrixDims, writesResidual } from '../../../../workers/model/shape';
import { regionKey } from '../../../../workers/regions/region_key';
import { editIndices, editScope, effectKey } from '../../../../workers/weights/resolve';
import { TINY } from '../regions/shapes';
import { regionSource } from './fixtures';

const whole: RegionEdit = {
  target: 'region',
  of: 'core',
  kind: 'top',
  share: 1,
  rule: 'code',
  seed: 0,
  operation: { op: 'zero' },
};
const kept = (keep: 'only' | 'except', ...of: number[]): RegionEdit => ({
  ...whole,
  dimensions: { keep, of },
});

/** Weights of an edit in each matrix of layer 0. */
async function indicesOf(edit: RegionEdit) {
  const region = await regionSource(TINY).regionFor(edit);
  return MATRICES.map((name) => [...editIndices(edit, { layer: 0, part: 'matrix', name }, TINY, region)]);
}

describe('a region narrowed to residual dimensions', () => {
  it('holds the weights of those dimensions alone: inputs of q k v gate up, outputs of o and down', async () => {
    const all = await indicesOf(whole);
    const only = await indicesOf(kept('only', 0, 3));
    for (const [at, matrix] of MATRICES.entries()) {
      const { input } = matrixDims(TINY, matrix);
      const wanted = all[at]?.filter((index) =>
        [0, 3].includes(writesResidual(matrix) ? Math.floor(index / input) : index % input),
      );
      expect(only[at]).toEqual(wanted);
    }
    expect(only.flat().length).toBeGreaterThan(0);
  });

  it('falls with its complement into the whole region', async () => {
    const [all, only, except] = [whole, kept('only', 0, 3), kept('except', 0, 3)].map(indicesOf);
    const counts = async (sets: Promise<number[][]> | undefined) =>
      (await sets)?.map((set) => set.length) ?? [];
    const [a, b] = [await counts(only), await counts(except)];
    expect(a.map((count, at) => count + (b[at] ?? 0))).toEqual(await counts(all));
  });

  it('has an effect of its own, out of the same region file', () => {
    const keys = [whole, kept('only', 1), kept('except', 1), kept('only', 1, 2)].map(effectKey);
    expect(new Set(keys).size).toBe(4);
    expect(regionKey(kept('only', 1))).toBe(regionKey(whole));
  });

  it('is refused where the model has no such dimension', () => {
    expect(() => editScope(kept('only', TINY.width), TINY)).toThrow(RecipeError);
  });
});
