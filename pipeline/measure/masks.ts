import type { Engine } from '../../workers/engine/engine';
import type { Recipe } from '../../workers/model/recipe';
import { MATRICES, matrixDims } from '../../workers/model/shape';
import { setBits } from '../../workers/regions/bits';
import type { RegionMask } from '../../workers/regions/mask';
import { hubName, toHub } from '../hub_names';
import { type BooleanTensor, writeBooleans } from '../safetensors';

/** Writes the weights of a recipe's regions, all together, as boolean masks under the names of the hub. */
export async function writeMasks(
  engine: Pick<Engine, 'region' | 'ready'>,
  recipe: Recipe,
  path: string,
): Promise<void> {
  const { shape, info } = engine.ready();
  const regions: RegionMask[] = [];
  for (const edit of recipe.edits) if (edit.target === 'region') regions.push(await engine.region(edit));
  const tensors = Array.from({ length: shape.layers }, (_, layer) =>
    MATRICES.map((matrix): BooleanTensor => {
      const { output, input } = matrixDims(shape, matrix);
      return {
        name: hubName(layer, matrix),
        shape: [output, input],
        values: () => {
          const flags = new Uint8Array(output * input);
          for (const region of regions)
            for (const at of setBits(region.matrixWords(layer, matrix))) flags[at] = 1;
          return toHub(flags, shape, matrix);
        },
      };
    }),
  ).flat();
  await writeBooleans(path, tensors, {
    model: info.modelName,
    model_sha256: info.modelSha256,
    recipe: JSON.stringify(recipe),
  });
}
