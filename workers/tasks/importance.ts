import { type LayerWeights, MATRICES, type Matrix, type ModelShape, matrixDims } from '../model/shape';
import type { ImportanceRule } from '../protocol';
import type { LayerGradients } from './gradients';

/** Adds up gradients of one corpus, for every matrix of every layer, in [input, output] order. */
export class GradientSum {
  readonly layers: readonly Record<Matrix, Float32Array>[];
  tokens = 0;

  constructor(
    readonly shape: ModelShape,
    private readonly rule: ImportanceRule = 'abs-of-sum',
  ) {
    this.layers = Array.from({ length: shape.layers }, () => {
      const sizes = MATRICES.map((matrix) => {
        const { output, input } = matrixDims(shape, matrix);
        return [matrix, new Float32Array(output * input)];
      });
      return Object.fromEntries(sizes) as Record<Matrix, Float32Array>;
    });
  }

  /** @param sign -1 adds the gradients turned around: the null of the rule `abs-of-sum`, under which they should cancel */
  add(layer: number, gradients: LayerGradients, sign: 1 | -1 = 1): void {
    const sums = this.sumsOf(layer);
    for (const matrix of MATRICES) {
      const sum = sums[matrix];
      const gradient = gradients.matrices[matrix];
      if (this.rule === 'abs-of-sum') for (let at = 0; at < sum.length; at++) sum[at] += sign * gradient[at];
      else for (let at = 0; at < sum.length; at++) sum[at] += Math.abs(gradient[at]);
    }
  }

  private sumsOf(layer: number): Record<Matrix, Float32Array> {
    if (layer < this.layers.length) return this.layers[layer];
    throw new RangeError(`the model has ${this.shape.layers} layers, not ${layer + 1}`);
  }

  /** Importance of one matrix, |w · Σ g| per token, in [output, input] order as regions count. */
  importance(layer: number, matrix: Matrix, weights: LayerWeights): Float32Array {
    return importanceOf(
      this.sumsOf(layer)[matrix],
      weights.matrices[matrix],
      matrixDims(this.shape, matrix),
      this.tokens,
    );
  }
}

/** |w · g| / tokens of one matrix. @param sum, weights [input, output] @returns [output, input] */
export function importanceOf(
  sum: Float32Array | Float64Array,
  weights: Float32Array,
  { output, input }: { output: number; input: number },
  tokens: number,
): Float32Array {
  const result = new Float32Array(output * input);
  for (let i = 0; i < input; i++)
    for (let o = 0; o < output; o++)
      result[o * input + i] = Math.abs(sum[i * output + o] * weights[i * output + o]) / tokens;
  return result;
}
