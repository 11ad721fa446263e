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
import type { RegionMask } from '../regions/mask';

/** One tensor of one layer that an edit can change. */
export type TensorName =
  | { readonly layer: number; readonly part: 'matrix'; readonly name: Matrix }
  | { readonly layer: number; readonly part: 'norm'; readonly name: Norm };

/** Gives the weights of a region; `RegionLibrary` does. */
export interface RegionSource {
  regionFor(edit: RegionEdit): Promise<RegionMask>;
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
      return narrowed(region.indices(tensor.layer, tensor.name), edit, tensor.name, shape);
  }
}

/** The weights of a region edit in one matrix, less those that its `dimensions` leave out. */
function narrowed(indices: Uint32Array, edit: RegionEdit, matrix: Matrix, shape: ModelShape): Uint32Array {
  if (edit.dimensions === undefined) return indices;
  const { keep, of } = edit.dimensions;
  const named = new Set(of);
  const { input } = matrixDims(shape, matrix);
  const residual = writesResidual(matrix)
    ? (index: number) => Math.floor(index / input)
    : (index: number) => index % input;
  return indices.filter((index) => named.has(residual(index)) === (keep === 'only'));
}

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
      return `${regionKey(edit)} ${dimensionsKey(edit)} ${op}`;
  }
}

/** A key that two region edits share exactly when they name the same region, wherever and however they apply it. */
export function regionKey(edit: RegionEdit): string {
  const seed = edit.kind === 'random' ? edit.seed : '';
  return ['region', edit.of, edit.kind, edit.share, edit.of === 'core' ? '' : edit.rule, seed].join(' ');
}

const dimensionsKey = ({ dimensions }: RegionEdit): string =>
  dimensions === undefined ? 'all' : `${dimensions.keep} ${dimensions.of.join('.')}`;

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
