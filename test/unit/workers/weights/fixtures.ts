import fc from 'fast-check';
import { type Edit, MAX_FACTOR, type Operation, type Recipe } from '../../../../workers/model/recipe';
import {
  type LayerWeights,
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixDims,
  matrixSize,
  normSize,
} from '../../../../workers/model/shape';
import type { RegionSpec } from '../../../../workers/protocol';
import { SeededRandom } from '../../../../workers/random';
import { randomMask, sharedStreams } from '../../../../workers/regions/random';
import { regionKey } from '../../../../workers/regions/region_key';
import type { RegionSource } from '../../../../workers/weights/resolve';
import { type WeightOriginals, WeightStore } from '../../../../workers/weights/store';
import { TINY } from '../regions/shapes';

/** Original weights made by code: the same for the same layer, in [input, output] order. */
export function originalLayer(shape: ModelShape, layer: number): LayerWeights {
  const random = new SeededRandom(1234, layer);
  const draw = (size: number) => Float32Array.from({ length: size }, () => random.gaussian());
  const matrices = Object.fromEntries(MATRICES.map((name) => [name, draw(matrixSize(shape, name))]));
  const norms = Object.fromEntries(shape.norms.map((name) => [name, draw(normSize(shape, name))]));
  return { matrices: matrices as Record<Matrix, Float32Array>, norms };
}

/** Regions with about a fifth of the weights, another for each name, and with none in `v`. */
export function regionSource(shape: ModelShape): RegionSource {
  return {
    regionFor: async (edit: RegionSpec) => {
      const seed = [...regionKey(edit)].reduce(
        (hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0),
        7,
      );
      const counts = MATRICES.map((name) => (name === 'v' ? 0 : Math.floor(matrixSize(shape, name) / 5)));
      return randomMask(shape, new Array(shape.layers).fill(counts), sharedStreams(seed >>> 0));
    },
  };
}

/** Originals out of a function that gives whole layers. */
export function originalsOf(
  layerOf: (layer: number) => LayerWeights = (layer) => originalLayer(TINY, layer),
): WeightOriginals {
  return { matrices: (layer) => layerOf(layer).matrices, norms: (layer) => layerOf(layer).norms };
}

export function newStore(shape: ModelShape): WeightStore {
  return new WeightStore({
    shape,
    originals: originalsOf((layer) => originalLayer(shape, layer)),
    regions: regionSource(shape),
  });
}

/** Every weight of a store as one array of tensors: matrices and norms of layer 0, of layer 1, … */
export async function snapshot(store: WeightStore, shape: ModelShape): Promise<Float32Array[]> {
  const all: Float32Array[] = [];
  for (let layer = 0; layer < shape.layers; layer++) {
    const { matrices, norms } = await store.current(layer);
    for (const name of MATRICES) all.push(matrices[name].slice());
    for (const name of shape.norms) all.push((norms[name] ?? new Float32Array()).slice());
  }
  return all;
}

/** Whether two snapshots are the same float by float, -0 and 0 told apart. */
export function identical(a: readonly Float32Array[], b: readonly Float32Array[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (tensor, index) =>
        tensor.length === b[index].length && tensor.every((v, at) => Object.is(v, b[index][at])),
    )
  );
}

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.constant({ op: 'zero' as const }),
  fc.record({
    op: fc.constant('scale' as const),
    factor: fc.oneof(
      fc.constantFrom(0, -0, 1, 4, -1, 0.1),
      fc.double({ min: -MAX_FACTOR, max: MAX_FACTOR, noNaN: true }),
    ),
  }),
  fc.record({ op: fc.constant('random' as const), seed: fc.nat(2) }),
);

/** Any edit that fits a shape; few enough values that edits often meet on the same weights. */
export function anyEdit(shape: ModelShape): fc.Arbitrary<Edit> {
  const layer = fc.nat(shape.layers - 1);
  const filters = fc.record(
    {
      layers: fc.tuple(layer, layer).map(([a, b]): [number, number] => (a <= b ? [a, b] : [b, a])),
      matrices: fc.subarray([...MATRICES], { minLength: 1 }),
    },
    { requiredKeys: [] },
  );
  const region = fc.record({
    target: fc.constant('region' as const),
    of: fc.constantFrom('core' as const, 'ar' as const),
    kind: fc.constantFrom('top' as const, 'random' as const),
    share: fc.constant(1 as const),
    rule: fc.constantFrom('code' as const, 'paper' as const),
    seed: fc.nat(1),
    operation,
  });
  const dimension = fc.record({
    target: fc.constant('dimension' as const),
    dimension: fc.nat(Math.min(2, shape.width - 1)),
    operation,
  });
  const parameter = fc.constantFrom(...shape.norms).chain((norm) =>
    fc.record({
      target: fc.constant('parameter' as const),
      norm: fc.constant(norm),
      layer,
      dimension: fc.nat(normSize(shape, norm) - 1),
      operation,
    }),
  );
  const weight = fc.constantFrom(...MATRICES).chain((matrix) => {
    const { output, input } = matrixDims(shape, matrix);
    return fc.record({
      target: fc.constant('weight' as const),
      layer,
      matrix: fc.constant(matrix),
      output: fc.nat(output - 1),
      input: fc.nat(input - 1),
      operation,
    });
  });
  const dimensions = fc.record({
    keep: fc.constantFrom('only' as const, 'except' as const),
    of: fc.uniqueArray(fc.nat(shape.width - 1), { minLength: 1, maxLength: 3 }),
  });
  const narrowed = fc.tuple(region, dimensions).map(([edit, kept]) => ({ ...edit, dimensions: kept }));
  const filtered = <Target extends object>(edits: fc.Arbitrary<Target>) =>
    fc.tuple(edits, filters).map(([edit, filter]) => ({ ...edit, ...filter }));
  return fc.oneof(filtered(region), filtered(narrowed), filtered(dimension), parameter, weight);
}

/** Recipes that follow on one another as a reader's do: edits come from one small pool. */
export function recipeSequences(shape: ModelShape): fc.Arbitrary<Recipe[]> {
  return fc.array(anyEdit(shape), { minLength: 1, maxLength: 5 }).chain((pool) =>
    fc.array(
      fc.array(fc.constantFrom(...pool), { maxLength: 4 }).map((edits): Recipe => ({ version: 1, edits })),
      { minLength: 1, maxLength: 6 },
    ),
  );
}
