import { RegionError } from '../errors';
import { MATRICES, type ModelShape, matrixSize } from '../model/shape';
import { RANDOM_REGION_STREAM, REGION_STREAM_2, SeededRandom } from '../random';
import { RegionMask } from './mask';

/** Gives the random numbers of one matrix; `slot` is its place in MATRICES. */
export type RegionStreams = (layer: number, slot: number) => SeededRandom;

/**
 * The streams of version 1: one for each seed and matrix, whatever region is drawn. So with one seed the controls of
 * two regions are prefixes of the same draw; kept because links and recorded results name these very weights.
 */
export const sharedStreams =
  (seed: number): RegionStreams =>
  (layer, slot) =>
    new SeededRandom(RANDOM_REGION_STREAM, seed, layer, slot);

/**
 * The streams of version 2: a draw of its own for each region.
 * @param region what tells the drawn region from others: its kind, what it is the control of, share and rule
 */
export function streamsOf(region: string, seed: number): RegionStreams {
  const letters = Array.from(region, (letter) => letter.codePointAt(0) as number);
  return (layer, slot) => new SeededRandom(REGION_STREAM_2, seed, layer, slot, ...letters);
}

/**
 * A random region with a given number of weights in each matrix: uniform without replacement.
 * @param counts [layer][matrix in MATRICES order], as `RegionMask.counts()`
 * @throws RegionError where a count does not fit its matrix
 */
export function randomMask(
  shape: ModelShape,
  counts: readonly (readonly number[])[],
  streams: RegionStreams,
): RegionMask {
  const mask = new RegionMask(shape);
  for (let layer = 0; layer < shape.layers; layer++) {
    MATRICES.forEach((matrix, slot) => {
      const size = matrixSize(shape, matrix);
      const count = counts[layer]?.[slot];
      if (count === undefined || !(Number.isInteger(count) && count >= 0 && count <= size)) {
        throw new RegionError('region.randomCount', { layer, matrix, most: size, found: count });
      }
      fillRandom(mask.matrixWords(layer, matrix), size, count, streams(layer, slot));
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
