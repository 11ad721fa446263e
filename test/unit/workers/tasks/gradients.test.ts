import { describe, expect, it } from 'vitest';
import { MATRICES, matrixDims, normSize } from '../../../../workers/model/shape';
import { tensorName } from '../../../../workers/model/tensors';
import { GradientEngine, type LayerGradients } from '../../../../workers/tasks/gradients';
import { GradientSum } from '../../../../workers/tasks/importance';
import { layeredGradients } from '../../../../workers/tasks/layered_gradients';
import { ReferenceModel } from '../../../support/reference_model';
import { openTiny } from '../../../support/tiny_engine';
import { type Architecture, TINY_MODELS, tinyModel } from '../../../support/tiny_model';

const IDS = [1, 260, 273, 12, 281, 300, 262, 305, 290, 311, 40, 268];
/** Step of the central differences, in 64-bit floats. */
const STEP = 1e-4;
/** Part of a tensor's largest gradient by which an entry may be off: the engine computes in f32. */
const RELATIVE = 2e-4;
const never = () => {};

async function gradientsOf(architecture: Architecture) {
  const model = await openTiny(architecture);
  const engine = await GradientEngine.of(model);
  const layers: LayerGradients[] = [];
  const nll = await engine.run(IDS, never, (layer, gradients) => {
    layers[layer] = structuredClone(gradients);
  });
  await engine.release();
  return { model, layers, nll };
}

/** Some indices of a tensor, spread over it. */
const sample = (size: number, count = 3) =>
  Array.from({ length: count }, (_, at) => Math.floor(((at + 0.37) * size) / count));

describe.each(TINY_MODELS)('the gradients of a whole %s model', (architecture) => {
  const { shape, weights } = tinyModel(architecture);
  const found = gradientsOf(architecture);
  const reference = new ReferenceModel(shape, weights);
  const total = (model: ReferenceModel) => model.negativeLogLikelihood(IDS).reduce((a, b) => a + b, 0);
  const difference = (tensor: string, index: number) =>
    (total(reference.nudged(tensor, index, STEP)) - total(reference.nudged(tensor, index, -STEP))) /
    (2 * STEP);

  it('agree with finite differences in every matrix of every layer', async () => {
    const { layers } = await found;
    for (let layer = 0; layer < shape.layers; layer++) {
      for (const matrix of MATRICES) {
        const gradient = layers[layer]?.matrices[matrix] ?? new Float32Array();
        const { output, input } = matrixDims(shape, matrix);
        expect(gradient.length).toBe(output * input);
        const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        for (const index of sample(output * input)) {
          const value = gradient[(index % input) * output + Math.floor(index / input)] ?? Number.NaN;
          const expected = difference(tensorName(layer, matrix), index);
          expect(
            Math.abs(value - expected) / largest,
            `${matrix} of layer ${layer}, weight ${index}`,
          ).toBeLessThan(RELATIVE);
        }
      }
    }
  });

  it('agree with finite differences in every norm of every layer', async () => {
    const { layers } = await found;
    for (let layer = 0; layer < shape.layers; layer++) {
      for (const norm of shape.norms) {
        const gradient = layers[layer]?.norms[norm] ?? new Float32Array();
        expect(gradient.length).toBe(normSize(shape, norm));
        const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        for (const index of sample(gradient.length)) {
          const expected = difference(tensorName(layer, norm), index);
          const value = gradient[index] ?? Number.NaN;
          expect(Math.abs(value - expected) / largest, `${norm} of layer ${layer}, ${index}`).toBeLessThan(
            RELATIVE,
          );
        }
      }
    }
  });

  it('are the same layer after layer over a text, with the head in slices', async () => {
    const { model, layers } = await found;
    let compared = 0;
    await layeredGradients(model, [IDS], never, {
      onGradients(layer, _sequence, gradients) {
        for (const matrix of MATRICES) {
          const expected = layers[layer]?.matrices[matrix] ?? new Float32Array();
          const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
          const differs = gradients.matrices[matrix].reduce(
            (most, value, at) => Math.max(most, Math.abs(value - (expected[at] ?? Number.NaN))),
            0,
          );
          expect(differs / largest, `${matrix} of layer ${layer}`).toBeLessThan(RELATIVE);
          compared++;
        }
      },
      onLayer: never,
      onProgress: async () => {},
    });
    expect(compared).toBe(shape.layers * MATRICES.length);
  });

  it('come with the log-likelihoods that scoring gives', async () => {
    const { nll } = await found;
    const expected = reference.negativeLogLikelihood(IDS);
    const differences = Array.from(nll, (value, at) => Math.abs(value - (expected[at] ?? Number.NaN)));
    expect(Math.max(...differences)).toBeLessThan(1e-4);
  });

  it('become importances |w x gradient| per token, in [output, input] order', async () => {
    const { model, layers } = await found;
    const sums = new GradientSum(shape);
    for (const [layer, gradients] of layers.entries()) sums.add(layer, gradients);
    sums.tokens = IDS.length - 1;
    const importance = sums.importance(1, 'down', await model.weights.layer(1));
    const values = weights.get(tensorName(1, 'down')) ?? new Float32Array();
    const largest = importance.reduce((a, b) => Math.max(a, b), 0);
    for (const index of sample(values.length)) {
      const expected =
        Math.abs((values[index] ?? 0) * difference(tensorName(1, 'down'), index)) / sums.tokens;
      expect(Math.abs((importance[index] ?? 0) - expected) / largest).toBeLessThan(RELATIVE);
    }
  });
});
