import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecipeError, RegionError } from '../../../../workers/errors';
import { type Edit, INTACT, type Recipe } from '../../../../workers/model/recipe';
import { editableWeights, MATRICES, matrixDims } from '../../../../workers/model/shape';
import { describe as describeRecipe } from '../../../../workers/weights/describe';
import { editIndices, editScope, NO_REGIONS } from '../../../../workers/weights/resolve';
import { TINY } from '../regions/shapes';
import { anyEdit, regionSource } from './fixtures';

const regions = regionSource(TINY);
const recipe = (...edits: Edit[]): Recipe => ({ version: 1, edits });
const zero = { op: 'zero' } as const;

/** The weights of an edit by name, found the plain way. */
async function names(edit: Edit): Promise<Set<string>> {
  const region = edit.target === 'region' ? await regions.regionFor(edit) : null;
  return new Set(
    editScope(edit, TINY).flatMap((tensor) =>
      [...editIndices(edit, tensor, TINY, region)].map((index) => `${tensor.layer} ${tensor.name} ${index}`),
    ),
  );
}

describe('the report of a recipe', () => {
  it('counts each edit, and a weight that two edits name once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEdit(TINY), { maxLength: 4 }), async (edits) => {
        const report = await describeRecipe(recipe(...edits), TINY, regions);
        const sets = await Promise.all(edits.map(names));
        expect(report.edits.map(({ weights }) => weights)).toEqual(sets.map((set) => set.size));
        expect(report.touchedWeights).toBe(new Set(sets.flatMap((set) => [...set])).size);
      }),
      { numRuns: 60 },
    );
  });

  it('is empty for the intact model', async () => {
    const editable = editableWeights(TINY);
    expect(await describeRecipe(INTACT, TINY, NO_REGIONS)).toEqual({
      edits: [],
      touchedWeights: 0,
      editableWeights: editable,
    });
  });

  it('gives the share of the editable weights', async () => {
    const edit: Edit = { target: 'weight', layer: 0, matrix: 'q', output: 0, input: 0, operation: zero };
    expect((await describeRecipe(recipe(edit), TINY, NO_REGIONS)).edits[0].share).toBe(
      1 / editableWeights(TINY),
    );
  });

  it('says that regions need their files', async () => {
    const edit: Edit = {
      target: 'region',
      of: 'ar',
      kind: 'top',
      share: 1,
      rule: 'code',
      seed: 0,
      operation: zero,
    };
    await expect(describeRecipe(recipe(edit), TINY, NO_REGIONS)).rejects.toThrow(RegionError);
  });
});

describe('what an edit names', () => {
  it('is the input slice of q k v gate up and the output slice of o down for a residual dimension', () => {
    const edit: Edit = { target: 'dimension', dimension: 7, operation: zero };
    const scope = editScope(edit, TINY);
    expect(scope.length).toBe(2 * MATRICES.length);
    for (const tensor of scope) {
      if (tensor.part !== 'matrix') throw new Error('a dimension names no norm');
      const { output, input } = matrixDims(TINY, tensor.name);
      const indices = [...editIndices(edit, tensor, TINY, null)];
      const writes = tensor.name === 'o' || tensor.name === 'down';
      expect(indices.length).toBe(writes ? input : output);
      const dimensions = indices.map((index) => (writes ? Math.floor(index / input) : index % input));
      expect(new Set(dimensions)).toEqual(new Set([7]));
      expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
    }
  });

  it('keeps to the layers, both included, and to the matrices that it lists', () => {
    const wide = { ...TINY, layers: 9 };
    const edit: Edit = {
      target: 'dimension',
      dimension: 0,
      layers: [3, 5],
      matrices: ['up', 'q'],
      operation: zero,
    };
    expect(editScope(edit, wide).map(({ layer, name }) => `${layer}${name}`)).toEqual([
      '3q',
      '3up',
      '4q',
      '4up',
      '5q',
      '5up',
    ]);
  });

  it.each<[string, Edit, RegExp]>([
    [
      'a layer',
      { target: 'dimension', dimension: 0, layers: [0, 2], operation: zero },
      /layers 0 to 1; layer 2/,
    ],
    [
      'a dimension',
      { target: 'dimension', dimension: 10, operation: zero },
      /dimensions 0 to 9; dimension 10/,
    ],
    [
      'a dimension of a per-head norm',
      { target: 'parameter', norm: 'attn_q_norm', layer: 0, dimension: 2, operation: zero },
      /"attn_q_norm" has dimensions 0 to 1/,
    ],
    [
      'an output',
      { target: 'weight', layer: 0, matrix: 'k', output: 2, input: 0, operation: zero },
      /"k" has outputs 0 to 1/,
    ],
    [
      'an input',
      { target: 'weight', layer: 0, matrix: 'down', output: 0, input: 15, operation: zero },
      /inputs 0 to 14/,
    ],
  ])('is refused where the model does not have %s', (_, edit, message) => {
    expect(() => editScope(edit, TINY)).toThrow(RecipeError);
    expect(() => editScope(edit, TINY)).toThrow(message);
  });

  it('is refused where the architecture does not have the norm', () => {
    const edit: Edit = {
      target: 'parameter',
      norm: 'post_ffw_norm',
      layer: 0,
      dimension: 0,
      operation: zero,
    };
    expect(() => editScope(edit, { ...TINY, norms: ['attn_norm', 'ffn_norm'] })).toThrow(
      /attn_norm, ffn_norm/,
    );
  });
});
