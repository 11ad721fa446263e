import { beforeEach, describe, expect, it } from 'vitest';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import { CancelledError, TrainingError } from '../../../../workers/errors';
import type { Recipe } from '../../../../workers/model/recipe';
import { MATRICES, matrixDims, matrixSize } from '../../../../workers/model/shape';
import { randomMask, sharedStreams } from '../../../../workers/regions/random';
import { PAPER_TRAINING, Trainer, type TrainingOptions } from '../../../../workers/tasks/train';
import { failureOf, openTiny } from '../../../support/tiny_engine';

const never = () => {};
const TEXTS = ['the university is in the city', 'there are 12 months in a year'];

let model: LoadedModel;
let batch: number[][];
beforeEach(async () => {
  model = await openTiny('gemma3');
  batch = TEXTS.map((text) => [...model.tokenizer.opening, ...model.tokenizer.encode(text)]);
});

const constant = (learningRate: number, warmUpSteps = 0): TrainingOptions => ({
  ...PAPER_TRAINING,
  learningRate,
  schedule: { warmUpSteps },
});

const meanNll = async (variant: 'base' | 'edited' = 'base') => {
  const all: number[] = [];
  for (const ids of batch) all.push(...(await model.decoder.score(ids, variant, never)));
  return all.reduce((a, b) => a + b, 0) / all.length;
};

describe('a training', () => {
  it('lowers the loss that it is given, and the model is as it came when it is taken back', async () => {
    const base = await meanNll();
    const trainer = await Trainer.start(model, constant(0.01, 1), null);
    const first = await trainer.step(batch, never);
    expect(first.loss).toBeCloseTo(base, 4);
    expect(first.tokens).toBe(batch.reduce((sum, ids) => sum + ids.length - 1, 0));
    for (let step = 0; step < 6; step++) await trainer.step(batch, never);
    expect(await meanNll()).toBeLessThan(base - 0.05);
    await model.setTrained(null);
    expect(await meanNll()).toBe(base);
  });

  it('goes against the gradient: the first step is the rate times its sign, less the decay', async () => {
    const learningRate = 0.001;
    const trainer = await Trainer.start(model, constant(learningRate), null);
    const before = trainer.layer(1).up.slice();
    await trainer.step(batch, never);
    const decay = 1 - learningRate * PAPER_TRAINING.adamW.weightDecay;
    const moves = trainer.layer(1).up.map((value, at) => Math.abs(value - (before[at] ?? 0) * decay));
    // Where the gradient is far above epsilon, m̂ / √v̂ is its sign.
    const whole = moves.filter((move) => Math.abs(move - learningRate) < learningRate * 0.05).length;
    expect(whole / moves.length).toBeGreaterThan(0.5);
    expect(Math.max(...moves)).toBeLessThan(learningRate * 1.01);
  });

  it('clips the norm of the whole gradient, not that of a matrix', async () => {
    // With an epsilon far above any gradient a step is proportional to the clipped gradient.
    const epsilon = 1e6;
    const options = {
      ...constant(epsilon),
      clip: 0.01,
      adamW: { ...PAPER_TRAINING.adamW, epsilon, weightDecay: 0 },
    };
    const trainer = await Trainer.start(model, options, null);
    const { gradientNorm } = await trainer.step(batch, never);
    expect(gradientNorm).toBeGreaterThan(0.02);
    let squares = 0;
    for (let layer = 0; layer < model.shape.layers; layer++) {
      const original = await model.weights.layer(layer);
      for (const matrix of MATRICES)
        trainer.layer(layer)[matrix].forEach((value, at) => {
          squares += (value - (original.matrices[matrix][at] ?? 0)) ** 2;
        });
    }
    expect(Math.sqrt(squares)).toBeCloseTo(0.01, 4);
  });

  it('never moves a frozen weight by a bit', async () => {
    const { shape } = model;
    const counts = Array.from({ length: shape.layers }, () =>
      MATRICES.map((matrix) => Math.floor(matrixSize(shape, matrix) / 10)),
    );
    const frozen = randomMask(shape, counts, sharedStreams(3));
    const trainer = await Trainer.start(model, constant(0.01), frozen);
    for (let step = 0; step < 2; step++) await trainer.step(batch, never);
    for (let layer = 0; layer < shape.layers; layer++) {
      const original = await model.weights.layer(layer);
      for (const matrix of MATRICES) {
        const { input, output } = matrixDims(shape, matrix);
        const trained = trainer.layer(layer)[matrix];
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
  });

  it('goes on from a saved state as if it had not stopped', async () => {
    const whole = await Trainer.start(model, constant(0.005, 5), null);
    for (let step = 0; step < 2; step++) await whole.step(batch, never);
    const saved = whole.state().map((values) => values.slice());
    const third = await whole.step(batch, never);
    const expected = whole.layer(0).q.slice();
    await model.setTrained(null);
    const again = await Trainer.start(model, constant(0.005, 5), null);
    await again.restore(saved, 2);
    expect(await again.step(batch, never)).toEqual(third);
    expect(again.layer(0).q).toEqual(expected);
    expect(await failureOf(() => again.restore(saved.slice(1), 2))).toBeInstanceOf(TrainingError);
  });

  it('goes on after a rest as if it had not rested', async () => {
    const take = async (rests: boolean) => {
      const trainer = await Trainer.start(model, constant(0.005), null);
      await trainer.step(batch, never);
      if (rests) await trainer.rest();
      const second = await trainer.step(batch, never);
      const q = trainer.layer(0).q.slice();
      await model.setTrained(null);
      return { second, q };
    };
    expect(await take(true)).toEqual(await take(false));
  });

  it('that is stopped within a step is that of the step before', async () => {
    const trainer = await Trainer.start(model, constant(0.01), null);
    await trainer.step(batch, never);
    const [before, loss] = [trainer.layer(2).down.slice(), await meanNll()];
    let calls = 0;
    const stopLate = () => {
      if (++calls > 20) throw new CancelledError('engine.replaced', { channel: 'train' });
    };
    expect(await failureOf(() => trainer.step(batch, stopLate))).toBeInstanceOf(CancelledError);
    expect(trainer.steps).toBe(1);
    expect(trainer.layer(2).down).toEqual(before);
    expect(await meanNll()).toBe(loss);
  });
});

describe('a training that diverges', () => {
  it('to a loss that is no number says so, and the weights are those of the last good step', async () => {
    const trainer = await Trainer.start(model, constant(0.001), null);
    await trainer.step(batch, never);
    const [good, loss] = [trainer.layer(2).down.slice(), await meanNll()];
    trainer.options = constant(1e30);
    await trainer.step(batch, never);
    const error = await failureOf(() => trainer.step(batch, never));
    expect(error).toBeInstanceOf(TrainingError);
    expect(String(error)).toMatch(/diverged.*weights are those of step 1.*smaller learning rate/);
    expect(trainer.layer(2).down).toEqual(good);
    expect(trainer.steps).toBe(1);
    expect(await meanNll()).toBe(loss);
  });

  it('to a loss far above any guess is taken back too, once', async () => {
    const trainer = await Trainer.start(model, constant(0.001), null);
    const loss = await meanNll();
    await trainer.step(batch, never);
    await trainer.check(loss * 1.5);
    expect(trainer.steps).toBe(1);
    const far = 3 * Math.max(Math.log(model.shape.vocabulary), loss);
    for (let times = 0; times < 2; times++) {
      expect(await failureOf(() => trainer.check(far))).toBeInstanceOf(TrainingError);
      expect(trainer.steps).toBe(0);
      expect(await meanNll()).toBe(loss);
    }
  });

  it('goes on with a smaller rate', async () => {
    const trainer = await Trainer.start(model, constant(1e30), null);
    await trainer.step(batch, never);
    await failureOf(() => trainer.step(batch, never));
    trainer.options = constant(0.01);
    const first = await trainer.step(batch, never);
    expect(first.step).toBe(1);
    for (let step = 0; step < 3; step++) await trainer.step(batch, never);
    expect(await meanNll()).toBeLessThan(first.loss);
  });
});

describe('edits after training', () => {
  const recipe: Recipe = {
    version: 1,
    edits: [{ target: 'dimension', dimension: 11, operation: { op: 'zero' } }],
  };

  it('are applied to the trained weights, and to the file’s again when they are taken back', async () => {
    const edited = async () => meanNll(await model.apply(recipe, never));
    const untrained = await edited();
    const trainer = await Trainer.start(model, constant(0.01), null);
    for (let step = 0; step < 3; step++) await trainer.step(batch, never);
    const trained = await edited();
    expect(trained).not.toBe(untrained);
    // The same trained weights in a model that never had another edit.
    const fresh = await openTiny('gemma3');
    await fresh.setTrained(Array.from({ length: model.shape.layers }, (_, layer) => trainer.layer(layer)));
    const variant = await fresh.apply(recipe, never);
    const expected = await fresh.decoder.score(batch[0] ?? [], variant, never);
    expect(await model.decoder.score(batch[0] ?? [], 'edited', never)).toEqual(expected);
    await model.setTrained(null);
    expect(await edited()).toBe(untrained);
  });

  it('leave the trained weights as they are', async () => {
    const trainer = await Trainer.start(model, constant(0.01), null);
    await trainer.step(batch, never);
    const [before, loss] = [trainer.layer(0).gate.slice(), await meanNll()];
    await model.apply(recipe, never);
    expect(trainer.layer(0).gate).toEqual(before);
    expect(await meanNll()).toBe(loss);
  });
});
