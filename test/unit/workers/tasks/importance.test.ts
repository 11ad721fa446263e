import { describe, expect, it } from 'vitest';
import {
  type LayerWeights,
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixSize,
} from '../../../../workers/model/shape';
import type { LayerGradients } from '../../../../workers/tasks/gradients';
import { GradientSum, importanceOf } from '../../../../workers/tasks/importance';
import { tinyShape } from '../../../support/tiny_model';

const shape: ModelShape = { ...tinyShape('llama'), layers: 2 };

/** One value everywhere, in every matrix. */
function everywhere(value: number): Record<Matrix, Float32Array> {
  const filled = MATRICES.map((matrix) => [matrix, new Float32Array(matrixSize(shape, matrix)).fill(value)]);
  return Object.fromEntries(filled) as Record<Matrix, Float32Array>;
}

const gradients = (value: number): LayerGradients => ({ matrices: everywhere(value), norms: {} });
const weights = { matrices: everywhere(-2), norms: {} } as LayerWeights;

describe('importance', () => {
  it('is |weight x gradient| per token, turned to [output, input]', () => {
    // [input, output] = [2, 3]
    const sum = Float32Array.of(1, 2, 3, 4, 5, 6);
    const w = Float32Array.of(1, -1, 1, -1, 1, -1);
    expect([...importanceOf(sum, w, { output: 3, input: 2 }, 2)]).toEqual([0.5, 2, 1, 2.5, 1.5, 3]);
  });

  it('lets gradients of opposite sign cancel, as the released code does', () => {
    const sum = new GradientSum(shape);
    sum.add(1, gradients(3));
    sum.add(1, gradients(-3.5));
    sum.tokens = 5;
    expect(new Set(sum.importance(1, 'down', weights))).toEqual(new Set([Math.fround(0.2)]));
    expect(new Set(sum.importance(0, 'down', weights))).toEqual(new Set([0]));
  });

  it('adds absolute values by the other rule', () => {
    const sum = new GradientSum(shape, 'sum-of-abs');
    sum.add(0, gradients(3));
    sum.add(0, gradients(-3.5));
    sum.tokens = 13;
    expect(new Set(sum.importance(0, 'q', weights))).toEqual(new Set([1]));
  });

  it('has a sum for every weight that a region can touch', () => {
    const sum = new GradientSum(shape);
    expect(sum.layers).toHaveLength(2);
    for (const layer of sum.layers)
      for (const matrix of MATRICES) expect(layer[matrix]).toHaveLength(matrixSize(shape, matrix));
  });

  it('refuses a layer that the model has not', () => {
    const sum = new GradientSum(shape);
    expect(() => sum.add(2, gradients(1))).toThrow(/2 layers, not 3/);
    expect(() => sum.importance(7, 'q', weights)).toThrow(RangeError);
  });
});
