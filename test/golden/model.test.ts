import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MATRICES, matrixDims } from '../../workers/model/shape';
import { GradientEngine } from '../../workers/tasks/gradients';
import { importanceOf } from '../../workers/tasks/importance';
import { golden, goldenText } from '../support/golden';
import { GoldenModel } from '../support/golden_model';

const never = () => {};

let real: GoldenModel;

beforeAll(async () => {
  real = await GoldenModel.open(golden);
});

afterAll(() => real?.model.release());

describe('the real model, intact,', () => {
  it('scores every language within 1e-3 nats of PyTorch', async () => {
    for (const language of Object.keys(golden.texts)) await real.expectText(language);
  });

  it.each(golden.greedy)('writes after "$prompt" what PyTorch writes', async (one) => {
    expect(await real.expectContinuation(one)).toBe(one.text);
  });

  it('has its largest residual dimensions where PyTorch finds them', async () => {
    const { shape, weights, decoder } = real.model;
    const { width, layers } = shape;
    const norm = await weights.outputNorm();
    const states: Float32Array[] = [];
    const last = await decoder.hidden(goldenText('en').ids, 'base', never, (layer, input) => {
      states[layer] = input.slice();
    });
    states[layers] = last.map(
      (value, at) => value * rootMeanSquareInverse(last, at, width) * (norm[at % width] ?? 0),
    );
    for (const { layer, dimension, meanAbs } of golden.largestResidualDimension) {
      const means = meanAbsByDimension(states[layer] ?? new Float32Array(), width);
      const largest = means.indexOf(Math.max(...means));
      expect(largest, `before layer ${layer}`).toBe(dimension);
      expect((means[largest] ?? 0) / meanAbs).toBeCloseTo(1, 1);
    }
  });
});

describe('the real model, edited,', () => {
  it.each(
    golden.edits.map((entry) => ({
      ...entry,
      words: `${entry.edit.op} ${entry.edit.factor ?? ''} ${entry.edit.where}`,
    })),
  )('agrees with PyTorch: $words', (entry) => real.expectEdit(entry));

  it('is itself again with nothing edited', () => real.expectMean('en', goldenText('en').mean, 1e-3));
});

describe('the gradients of the real model', () => {
  it('give PyTorch’s importances: sums and the twenty largest of 21 matrices', async () => {
    const { model } = real;
    const engine = await GradientEngine.of(model);
    const checked = new Set<string>();
    const { ids } = goldenText(golden.importance.text);
    await engine.run(ids, never, async (layer, gradients) => {
      const wanted = MATRICES.filter((matrix) => golden.importance.matrices[`${layer}.${matrix}`]);
      if (wanted.length === 0) return;
      const matrices = await model.weights.matrices(layer);
      for (const matrix of wanted) {
        // The golden loss is the mean over the predicted tokens.
        const found = importanceOf(
          gradients.matrices[matrix],
          matrices[matrix],
          matrixDims(model.shape, matrix),
          ids.length - 1,
        );
        real.expectImportance(`${layer}.${matrix}`, matrix, found);
        checked.add(`${layer}.${matrix}`);
      }
    });
    await engine.release();
    expect([...checked].sort()).toEqual(Object.keys(golden.importance.matrices).sort());
  });
});

function rootMeanSquareInverse(values: Float32Array, at: number, width: number): number {
  const start = Math.floor(at / width) * width;
  let sum = 0;
  for (let i = start; i < start + width; i++) sum += (values[i] ?? 0) ** 2;
  return 1 / Math.sqrt(sum / width + real.model.shape.rmsEpsilon);
}

function meanAbsByDimension(values: Float32Array, width: number): number[] {
  const means = new Array<number>(width).fill(0);
  values.forEach((value, at) => {
    means[at % width] = (means[at % width] ?? 0) + (Math.abs(value) * width) / values.length;
  });
  return means;
}
