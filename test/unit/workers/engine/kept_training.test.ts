import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../workers/engine/engine';
import { CancelledError, TrainingError } from '../../../../workers/errors';
import type { SavedTraining, TrainJob } from '../../../../workers/protocol';
import { KeptTrainings } from '../../../support/kept_trainings';
import { failureOf, loadedEngine, scoreOf, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { HASH } from '../regions/fixtures';

const TEXT = 'the university is in the city and there are 12 months in a year, the city is there';
const JOB: TrainJob = {
  channel: 'train',
  text: TEXT,
  learningRate: 0.01,
  frozen: 'none',
  steps: 3,
  tokensPerStep: 32,
  items: [{ id: 'ar', text: TEXT }],
  scoreEvery: 2,
};
const model = tinyModel('gemma3');

let trainings: KeptTrainings;
let engine: Engine;
/** A new worker, as after a reload. */
const reloaded = (sha256 = HASH) => loadedEngine({ ...tinyEnvironment(model, null, sha256), trainings });
const nll = async (of = engine) => (await scoreOf(of, TEXT)).negativeLogLikelihood;
const train = (of = engine, change: Partial<TrainJob> = {}) => of.train({ ...JOB, ...change }, () => {});

beforeEach(async () => {
  trainings = new KeptTrainings();
  engine = await reloaded();
});

describe('a training that the browser keeps', () => {
  it('is there in a new worker to the last bit, and goes on as if it had never stopped', async () => {
    await train();
    const trained = await nll();
    const again = await reloaded();
    const kept = await again.keptTraining();
    const { channel: _, items: __, ...settings } = JOB;
    expect(kept).toMatchObject({ steps: 3, tokens: 96, momentSteps: 3, settings });
    expect(kept?.points.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
    expect(await again.openTraining(null)).toEqual(kept);
    expect(await again.trained()).toMatchObject({ steps: 3, notKept: null });
    expect(await nll(again)).toEqual(trained);
    await train(engine, { steps: 2 });
    expect((await train(again, { steps: 2 })).steps).toBe(5);
    expect(await nll(again)).toEqual(await nll());
  });

  it('is kept when it is stopped, and gone once the reader goes back', async () => {
    const run = engine.train({ ...JOB, steps: 50 }, ({ point }) => {
      if (point?.step === 2) void engine.cancel('train');
    });
    expect(await failureOf(() => run)).toBeInstanceOf(CancelledError);
    expect((await (await reloaded()).keptTraining())?.steps).toBe(2);
    await engine.resetTraining();
    expect(await (await reloaded()).keptTraining()).toBeNull();
  });

  it('is left alone by another model, and by a training that fails before its first step', async () => {
    await train();
    const other = await reloaded('b'.repeat(64));
    expect(await other.keptTraining()).toBeNull();
    await train(other);
    const again = await reloaded();
    expect(await failureOf(() => train(again, { text: 'the' }))).not.toBeNull();
    expect((await again.keptTraining())?.steps).toBe(3);
  });

  it('costs nothing else where the browser is full: the report says so', async () => {
    trainings.failWith = new DOMException('full', 'QuotaExceededError');
    expect((await train()).notKept).toBe('quota');
    trainings.failWith = new TypeError('no such thing');
    expect((await train()).notKept).toBe('unavailable');
    trainings.failWith = null;
    expect((await train()).notKept).toBeNull();
  });

  it('is not taken where it was torn, and the one before it is', async () => {
    await train();
    const [whole = new Blob()] = await trainings.files(HASH);
    const torn = new Blob([new Uint8Array(8), whole.slice(8)]);
    trainings.kept.set(HASH, [torn, whole.slice(0, -4), whole]);
    expect((await (await reloaded()).keptTraining())?.steps).toBe(3);
    trainings.kept.set(HASH, [torn]);
    const again = await reloaded();
    expect(await again.keptTraining()).toBeNull();
    expect(await failureOf(() => again.openTraining(null))).toMatchObject({
      words: { code: 'training.nothing' },
    });
  });
});

describe('trained weights as a file', () => {
  it('give the same numbers on another machine, where moments begin anew', async () => {
    await train();
    const file = await engine.trainingFile();
    trainings = new KeptTrainings();
    const other = await reloaded();
    expect((await other.openTraining(file)).steps).toBe(3);
    expect(await nll(other)).toEqual(await nll());
    // What is opened is kept there too.
    expect((await (await reloaded()).keptTraining())?.momentSteps).toBe(0);
  });

  /** The file with something else in its notes or at its end. */
  const altered = async (file: Blob, change: (saved: SavedTraining) => unknown) => {
    const length = Number(new DataView(await file.slice(0, 8).arrayBuffer()).getBigUint64(0, true));
    const header = JSON.parse(await file.slice(8, 8 + length).text());
    header.__metadata__.training = JSON.stringify(change(JSON.parse(header.__metadata__.training)));
    const json = new TextEncoder().encode(JSON.stringify(header));
    const prefix = new DataView(new ArrayBuffer(8));
    prefix.setBigUint64(0, BigInt(json.length), true);
    return new Blob([prefix.buffer, json, file.slice(8 + length)]);
  };

  it('are refused in words where they are damaged, or of another model, and change nothing', async () => {
    await train();
    const file = await engine.trainingFile();
    const trained = await nll();
    const notFinite = new Blob([file.slice(0, -4), new Float32Array([Number.NaN])]);
    const cases = {
      'training.noFile': new Blob(['a text']),
      'training.fileSize': file.slice(0, -4),
      'training.fileNumbers': notFinite,
      'training.foreign': await altered(file, (saved) => ({ ...saved, modelSha256: 'c'.repeat(64) })),
      'training.fileInvalid': await altered(file, (saved) => ({ ...saved, steps: -1 })),
    };
    for (const [code, bad] of Object.entries(cases))
      for (const of of [engine, await reloaded()]) {
        const failure = await failureOf(() => of.openTraining(bad));
        expect(failure).toBeInstanceOf(TrainingError);
        expect(failure).toMatchObject({ words: { code } });
      }
    expect(await nll()).toEqual(trained);
    expect(await failureOf(async () => (await reloaded()).trainingFile())).toMatchObject({
      words: { code: 'training.nothing' },
    });
  });

  it('are safetensors that other programs read', async () => {
    await train();
    const file = await engine.trainingFile();
    const length = Number(new DataView(await file.slice(0, 8).arrayBuffer()).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    const { __metadata__, ...tensors } = JSON.parse(await file.slice(8, 8 + length).text());
    expect(Object.keys(__metadata__)).toEqual(['training']);
    const { width } = model.shape;
    expect(tensors['blk.0.attn_k.weight'].shape[0]).toBe(width);
    const ends = Object.values<{ data_offsets: [number, number] }>(tensors).map((one) => one.data_offsets[1]);
    expect(8 + length + Math.max(...ends)).toBe(file.size);
  });
});
