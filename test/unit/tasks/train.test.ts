import { beforeEach, describe, expect, it } from 'vitest';
import type { LoadedModel } from '../../../workers/engine/loaded_model';
import { TrainingError } from '../../../workers/errors';
import { MATRICES, matrixDims, matrixSize } from '../../../workers/model/shape';
import { randomMask } from '../../../workers/regions/random';
import { PAPER_TRAINING, Trainer } from '../../../workers/tasks/train';
import { failureOf, openTiny } from '../../support/tiny_engine';

const never = () => {};
const TEXTS = ['the university is in the city', 'there are 12 months in a year'];

let model: LoadedModel;
let batch: number[][];
beforeEach(async () => {
  model = await openTiny('gemma3');
  batch = TEXTS.map((text) => [model.tokenizer.bos, ...model.tokenizer.encode(text)]);
});

const meanNll = async (variant: 'base' | 'edited') => {
  const all: number[] = [];
  for (const ids of batch) all.push(...(await model.decoder.score(ids, variant, never)));
  return all.reduce((a, b) => a + b, 0) / all.length;
};

describe('a training', () => {
  it('lowers the loss that it is given, and leaves the model as it came when it ends', async () => {
    const base = await meanNll('base');
    const trainer = await Trainer.start(
      model,
      { ...PAPER_TRAINING, learningRate: 0.01, warmUpSteps: 1 },
      null,
    );
    const first = await trainer.step(batch, never);
    expect(first.loss).toBeCloseTo(base, 4);
    expect(first.tokens).toBe(batch.reduce((sum, ids) => sum + ids.length - 1, 0));
    for (let step = 0; step < 6; step++) await trainer.step(batch, never);
    expect(await meanNll('edited')).toBeLessThan(base - 0.05);
    expect(await meanNll('base')).toBe(base);
    await trainer.release();
    expect(await meanNll('edited')).toBe(base);
  });

  it('goes against the gradient: the first step is the rate times its sign, less the decay', async () => {
    const learningRate = 0.001;
    const trainer = await Trainer.start(model, { ...PAPER_TRAINING, learningRate, warmUpSteps: 0 }, null);
    const before = trainer.layer(1).matrices.up.slice();
    await trainer.step(batch, never);
    const after = trainer.layer(1).matrices.up;
    const decay = 1 - learningRate * PAPER_TRAINING.adamW.weightDecay;
    const moves = after.map((value, at) => Math.abs(value - (before[at] ?? 0) * decay));
    // Where the gradient is far above epsilon, m̂ / √v̂ is its sign.
    const whole = moves.filter((move) => Math.abs(move - learningRate) < learningRate * 0.05).length;
    expect(whole / moves.length).toBeGreaterThan(0.5);
    expect(Math.max(...moves)).toBeLessThan(learningRate * 1.01);
    await trainer.release();
  });

  it('never moves a frozen weight by a bit', async () => {
    const { shape } = model;
    const counts = Array.from({ length: shape.layers }, () =>
      MATRICES.map((matrix) => Math.floor(matrixSize(shape, matrix) / 10)),
    );
    const frozen = randomMask(shape, counts, 3);
    const trainer = await Trainer.start(model, { ...PAPER_TRAINING, learningRate: 0.01 }, frozen);
    for (let step = 0; step < 2; step++) await trainer.step(batch, never);
    for (let layer = 0; layer < shape.layers; layer++) {
      const original = await model.weights.layer(layer);
      for (const matrix of MATRICES) {
        const { input, output } = matrixDims(shape, matrix);
        const trained = trainer.layer(layer).matrices[matrix];
        let moved = 0;
        for (let index = 0; index < input * output; index++) {
          const at = (index % input) * output + Math.floor(index / input);
          const same = trained[at] === original.matrices[matrix][at];
          if (frozen.has(layer, matrix, index)) expect(same).toBe(true);
          else if (!same) moved++;
        }
        expect(moved).toBeGreaterThan(input * output * 0.5);
      }
    }
    await trainer.release();
  });

  it('goes on from a saved state as if it had not stopped', async () => {
    const options = { ...PAPER_TRAINING, learningRate: 0.005 };
    const whole = await Trainer.start(model, options, null);
    for (let step = 0; step < 2; step++) await whole.step(batch, never);
    const saved = whole.state().map((values) => values.slice());
    const third = await whole.step(batch, never);
    const expected = whole.layer(0).matrices.q.slice();
    await whole.release();
    const again = await Trainer.start(model, options, null);
    await again.restore(saved, 2);
    expect(await again.step(batch, never)).toEqual(third);
    expect(again.layer(0).matrices.q).toEqual(expected);
    expect(await failureOf(() => again.restore(saved.slice(1), 2))).toBeInstanceOf(TrainingError);
    await again.release();
  });

  it('says that it diverged, and keeps the weights of the step before', async () => {
    const trainer = await Trainer.start(
      model,
      { ...PAPER_TRAINING, learningRate: 1e30, warmUpSteps: 0 },
      null,
    );
    await trainer.step(batch, never);
    const before = trainer.layer(2).matrices.down.slice();
    const error = await failureOf(() => trainer.step(batch, never));
    expect(error).toBeInstanceOf(TrainingError);
    expect(String(error)).toMatch(/diverged.*weights are those of step 1.*smaller learning rate/);
    expect(trainer.layer(2).matrices.down).toEqual(before);
    expect(trainer.steps).toBe(1);
    await trainer.release();
  });
});
