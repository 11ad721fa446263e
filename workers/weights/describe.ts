import type { Edit, Recipe } from '../model/recipe';
import { editableWeights, type ModelShape } from '../model/shape';
import type { EditCount, RecipeReport } from '../protocol';
import { RegionMask } from '../regions/mask';
import { editIndices, editScope, isNarrowed, type RegionSource, shareOfEditable } from './resolve';

/**
 * Counts what a recipe touches: each edit by itself, and the union of all. Norm parameters count as weights touched.
 * @throws RecipeError where an edit does not fit the model
 * @throws RegionError where a region is not available
 */
export async function describe(
  recipe: Recipe,
  shape: ModelShape,
  regions: RegionSource,
): Promise<RecipeReport> {
  const edits: EditCount[] = [];
  // The union of one edit is that edit: no need to walk through five million weights.
  const union = recipe.edits.length > 1 ? new TouchedWeights(shape) : null;
  for (const edit of recipe.edits) {
    const region = edit.target === 'region' ? await regions.regionFor(edit) : null;
    const weights = countEdit(edit, shape, region);
    edits.push({ weights, share: shareOfEditable(weights, shape) });
    union?.add(edit, region);
  }
  const touchedWeights = union?.count() ?? edits[0]?.weights ?? 0;
  return { edits, touchedWeights, editableWeights: editableWeights(shape) };
}

function countEdit(edit: Edit, shape: ModelShape, region: RegionMask | null): number {
  return editScope(edit, shape).reduce(
    (sum, tensor) =>
      sum +
      (region && tensor.part === 'matrix' && !isNarrowed(edit)
        ? region.countIn(tensor.layer, tensor.name)
        : editIndices(edit, tensor, shape, region).length),
    0,
  );
}

/** The union of the weights of several edits. */
class TouchedWeights {
  private readonly mask: RegionMask;
  private readonly normParameters = new Set<string>();

  constructor(private readonly shape: ModelShape) {
    this.mask = new RegionMask(shape);
  }

  add(edit: Edit, region: RegionMask | null): void {
    for (const tensor of editScope(edit, this.shape)) {
      if (tensor.part === 'norm') {
        for (const index of editIndices(edit, tensor, this.shape, region)) {
          this.normParameters.add(`${tensor.layer} ${tensor.name} ${index}`);
        }
      } else if (region && !isNarrowed(edit)) {
        const words = this.mask.matrixWords(tensor.layer, tensor.name);
        const theirs = region.matrixWords(tensor.layer, tensor.name);
        for (let at = 0; at < words.length; at++) words[at] |= theirs[at];
      } else {
        for (const index of editIndices(edit, tensor, this.shape, region)) {
          this.mask.add(tensor.layer, tensor.name, index);
        }
      }
    }
  }

  count(): number {
    return this.mask.count() + this.normParameters.size;
  }
}
