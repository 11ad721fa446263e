import { type ModelShape, matrixDims, normSize } from '../../workers/model/shape';
import type { ExtraEdit, RecipeSettings } from './settings';

/** Whether a model has what an edit names. */
function isIn(edit: ExtraEdit, shape: ModelShape): boolean {
  if (edit.target === 'dimension') return edit.dimension < shape.width;
  if (edit.layer >= shape.layers) return false;
  if (edit.target === 'parameter')
    return shape.norms.includes(edit.norm) && edit.dimension < normSize(shape, edit.norm);
  const { output, input } = matrixDims(shape, edit.matrix);
  return edit.output < output && edit.input < input;
}

/**
 * Edits of a link that a model does not have; the link takes those of every model. The engine refuses them, but only
 * once a model is loaded: until then recorded results would stand beside them without a word.
 */
export const outsideOf = ({ extras }: Pick<RecipeSettings, 'extras'>, shape: ModelShape): number =>
  extras.filter((edit) => !isIn(edit, shape)).length;
