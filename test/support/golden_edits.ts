import type { Edit, Recipe } from '../../workers/model/recipe';
import {
  type LayerWeights,
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixDims,
  NORMS,
} from '../../workers/model/shape';
import type { GoldenEdit } from './golden';

/** A golden edit as this project does it: a recipe, or every 97th weight, which no recipe says. */
export type RunnableEdit =
  | { readonly by: 'recipe'; readonly recipe: Recipe }
  | { readonly by: 'weights'; readonly layers: readonly number[]; readonly matrices: readonly Matrix[] };

const PARAMETER = /^(\w+) of layer (\d+), dimension (\d+)(?: |$)/;
const DIMENSION = /^dimension (\d+) of the residual stream in all matrices of all layers/;
const EVERY_97TH =
  /^(?:layer (\d+) (\w+)|every matrix of every layer|((?:\w{1,4} ){1,7})of every layer), flat index i .* i % 97 == 0$/;

/** Reads the words of a golden edit. @throws Error where they say something new */
export function runnableEdit({ edit }: GoldenEdit, shape: ModelShape): RunnableEdit {
  const operation =
    edit.op === 'zero' ? ({ op: 'zero' } as const) : { op: 'scale' as const, factor: edit.factor ?? 1 };
  const recipe = (one: Edit): RunnableEdit => ({ by: 'recipe', recipe: { version: 1, edits: [one] } });
  const parameter = PARAMETER.exec(edit.where);
  if (parameter) {
    const norm = NORMS.find((name) => name === parameter[1]);
    if (!norm) throw new Error(`the golden file names a norm that is none: ${edit.where}`);
    const [layer, dimension] = [Number(parameter[2]), Number(parameter[3])];
    return recipe({ target: 'parameter', norm, layer, dimension, operation });
  }
  const dimension = DIMENSION.exec(edit.where);
  if (dimension) return recipe({ target: 'dimension', dimension: Number(dimension[1]), operation });
  const every = EVERY_97TH.exec(edit.where);
  if (!every) throw new Error(`the golden file has an edit that this test does not know: ${edit.where}`);
  return {
    by: 'weights',
    layers: every[1] ? [Number(every[1])] : Array.from({ length: shape.layers }, (_, layer) => layer),
    matrices: MATRICES.filter((name) => (every[2] ?? every[3] ?? name).split(' ').includes(name)),
  };
}

/** Sets every 97th weight of some matrices to 0, counted [output, input]. Writes into `weights`, [input, output]. */
export function zeroEvery97th(
  weights: LayerWeights,
  shape: ModelShape,
  matrices: readonly Matrix[],
): LayerWeights {
  for (const matrix of matrices) {
    const { output, input } = matrixDims(shape, matrix);
    for (let at = 0; at < output * input; at += 97)
      weights.matrices[matrix][(at % input) * output + Math.floor(at / input)] = 0;
  }
  return weights;
}
