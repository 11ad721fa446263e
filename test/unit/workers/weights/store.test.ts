import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecipeError, RegionError } from '../../../../workers/errors';
import { type Edit, INTACT, type Recipe, type RegionEdit } from '../../../../workers/model/recipe';
import { MATRICES, type ModelShape, matrixDims, matrixSize } from '../../../../workers/model/shape';
import { editScope, NO_REGIONS } from '../../../../workers/weights/resolve';
import { type WeightOriginals, WeightStore } from '../../../../workers/weights/store';
import { TINY } from '../regions/shapes';
import {
  identical,
  newStore,
  originalLayer,
  originalsOf,
  recipeSequences,
  regionSource,
  snapshot,
} from './fixtures';

const LLAMA = {
  ...TINY,
  norms: ['attn_norm', 'ffn_norm'],
  activation: 'silu',
  rotary: 'interleaved',
} as const;
const recipe = (...edits: Edit[]): Recipe => ({ version: 1, edits });

const core: RegionEdit = {
  target: 'region',
  of: 'core',
  kind: 'top',
  share: 1,
  rule: 'code',
  seed: 0,
  operation: { op: 'zero' },
};
/** What a recipe does to the weights of one layer, in words. */
const doneTo = (layer: number, { edits }: Recipe, shape: ModelShape) =>
  JSON.stringify(
    edits.flatMap((edit) => {
      const named = editScope(edit, shape).filter((tensor) => tensor.layer === layer);
      return named.length === 0 ? [] : [edit];
    }),
  );
const parameter: Edit = {
  target: 'parameter',
  norm: 'post_attention_norm',
  layer: 1,
  dimension: 3,
  operation: { op: 'scale', factor: 4 },
};

describe('the weight store', () => {
  it.each([
    ['gemma3', TINY],
    ['llama', LLAMA],
  ])(
    'is bit for bit what a fresh store with the last recipe is, whatever came before (%s)',
    async (_, shape) => {
      await fc.assert(
        fc.asyncProperty(recipeSequences(shape), async (recipes) => {
          const store = newStore(shape);
          for (const each of recipes) {
            await store.apply(each);
            const fresh = newStore(shape);
            await fresh.apply(each);
            expect(identical(await snapshot(store, shape), await snapshot(fresh, shape))).toBe(true);
          }
          await store.restoreAll();
          expect(identical(await snapshot(store, shape), await snapshot(newStore(shape), shape))).toBe(true);
        }),
        { numRuns: 150 },
      );
    },
  );

  it('names exactly the layers whose weights changed, and those that are touched', async () => {
    await fc.assert(
      fc.asyncProperty(recipeSequences(TINY), async (recipes) => {
        const store = newStore(TINY);
        const original = await snapshot(store, TINY);
        const perLayer = original.length / TINY.layers;
        const layerOf = (all: Float32Array[], layer: number) =>
          all.slice(layer * perLayer, (layer + 1) * perLayer);
        let last = INTACT;
        for (const each of recipes) {
          const before = await snapshot(store, TINY);
          const { changedLayers } = await store.apply(each);
          const after = await snapshot(store, TINY);
          for (let layer = 0; layer < TINY.layers; layer++) {
            const wasRewritten = !identical(layerOf(before, layer), layerOf(after, layer));
            if (wasRewritten) expect(changedLayers).toContain(layer);
            // A region may have no weight there, or a factor be 1: then the layer need not be named, but may.
            if (doneTo(layer, last, TINY) === doneTo(layer, each, TINY))
              expect(changedLayers).not.toContain(layer);
            if (!store.isTouched(layer)) {
              expect(identical(layerOf(original, layer), layerOf(after, layer))).toBe(true);
            }
          }
          last = each;
        }
      }),
    );
  });

  it('names the one layer of a parameter when it is edited, when it is taken back, and not between', async () => {
    const store = newStore(TINY);
    expect(await store.apply(recipe(parameter))).toEqual({ changedLayers: [1] });
    expect(await store.apply(recipe(parameter))).toEqual({ changedLayers: [] });
    expect([0, 1, 2].filter((layer) => store.isTouched(layer))).toEqual([1]);
    expect(await store.apply(INTACT)).toEqual({ changedLayers: [1] });
    expect([0, 1, 2].filter((layer) => store.isTouched(layer))).toEqual([]);
  });

  it('writes the output o, input i of a matrix at i * outputs + o', async () => {
    const store = newStore(TINY);
    const operation = { op: 'scale', factor: 3 } as const;
    await store.apply(
      recipe({ target: 'weight', layer: 1, matrix: 'gate', output: 12, input: 4, operation }),
    );
    const expected = originalLayer(TINY, 1).matrices.gate;
    expected[4 * matrixDims(TINY, 'gate').output + 12] *= 3;
    expect((await store.current(1)).matrices.gate).toEqual(expected);
  });

  it('sets the weights of a region to zero, and no others', async () => {
    const store = newStore(TINY);
    await store.apply(recipe({ ...core, layers: [1, 1], matrices: ['q', 'down'] }));
    const mask = await regionSource(TINY).regionFor(core);
    for (let layer = 0; layer < TINY.layers; layer++) {
      const { matrices } = await store.current(layer);
      const original = originalLayer(TINY, layer).matrices;
      for (const matrix of MATRICES) {
        const { output, input } = matrixDims(TINY, matrix);
        const edited = layer === 1 && (matrix === 'q' || matrix === 'down');
        for (let index = 0; index < output * input; index++) {
          const address = (index % input) * output + Math.floor(index / input);
          const zero = edited && mask.has(layer, matrix, index);
          expect(matrices[matrix][address]).toBe(zero ? 0 : original[matrix][address]);
        }
      }
    }
  });

  it('scales in f32: the factor and the product are each rounded once', async () => {
    const wide = { ...TINY, width: 500 };
    const store = newStore(wide);
    const operation = { op: 'scale', factor: 0.1 } as const;
    await store.apply(recipe({ target: 'dimension', dimension: 0, matrices: ['o'], operation }));
    const output = matrixDims(wide, 'o').output;
    const original = originalLayer(wide, 0).matrices.o;
    const edited = (await store.current(0)).matrices.o;
    const expected = original.map((v, at) => (at % output === 0 ? Math.fround(v * Math.fround(0.1)) : v));
    expect(edited).toEqual(expected);
    // A factor kept in f64 would show in some of these weights.
    expect(original.map((v) => v * 0.1)).not.toEqual(original.map((v) => v * Math.fround(0.1)));
  });

  it('takes a factor of -0 as 0, as a link does', async () => {
    for (const factor of [0, -0]) {
      const store = newStore(TINY);
      await store.apply(recipe({ ...core, operation: { op: 'scale', factor } }));
      const zeros = newStore(TINY);
      await zeros.apply(recipe({ ...core, operation: { op: 'scale', factor: 0 } }));
      expect(identical(await snapshot(store, TINY), await snapshot(zeros, TINY))).toBe(true);
    }
  });

  it('applies edits in their order: each works on what the one before left', async () => {
    const scaled: Edit = { ...parameter, operation: { op: 'scale', factor: 2 } };
    const zeroed: Edit = { ...parameter, operation: { op: 'zero' } };
    const store = newStore(TINY);
    const value = async () => (await store.current(1)).norms.post_attention_norm?.[3];
    const original = await value();
    await store.apply(recipe(scaled, scaled));
    expect(await value()).toBe((original ?? 0) * 4);
    await store.apply(recipe(zeroed, scaled));
    expect(await value()).toBe(0);
  });

  it('draws random weights with the mean and deviation of the original ones, whatever edit came before', async () => {
    const wide = { ...TINY, width: 200, feedForward: 300 };
    const operation = { op: 'random', seed: 9 } as const;
    const store = newStore(wide);
    await store.apply(recipe({ ...core, operation }));
    const alone = (await store.current(0)).matrices.up.slice();
    await store.apply(recipe({ ...core, operation: { op: 'scale', factor: 50 } }, { ...core, operation }));
    expect((await store.current(0)).matrices.up).toEqual(alone);

    const original = originalLayer(wide, 0).matrices.up;
    const changed = [...alone].flatMap((value, at) => (value === original[at] ? [] : [at]));
    expect(changed.length).toBeGreaterThan(0.99 * Math.floor(matrixSize(wide, 'up') / 5));
    const moments = (values: Float32Array) => {
      const mean = [...changed].reduce((sum, at) => sum + values[at], 0) / changed.length;
      const square = [...changed].reduce((sum, at) => sum + (values[at] - mean) ** 2, 0) / changed.length;
      return { mean, deviation: Math.sqrt(square) };
    };
    expect(moments(alone).mean).toBeCloseTo(moments(original).mean, 1);
    expect(moments(alone).deviation).toBeCloseTo(moments(original).deviation, 1);
  });

  it('draws another random value for one weight too, from the whole of its tensor', async () => {
    const store = newStore(TINY);
    const original = originalLayer(TINY, 1).norms.post_attention_norm?.[3];
    await store.apply(recipe({ ...parameter, operation: { op: 'random', seed: 1 } }));
    const first = (await store.current(1)).norms.post_attention_norm?.[3];
    await store.apply(recipe({ ...parameter, operation: { op: 'random', seed: 2 } }));
    const second = (await store.current(1)).norms.post_attention_norm?.[3];
    expect(new Set([original, first, second]).size).toBe(3);
  });

  it('leaves alone what the next recipe keeps', async () => {
    const store = newStore(TINY);
    expect(await store.apply(recipe(core))).toEqual({ changedLayers: [0, 1] });
    expect(await store.apply(recipe(core, parameter))).toEqual({ changedLayers: [1] });
    expect(await store.apply(recipe(parameter, core))).toEqual({ changedLayers: [] });
    expect(await store.apply(recipe({ ...core, layers: [0, 0] }, parameter))).toEqual({ changedLayers: [1] });
    expect(await store.apply(recipe(parameter))).toEqual({ changedLayers: [0] });
    expect(await store.apply(INTACT)).toEqual({ changedLayers: [1] });
  });

  it('is not touched by a region that has no weight where the recipe puts it', async () => {
    const store = newStore(TINY);
    expect(await store.apply(recipe({ ...core, matrices: ['v'] }))).toEqual({ changedLayers: [] });
    expect(store.isTouched(0)).toBe(false);
  });
});

describe('the weight store in trouble', () => {
  it('changes nothing when a recipe can not be applied, and goes on afterwards', async () => {
    const regions = { regionFor: () => Promise.reject(new RegionError('region.noFiles')) };
    const store = new WeightStore({ shape: TINY, originals: originalsOf(), regions });
    await store.apply(recipe(parameter));
    const before = await snapshot(store, TINY);
    await expect(store.apply(recipe({ ...parameter, dimension: 0 }, core))).rejects.toThrow(RegionError);
    await expect(store.apply(recipe({ ...parameter, layer: 2 }))).rejects.toThrow(RecipeError);
    expect(identical(before, await snapshot(store, TINY))).toBe(true);
    expect(await store.restoreAll()).toEqual({ changedLayers: [1] });
  });

  it('refuses regions where there are no region files', async () => {
    const store = new WeightStore({ shape: TINY, originals: originalsOf(), regions: NO_REGIONS });
    await expect(store.apply(recipe(core))).rejects.toThrow(/npm run regions/);
  });

  it('loads a layer once and lets go of it only while no edit touches it', async () => {
    const loaded: number[] = [];
    const originals = originalsOf((layer) => {
      loaded.push(layer);
      return originalLayer(TINY, layer);
    });
    const store = new WeightStore({ shape: TINY, originals, regions: NO_REGIONS });
    await store.current(1);
    await store.current(1);
    await store.apply(recipe(parameter));
    // Its matrices and its norms.
    expect(loaded).toEqual([1, 1]);
    expect(store.release(1)).toBe(false);
    await store.restoreAll();
    expect(store.release(1)).toBe(true);
    expect(store.release(1)).toBe(false);
    await store.current(1);
    expect(loaded).toEqual([1, 1, 1, 1]);
  });

  it('loads no matrix for an edit of a norm, and no norm for one of a matrix', async () => {
    const loaded: string[] = [];
    const { matrices, norms } = originalsOf();
    const originals: WeightOriginals = {
      matrices: (layer) => {
        loaded.push(`matrices ${layer}`);
        return matrices(layer);
      },
      norms: (layer) => {
        loaded.push(`norms ${layer}`);
        return norms(layer);
      },
    };
    const store = new WeightStore({ shape: TINY, originals, regions: regionSource(TINY) });
    await store.apply(recipe(parameter));
    expect([store.isTouched(1), store.isTouched(1, 'norms'), store.isTouched(1, 'matrices')]).toEqual([
      true,
      true,
      false,
    ]);
    expect((await store.currentNorms(1)).post_attention_norm?.[3]).toBe(
      (originalLayer(TINY, 1).norms.post_attention_norm?.[3] ?? 0) * 4,
    );
    expect(loaded).toEqual(['norms 1']);
    await store.apply(recipe({ ...core, layers: [0, 0] }));
    expect(loaded).toEqual(['norms 1', 'matrices 0']);
  });

  it('refuses a layer whose arrays have the wrong length', async () => {
    const originals = originalsOf(() => originalLayer({ ...TINY, feedForward: 16 }, 0));
    const store = new WeightStore({ shape: TINY, originals, regions: NO_REGIONS });
    await expect(store.current(0)).rejects.toThrow(/"gate" should have 150 weights; 160/);
  });
});
