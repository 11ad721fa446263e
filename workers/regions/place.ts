import { MATRICES, type Matrix, type ModelShape, matrixDims } from '../model/shape';
import { setBits } from './bits';
import type { RegionMask } from './mask';

/** Where a region lies: how many of its weights each matrix has, and how they are spread over dimensions. */
export interface RegionPlace {
  /** [layer][matrix in MATRICES order] */
  readonly counts: readonly (readonly number[])[];
  /** For each matrix, weights at each input and output dimension, summed over the layers. */
  readonly dimensions: Readonly<Record<Matrix, DimensionCounts>>;
  /** Gini coefficient over dimensions, mean of the layers that have weights, [matrix]. */
  readonly gini: { readonly input: readonly number[]; readonly output: readonly number[] };
}

export interface DimensionCounts {
  readonly input: Uint32Array;
  readonly output: Uint32Array;
}

/** Weights of a region by matrix and dimension (the paper's dimensional dependence, section 3.2). */
export function placeOf(region: RegionMask, shape: ModelShape): RegionPlace {
  const counts: number[][] = Array.from({ length: shape.layers }, () => []);
  const dimensions: Partial<Record<Matrix, DimensionCounts>> = {};
  const gini = { input: [] as number[], output: [] as number[] };
  for (const matrix of MATRICES) {
    const { input, output } = matrixDims(shape, matrix);
    const total = { input: new Uint32Array(input), output: new Uint32Array(output) };
    const ginis = { input: [] as number[], output: [] as number[] };
    for (let layer = 0; layer < shape.layers; layer++) {
      const here = countDimensions(region.matrixWords(layer, matrix), input, output);
      for (let at = 0; at < input; at++) total.input[at] += here.input[at];
      for (let at = 0; at < output; at++) total.output[at] += here.output[at];
      const weights = here.input.reduce((sum, count) => sum + count, 0);
      counts[layer].push(weights);
      if (weights === 0) continue;
      ginis.input.push(giniOf(here.input));
      ginis.output.push(giniOf(here.output));
    }
    dimensions[matrix] = total;
    gini.input.push(mean(ginis.input));
    gini.output.push(mean(ginis.output));
  }
  return { counts, dimensions: dimensions as Record<Matrix, DimensionCounts>, gini };
}

function countDimensions(words: Uint32Array, input: number, output: number): DimensionCounts {
  const counts = { input: new Uint32Array(input), output: new Uint32Array(output) };
  for (const index of setBits(words)) {
    counts.input[index % input]++;
    counts.output[Math.floor(index / input)]++;
  }
  return counts;
}

/**
 * Gini coefficient of counts: 0 where all are equal, (n - 1) / n where one has everything.
 * G = Σ (2i - n - 1) x_i / (n Σ x) over ascending x, i from 1.
 */
export function giniOf(counts: ArrayLike<number>): number {
  const sorted = Float64Array.from(counts).sort();
  let weighted = 0;
  let sum = 0;
  for (let at = 0; at < sorted.length; at++) {
    const value = sorted[at];
    weighted += (2 * (at + 1) - sorted.length - 1) * value;
    sum += value;
  }
  return sum === 0 ? 0 : weighted / (sorted.length * sum);
}

/** The fewest dimensions that hold half of a region, most first. @param counts weights at each dimension */
export function halfHolders(counts: ArrayLike<number>): number[] {
  const order = Array.from({ length: counts.length }, (_, at) => at).sort(
    (a, b) => counts[b] - counts[a] || a - b,
  );
  const half = Array.from(counts).reduce((sum, count) => sum + count, 0) / 2;
  const holders: number[] = [];
  let held = 0;
  for (const dimension of order) {
    if (held >= half) break;
    held += counts[dimension];
    holders.push(dimension);
  }
  return holders;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
