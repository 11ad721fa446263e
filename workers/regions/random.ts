import { RegionError } from '../errors';
import { MATRICES, type ModelShape, matrixSize } from '../model/shape';
import { RANDOM_REGION_STREAM, SeededRandom } from '../random';
import { RegionMask } from './mask';

/**
 * A random region with a given number of weights in each matrix: uniform without replacement, one seeded stream
 * per matrix. The control of the paper's experiments (section 4.1).
 * @param counts [layer][matrix in MATRICES order], as `RegionMask.counts()`
 * @param seed unsigned 32-bit
 * @throws RegionError where a count does not fit its matrix
 */
export function randomMask(
  shape: ModelShape,
  counts: readonly (readonly number[])[],
  seed: number,
): RegionMask {
  const mask = new RegionMask(shape);
  for (let layer = 0; layer < shape.layers; layer++) {
    MATRICES.forEach((matrix, slot) => {
      const size = matrixSize(shape, matrix);
      const count = counts[layer]?.[slot];
      if (count === undefined || !(Number.isInteger(count) && count >= 0 && count <= size)) {
        throw new RegionError('region.randomCount', { layer, matrix, most: size, found: count });
      }
      const random = new SeededRandom(RANDOM_REGION_STREAM, seed, layer, slot);
      fillRandom(mask.matrixWords(layer, matrix), size, count, random);
    });
  }
  return mask;
}

/** Sets `count` of the first `size` bits of zeroed words, every such set being as likely as any other. */
function fillRandom(words: Uint32Array, size: number, count: number, random: SeededRandom): void {
  // Past one half it is quicker to draw those that stay out.
  const inverted = count > size / 2;
  const wanted = inverted ? size - count : count;
  for (let drawn = 0; drawn < wanted; ) {
    const index = random.below(size);
    const bit = 1 << (index & 31);
    if ((words[index >>> 5] & bit) !== 0) continue;
    words[index >>> 5] |= bit;
    drawn++;
  }
  if (!inverted) return;
  for (let at = 0; at < words.length; at++) words[at] = ~words[at];
  const tail = size & 31;
  if (tail !== 0) words[words.length - 1] &= (1 << tail) - 1;
}
