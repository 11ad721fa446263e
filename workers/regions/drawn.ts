import { MATRICES, type Matrix, matrixDims } from '../model/shape';
import { magnitudeBins } from './magnitudes';
import { RegionMask } from './mask';
import type { RegionStreams } from './random';
import { drawStratified, NOT_DRAWN } from './stratified';

/** A region that was drawn like another one. */
export interface DrawnRegion {
  readonly mask: RegionMask;
  /** Weights that are of another bin than those that they stand for, because theirs had too few. */
  readonly shortfall: number;
}

/** The matrices of a layer, [input, output]: as the model's file has them, whatever was edited or trained since. */
export type OriginalMatrices = (layer: number) => Promise<Readonly<Record<Matrix, Float32Array>>>;

/**
 * As many weights in each matrix as a region has, from outside of it, whose magnitudes have the histogram of the
 * region's: the control for what a region owes to the size of its weights. Bins: magnitudes.ts.
 * @throws RegionError where a matrix has too few weights outside of the region
 */
export async function matchedRegion(
  region: RegionMask,
  originals: OriginalMatrices,
  streams: RegionStreams,
): Promise<DrawnRegion> {
  const { shape } = region;
  const mask = new RegionMask(shape);
  let shortfall = 0;
  for (let layer = 0; layer < shape.layers; layer++) {
    const matrices = await originals(layer);
    for (const [slot, matrix] of MATRICES.entries()) {
      const indices = region.indices(layer, matrix);
      if (indices.length === 0) continue;
      const { input, output } = matrixDims(shape, matrix);
      // Weights lie [input, output] and regions count [output, input]: the few that a region has are turned around.
      const places = indices.map((index) => (index % input) * output + Math.floor(index / input));
      const bins = magnitudeBins(matrices[matrix]);
      const draw = drawStratified(bins, places, streams(layer, slot));
      for (const place of draw.drawn)
        mask.add(layer, matrix, (place % output) * input + Math.floor(place / output));
      shortfall += draw.shortfall;
    }
  }
  return { mask, shortfall };
}

/**
 * As many weights in each matrix as a part of a region has, from the region's other weights.
 * @param levels nested regions, outermost first: as many of each level are drawn as the part has. One level, the
 *   region itself, draws by number alone.
 * @throws RegionError where a matrix has too few other weights
 */
export function sampleRegion(
  part: RegionMask,
  levels: readonly RegionMask[],
  streams: RegionStreams,
): DrawnRegion {
  const { shape } = part;
  const mask = new RegionMask(shape);
  let shortfall = 0;
  for (let layer = 0; layer < shape.layers; layer++)
    for (const [slot, matrix] of MATRICES.entries()) {
      const { input, output } = matrixDims(shape, matrix);
      const bins = new Uint8Array(input * output).fill(NOT_DRAWN);
      for (const [level, region] of levels.entries())
        for (const index of region.indices(layer, matrix)) bins[index] = level;
      const draw = drawStratified(bins, part.indices(layer, matrix), streams(layer, slot));
      for (const index of draw.drawn) mask.add(layer, matrix, index);
      shortfall += draw.shortfall;
    }
  return { mask, shortfall };
}
