import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editOf, ratioOf } from '../../../../../app/figures/single-weights';
import type { RecordContext } from '../../../../../pipeline/record/experiment';
import { singleWeightsExperiment } from '../../../../../pipeline/record/experiments/single-weights';
import { candidatesOf } from '../../../../../pipeline/record/experiments/single-weights/candidates';
import { channelsOf } from '../../../../../pipeline/record/experiments/single-weights/channels';
import type { LoadedModel } from '../../../../../workers/decoder/loaded_model';
import { openTiny } from '../../../../support/tiny_engine';

let model: LoadedModel;
beforeAll(async () => {
  model = await openTiny('gemma3');
});
afterAll(() => model.release());

describe('the candidates of a layer', () => {
  // [input 3, output 2]
  const down = Float32Array.from([1, -5, 2, 0.1, 3, 0.5]);
  const channels = { input: Float32Array.from([1, 10, 2]), output: Float32Array.from([4, 7]) };

  it('are the meeting of the spikes, the largest products, and random others', () => {
    const [spike, ...rest] = candidatesOf(down, channels, { products: 2, controls: 1 }, [0]);
    expect(spike).toEqual({ output: 1, input: 1, reason: 'spike' });
    expect(rest.slice(0, 2)).toEqual([
      { output: 0, input: 1, reason: 'product' },
      { output: 0, input: 2, reason: 'product' },
    ]);
    expect(rest[2]?.reason).toBe('random');
  });

  it('hold no weight twice, and the same controls for the same seed', () => {
    const all = candidatesOf(down, channels, { products: 3, controls: 2 }, [5]);
    expect(new Set(all.map(({ output, input }) => `${output} ${input}`)).size).toBe(6);
    expect(candidatesOf(down, channels, { products: 3, controls: 2 }, [5])).toEqual(all);
  });
});

describe('the channels of FFN.down', () => {
  it('are what the layer multiplies: input times weights is output', async () => {
    const inputs: Float32Array[] = [];
    await model.decoder.hidden(
      [1],
      'base',
      () => {},
      (_, input) => inputs.push(input.slice()),
    );
    const layer = 1;
    const { input, output } = await channelsOf(model, layer, inputs.slice(layer, layer + 1));
    expect(input).toHaveLength(64);
    expect(output).toHaveLength(32);
    const { down } = await model.weights.matrices(layer);
    // With one token the channels are absolute values: no output is larger than the sum of the products.
    for (let to = 0; to < 32; to++) {
      let bound = 0;
      for (let from = 0; from < 64; from++)
        bound += Math.abs((input[from] ?? 0) * (down[from * 32 + to] ?? 0));
      expect(output[to]).toBeLessThanOrEqual(bound + 1e-6);
      expect(output[to]).toBeGreaterThan(0);
    }
  });

  it('grow with more texts', async () => {
    const inputs: Float32Array[] = [];
    await model.decoder.hidden(
      [1, 5, 9],
      'base',
      () => {},
      (at, input) => {
        if (at === 0) inputs.push(input.slice());
      },
    );
    const one = await channelsOf(model, 0, [inputs[0]?.subarray(0, 32) ?? new Float32Array(32)]);
    const more = await channelsOf(model, 0, inputs);
    for (const [at, value] of one.input.entries())
      expect(more.input[at]).toBeGreaterThanOrEqual(value - 1e-6);
  });
});

describe('the recording', () => {
  it('zeroes each candidate as the engine does', async () => {
    const ids = Array.from({ length: 48 }, (_, at) => 3 + (at % 20));
    const context = {
      engine: {
        ready: () => Object.assign(Object.create(model), { tokenizer: { opening: [1], encode: () => ids } }),
      },
      regionIndex: { entries: [{ strongest: [{ layer: 0, matrix: 'q', output: 2, input: 3 }] }] },
    } as unknown as RecordContext;
    const units = await singleWeightsExperiment.units(context);
    expect(units.map(({ id }) => id)).toEqual(['layer-0', 'layer-1', 'layer-2', 'core']);
    const figures = await units[1]?.run();
    const first = figures?.weights[0];
    if (!figures || !first) throw new Error('the unit measured nothing');
    expect(figures.weights).toHaveLength(10);
    const variant = await model.apply({ version: 1, edits: [editOf(first)] }, () => {});
    const nll = await model.decoder.score([1, ...ids], variant, () => {});
    expect(first.meanNll[0]).toBeCloseTo(nll.reduce((a, b) => a + b, 0) / nll.length, 5);
    const core = await units[3]?.run();
    expect(core?.weights[0]).toMatchObject({ reason: 'core', matrix: 'q', activation: null });
  });

  it('says how many times the perplexity grew, over the languages', () => {
    expect(ratioOf({ meanNll: [1 + Math.log(2), 2 + Math.log(2), 3 + Math.log(2)] }, [1, 2, 3])).toBeCloseTo(
      2,
      12,
    );
  });
});
