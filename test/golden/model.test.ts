import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModelFile } from '../../pipeline/node_files';
import { nodeRuntime } from '../../pipeline/node_model';
import type { LayerVariant } from '../../workers/backend/layers';
import { LoadedModel } from '../../workers/decoder/loaded_model';
import { INTACT } from '../../workers/model/recipe';
import { MATRICES, type Matrix, matrixDims } from '../../workers/model/shape';
import { generate } from '../../workers/tasks/generate';
import { GradientEngine } from '../../workers/tasks/gradients';
import { importanceOf } from '../../workers/tasks/importance';
import { NO_REGIONS } from '../../workers/weights/resolve';
import { golden, goldenText } from '../support/golden';
import { runnableEdit, zeroEvery97th } from '../support/golden_edits';

const never = () => {};

let model: LoadedModel;

beforeAll(async () => {
  model = await LoadedModel.open({
    source: await openModelFile(),
    sha256: golden.sha256,
    runtime: nodeRuntime(2),
    regions: NO_REGIONS,
    onProgress: never,
    checkpoint: never,
  });
});

afterAll(() => model?.release());

async function meanNll(language: string, variant: LayerVariant = 'base'): Promise<number> {
  const nll = await model.decoder.score(goldenText(language).ids, variant, never);
  return nll.reduce((a, b) => a + b, 0) / nll.length;
}

const write = (prompt: string, newTokens: number, variant: LayerVariant = 'base') =>
  generate(model, { prompt, newTokens, temperature: 0, seed: 0 }, variant, never, never);

describe('the real model, intact,', () => {
  it('scores every language within 1e-3 nats of PyTorch', async () => {
    for (const language of Object.keys(golden.texts))
      expect(Math.abs((await meanNll(language)) - goldenText(language).mean), language).toBeLessThan(1e-3);
  });

  it.each(golden.greedy)('writes after "$prompt" what PyTorch writes', async ({ prompt, new: ids, text }) => {
    const end = await write(prompt, ids.length);
    expect(end.tokens.map(({ id }) => id)).toEqual(ids);
    expect(end.text).toBe(text);
  });

  it('has its largest residual dimensions where PyTorch finds them', async () => {
    const { width, layers } = model.shape;
    const norm = await model.weights.outputNorm();
    const states: Float32Array[] = [];
    const last = await model.decoder.hidden(goldenText('en').ids, 'base', never, (layer, input) => {
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
  )('agrees with PyTorch: $words', async (entry) => {
    const edit = runnableEdit(entry, model.shape);
    const { layers } = model.decoder.parts;
    if (edit.by === 'recipe') expect(await model.apply(edit.recipe, never)).toBe('edited');
    else {
      // Leaves nothing of an earlier recipe beside the weights that are put in by hand.
      for (let layer = 0; layer < model.shape.layers; layer++) await layers.dropEdited(layer);
      for (const layer of edit.layers)
        await layers.prepare(
          layer,
          'edited',
          zeroEvery97th(await model.weights.layer(layer), model.shape, edit.matrices),
        );
    }
    for (const [language, expected] of Object.entries(entry.meanNll))
      expect(Math.abs((await meanNll(language, 'edited')) - expected), language).toBeLessThan(2e-3);
    const { prompt, new: ids } = entry.greedy;
    expect((await write(prompt, ids.length, 'edited')).tokens.map(({ id }) => id)).toEqual(ids);
    if (edit.by === 'weights') for (const layer of edit.layers) await layers.dropEdited(layer);
  });

  it('is itself again with nothing edited', async () => {
    expect(await model.apply(INTACT, never)).toBe('base');
    expect(Math.abs((await meanNll('en')) - goldenText('en').mean)).toBeLessThan(1e-3);
  });
});

describe('the gradients of the real model', () => {
  it('give PyTorch’s importances: sums and the twenty largest of 21 matrices', async () => {
    const { shape, weights } = model;
    const engine = await GradientEngine.of(model);
    const checked = new Set<string>();
    const { ids } = goldenText(golden.importance.text);
    await engine.run(ids, never, async (layer, gradients) => {
      const wanted = MATRICES.filter((matrix) => golden.importance.matrices[`${layer}.${matrix}`]);
      if (wanted.length === 0) return;
      const { matrices } = await weights.layer(layer);
      for (const matrix of wanted) {
        // The golden loss is the mean over the predicted tokens.
        const found = importanceOf(
          gradients.matrices[matrix],
          matrices[matrix],
          matrixDims(shape, matrix),
          ids.length - 1,
        );
        expectImportance(`${layer}.${matrix}`, matrix, found);
        checked.add(`${layer}.${matrix}`);
      }
    });
    await engine.release();
    expect([...checked].sort()).toEqual(Object.keys(golden.importance.matrices).sort());
  });

  function expectImportance(name: string, matrix: Matrix, found: Float32Array): void {
    const expected = golden.importance.matrices[name];
    if (!expected) throw new Error(`the golden file has no matrix ${name}`);
    const { output, input } = matrixDims(model.shape, matrix);
    expect(expected.shape).toEqual([output, input]);
    const sum = found.reduce((total, value) => total + value, 0);
    expect(Math.abs(sum / expected.sumAbsThetaGrad - 1), `sum of ${name}`).toBeLessThan(1e-3);
    // Each of PyTorch's twenty has its value, and nothing else is larger than the least of them, but for ties.
    const indices = new Set(expected.top20.map(([index]) => index));
    for (const [index, value] of expected.top20)
      expect(Math.abs((found[index] ?? 0) / value - 1), `${name}, weight ${index}`).toBeLessThan(1e-2);
    const least = expected.top20.at(-1)?.[1] ?? 0;
    const others = found.reduce(
      (most, value, index) => (indices.has(index) ? most : Math.max(most, value)),
      0,
    );
    expect(others, `largest of ${name} that PyTorch does not list`).toBeLessThan(least * (1 + 1e-3));
  }
});

function rootMeanSquareInverse(values: Float32Array, at: number, width: number): number {
  const start = Math.floor(at / width) * width;
  let sum = 0;
  for (let i = start; i < start + width; i++) sum += (values[i] ?? 0) ** 2;
  return 1 / Math.sqrt(sum / width + model.shape.rmsEpsilon);
}

function meanAbsByDimension(values: Float32Array, width: number): number[] {
  const means = new Array<number>(width).fill(0);
  values.forEach((value, at) => {
    means[at % width] = (means[at % width] ?? 0) + (Math.abs(value) * width) / values.length;
  });
  return means;
}
