import { RecipeError, RegionError } from '../errors';
import type { Said } from '../errors/words';
import type { Edit, RegionEdit } from '../model/recipe';
import {
  editableWeights,
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixDims,
  type Norm,
  normSize,
  writesResidual,
} from '../model/shape';
import type { RegionSpec } from '../protocol';
import type { RegionMask } from '../regions/mask';
import { narrowIndices } from '../regions/narrow';
import { dimensionsKey, regionKey } from '../regions/region_key';

/** One tensor of one layer that an edit can change. */
export type TensorName =
  | { readonly layer: number; readonly part: 'matrix'; readonly name: Matrix }
  | { readonly layer: number; readonly part: 'norm'; readonly name: Norm };

/** Gives the weights of a region; `RegionLibrary` does. */
export interface RegionSource {
  regionFor(edit: RegionSpec): Promise<RegionMask>;
}

/** Where no region files are there. */
export const NO_REGIONS: RegionSource = {
  regionFor: async ({ of }) => {
    throw new RegionError('region.filesNeeded', { of });
  },
};

/**
 * The tensors that an edit can change, by its `layers` and `matrices`. Needs no region file: a region may turn
 * out to have no weight in some of them.
 * @throws RecipeError where the edit names a layer, norm, dimension or weight that the model does not have
 */
export function editScope(edit: Edit, shape: ModelShape): TensorName[] {
  switch (edit.target) {
    case 'parameter': {
      checkLayer(edit.layer, shape);
      if (!shape.norms.includes(edit.norm)) {
        throw new RecipeError('recipe.norm', { norm: edit.norm, norms: shape.norms.join(', ') });
      }
      checkBelow(edit.dimension, normSize(shape, edit.norm), (range) => [
        'recipe.normDimension',
        { ...range, norm: edit.norm },
      ]);
      return [{ layer: edit.layer, part: 'norm', name: edit.norm }];
    }
    case 'weight': {
      checkLayer(edit.layer, shape);
      const { output, input } = matrixDims(shape, edit.matrix);
      const { matrix } = edit;
      checkBelow(edit.output, output, (range) => ['recipe.output', { ...range, matrix }]);
      checkBelow(edit.input, input, (range) => ['recipe.input', { ...range, matrix }]);
      return [{ layer: edit.layer, part: 'matrix', name: edit.matrix }];
    }
    case 'dimension':
      checkDimension(edit.dimension, shape);
      return scopeOf(edit, shape);
    case 'region':
      for (const dimension of edit.dimensions?.of ?? []) checkDimension(dimension, shape);
      return scopeOf(edit, shape);
  }
}

/**
 * The weights that an edit changes in one tensor of its scope, ascending: output * inputSize + input in a matrix,
 * the dimension in a norm.
 * @param region the weights of a region edit; not used by the others
 */
export function editIndices(
  edit: Edit,
  tensor: TensorName,
  shape: ModelShape,
  region: RegionMask | null,
): Uint32Array {
  switch (edit.target) {
    case 'parameter':
      return Uint32Array.of(edit.dimension);
    case 'weight':
      return Uint32Array.of(edit.output * matrixDims(shape, edit.matrix).input + edit.input);
    case 'dimension':
      return tensor.part === 'matrix' ? sliceIndices(tensor.name, edit.dimension, shape) : new Uint32Array();
    case 'region':
      if (tensor.part !== 'matrix') return new Uint32Array();
      if (!region) {
        throw new Error(`the region of "${edit.of}" was not there when its weights were asked for`);
      }
      return isNarrowed(edit)
        ? narrowIndices(region.indices(tensor.layer, tensor.name), edit.dimensions, tensor.name, shape)
        : region.indices(tensor.layer, tensor.name);
  }
}

/**
 * Whether `dimensions` take weights out of the region when it is applied. A region drawn from stream 2 is as large as
 * a narrowed one already.
 */
export const isNarrowed = (edit: Edit): edit is RegionEdit & { dimensions: object } =>
  edit.target === 'region' && edit.dimensions !== undefined && edit.stream === undefined;

/** A key that two edits share exactly when they do the same to every tensor that is in the scope of both. */
export function effectKey(edit: Edit): string {
  const op = JSON.stringify(edit.operation, ['op', 'factor', 'seed']);
  switch (edit.target) {
    case 'parameter':
      return `parameter ${edit.dimension} ${op}`;
    case 'weight':
      return `weight ${edit.output} ${edit.input} ${op}`;
    case 'dimension':
      return `dimension ${edit.dimension} ${op}`;
    case 'region':
      return `${regionKey(edit)} ${dimensionsKey(edit.dimensions)} ${op}`;
  }
}

function scopeOf(edit: Pick<RegionEdit, 'layers' | 'matrices'>, shape: ModelShape): TensorName[] {
  const [first, last] = edit.layers ?? [0, shape.layers - 1];
  checkLayer(last, shape);
  const matrices = MATRICES.filter((matrix) => edit.matrices?.includes(matrix) ?? true);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    matrices.map((name): TensorName => ({ layer: first + index, part: 'matrix', name })),
  ).flat();
}

function sliceIndices(matrix: Matrix, dimension: number, shape: ModelShape): Uint32Array {
  const { output, input } = matrixDims(shape, matrix);
  return writesResidual(matrix)
    ? Uint32Array.from({ length: input }, (_, index) => dimension * input + index)
    : Uint32Array.from({ length: output }, (_, index) => index * input + dimension);
}

function checkLayer(layer: number, shape: ModelShape): void {
  checkBelow(layer, shape.layers, (range) => ['recipe.layer', range]);
}

function checkDimension(dimension: number, shape: ModelShape): void {
  checkBelow(dimension, shape.width, (range) => ['recipe.dimension', range]);
}

function checkBelow(
  found: number,
  limit: number,
  said: (range: { found: number; last: number }) => Said,
): void {
  if (Number.isInteger(found) && found >= 0 && found < limit) return;
  throw new RecipeError(...said({ found, last: limit - 1 }));
}

/** Share of the editable weights, 0..1; norm parameters count among the touched weights, not among the editable. */
export function shareOfEditable(weights: number, shape: ModelShape): number {
  return weights / editableWeights(shape);
}
