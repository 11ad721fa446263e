import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../workers/engine/engine';
import { CancelledError, RegionError, TextError, TrainingError } from '../../../../workers/errors';
import { INTACT, type Recipe } from '../../../../workers/model/recipe';
import type { TrainingPoint, TrainJob } from '../../../../workers/protocol';
import { MAX_TRAINING_CHARACTERS } from '../../../../workers/tasks/training_limits';
import { trainingBatch } from '../../../../workers/tasks/training_text';
import { failureOf, loadedEngine, scoreOf, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';

const TEXT = 'the university is in the city and there are 12 months in a year, the city is there';
const EDIT: Recipe = {
  version: 1,
  edits: [
    {
      target: 'region',
      of: 'core',
      kind: 'top',
      share: 5,
      rule: 'code',
      seed: 0,
      operation: { op: 'zero' },
    },
  ],
};
const model = tinyModel('gemma3');
const environment = tinyEnvironment(model, tinyRegions(model.shape));

let engine: Engine;
beforeEach(async () => {
  engine = await loadedEngine(environment);
});

const job = (change: Partial<TrainJob> = {}): TrainJob => ({
  channel: 'train',
  text: TEXT,
  learningRate: 0.01,
  frozen: 'none',
  steps: 4,
  tokensPerStep: 32,
  items: [{ id: 'own', text: TEXT }],
  scoreEvery: 2,
  ...change,
});

async function trained(change: Partial<TrainJob> = {}) {
  const points: TrainingPoint[] = [];
  const report = await engine.train(job(change), ({ point }) => {
    if (point !== null) points.push(point);
  });
  return { points, report };
}

const nll = async (recipe: Recipe = INTACT, of = engine) =>
  (await scoreOf(of, TEXT, recipe)).negativeLogLikelihood;

describe('training through the engine', () => {
  it('tells of every step, scores before it, at every few steps and at the end', async () => {
    const { points, report } = await trained({ steps: 5 });
    expect(points.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(points.map(({ scores }) => scores.length)).toEqual([1, 0, 1, 0, 1, 1]);
    expect(points[0]?.loss).toBeNull();
    expect(points[5]?.tokens).toBe(160);
    const [before, after] = [points[0]?.scores[0], points[5]?.scores[0]];
    expect(after?.meanNll).toBeLessThan((before?.meanNll ?? 0) - 0.05);
    expect(report).toEqual({
      steps: 5,
      tokens: 160,
      learningRate: 0.01,
      frozen: 'none',
      frozenWeights: 0,
      notKept: 'unavailable',
    });
    expect(await engine.trained()).toEqual(report);
  });

  it('says how much of a step is done', async () => {
    const shares: number[] = [];
    await engine.train(job({ steps: 1 }), ({ withinStep }) => shares.push(withinStep));
    expect(shares.length).toBeGreaterThan(4);
    expect(Math.max(...shares)).toBe(1);
  });

  it('makes the trained weights what scores, texts and edits start from, until they are reset', async () => {
    const [intact, edited] = [await nll(), await nll(EDIT)];
    await trained();
    const [trainedIntact, trainedEdited] = [await nll(), await nll(EDIT)];
    expect(trainedIntact).not.toEqual(intact);
    expect(trainedEdited).not.toEqual(edited);
    expect(await nll()).toEqual(trainedIntact);
    await engine.resetTraining();
    expect(await engine.trained()).toBeNull();
    expect(await nll()).toEqual(intact);
    expect(await nll(EDIT)).toEqual(edited);
  });

  it('gives the same numbers under a recipe whatever was applied before it and when', async () => {
    await nll(EDIT);
    await trained();
    await nll({ version: 1, edits: [] });
    const found = await nll(EDIT);
    const fresh = await loadedEngine(environment);
    await fresh.train(job(), () => {});
    expect(found).toEqual(await nll(EDIT, fresh));
  });

  it('goes on from where it stopped, and counts on', async () => {
    await trained({ steps: 2 });
    const { points, report } = await trained({ steps: 2 });
    expect(points.map(({ step }) => step)).toEqual([2, 3, 4]);
    expect(report.steps).toBe(4);
    const inTwo = await nll();
    await engine.resetTraining();
    await trained({ steps: 4 });
    expect(await nll()).toEqual(inTwo);
  });

  it('keeps what was learned when it is stopped', async () => {
    const run = engine.train(job({ steps: 50 }), ({ point }) => {
      if (point?.step === 2) void engine.cancel('train');
    });
    expect(await failureOf(() => run)).toBeInstanceOf(CancelledError);
    expect((await engine.trained())?.steps).toBe(2);
    const stopped = await nll();
    await engine.resetTraining();
    await trained({ steps: 2 });
    expect(await nll()).toEqual(stopped);
  });

  it('freezes the core, or as many random weights', async () => {
    const core = await trained({ frozen: 'core', steps: 1 });
    const afterCore = await nll();
    await engine.resetTraining();
    const random = await trained({ frozen: 'random', steps: 1 });
    expect(core.report.frozenWeights).toBeGreaterThan(0);
    expect(random.report.frozenWeights).toBe(core.report.frozenWeights);
    expect(await nll()).not.toEqual(afterCore);
  });

  it('is gone with the model that it trained', async () => {
    const intact = await nll();
    await trained({ steps: 1 });
    await engine.load({ from: 'url', url: 'again' }, 'auto', () => {});
    expect(await engine.trained()).toBeNull();
    expect(await nll()).toEqual(intact);
  });
});

describe('a training that can not be', () => {
  it('says so for a text that is none, too short or too long', async () => {
    const bad = ['the', '', '\u0000\u0001\u0002'.repeat(50), 'a'.repeat(MAX_TRAINING_CHARACTERS + 1)];
    for (const text of bad) expect(await failureOf(() => trained({ text }))).toBeInstanceOf(TextError);
    expect(await engine.trained()).toBeNull();
  });

  it.each([
    { learningRate: 0 },
    { learningRate: 2 },
    { learningRate: Number.NaN },
    { steps: 0 },
    { steps: 1.5 },
    { tokensPerStep: 4096 },
    { scoreEvery: 0 },
  ])('says so for %o', async (change) => {
    expect(await failureOf(() => trained(change))).toBeInstanceOf(TrainingError);
    expect(await engine.trained()).toBeNull();
  });

  it('says so where the core is frozen in a model that no regions ship for', async () => {
    engine = await loadedEngine(tinyEnvironment(model, tinyRegions(model.shape), 'b'.repeat(64)));
    expect(await failureOf(() => trained({ frozen: 'core' }))).toBeInstanceOf(RegionError);
  });
});

describe('the batches of a training', () => {
  it('read the text in order and from its beginning again, BOS before each sequence', () => {
    const ids = [10, 11, 12, 13, 14];
    expect(trainingBatch(ids, [1], 0, 4, 512)).toEqual([[1, 10, 11, 12, 13]]);
    expect(trainingBatch(ids, [1], 4, 4, 512)).toEqual([[1, 14, 10, 11, 12]]);
    // Without BOS nothing predicts a token that stands alone.
    expect(trainingBatch(ids, [], 0, 5, 2)).toEqual([
      [10, 11],
      [12, 13],
    ]);
    const two = trainingBatch(ids, [1], 0, 1024, 512);
    expect(two.map(({ length }) => length)).toEqual([513, 513]);
    expect(two[1]?.slice(0, 2)).toEqual([1, ids[512 % 5]]);
  });
});
