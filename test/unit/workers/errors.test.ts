import { describe, expect, it } from 'vitest';
import { Engine } from '../../../workers/engine/engine';
import {
  BackendError,
  CancelledError,
  ExplorerError,
  GgufError,
  ModelPartError,
  RecipeError,
  RegionError,
  TextError,
  TrainingError,
} from '../../../workers/errors';
import type { Said } from '../../../workers/errors/words';
import type { Recipe } from '../../../workers/model/recipe';
import { reviveError, serialiseError } from '../../../workers/rpc';
import { ANY_SOURCE, failureOf, loadedEngine, scoreOf, tinyEnvironment } from '../../support/tiny_engine';
import { tinyModel } from '../../support/tiny_model';
import { tinyRegions } from '../../support/tiny_regions';
import { OTHER_HASH } from './regions/fixtures';

const CORE: Recipe = {
  version: 1,
  edits: [
    { target: 'region', of: 'core', kind: 'top', share: 1, rule: 'code', seed: 0, operation: { op: 'zero' } },
  ],
};
const never = () => {};

async function expectFailure(
  call: () => Promise<unknown>,
  kind: new (...said: Said) => Error,
  words: RegExp,
) {
  const failure = await failureOf(call);
  expect(failure).toBeInstanceOf(kind);
  expect((failure as Error).message).toMatch(words);
}

describe('the engine refuses', () => {
  it('a layer that the model does not have, and says which it has', async () => {
    const engine = await loadedEngine();
    const recipe: Recipe = {
      version: 1,
      edits: [{ target: 'parameter', norm: 'attn_norm', layer: 3, dimension: 0, operation: { op: 'zero' } }],
    };
    await expectFailure(() => scoreOf(engine, 'the', recipe), RecipeError, /layers 0 to 2; layer 3/);
    await expectFailure(() => engine.describe(recipe), RecipeError, /layer 3/);
    expect((await scoreOf(engine, 'the')).meanNll).toBeGreaterThan(0);
  });

  it('a norm that this architecture does not have', async () => {
    const engine = await loadedEngine(tinyEnvironment(tinyModel('llama')));
    const recipe: Recipe = {
      version: 1,
      edits: [
        { target: 'parameter', norm: 'post_ffw_norm', layer: 0, dimension: 0, operation: { op: 'zero' } },
      ],
    };
    await expectFailure(() => scoreOf(engine, 'the', recipe), RecipeError, /attn_norm, ffn_norm/);
  });

  it('a recipe that is none', async () => {
    const engine = await loadedEngine();
    const broken = { version: 1, edits: [{ target: 'everything' }] } as unknown as Recipe;
    await expectFailure(() => scoreOf(engine, 'the', broken), RecipeError, /edits\.0/);
  });

  it('an empty text', async () => {
    const engine = await loadedEngine();
    await expectFailure(() => scoreOf(engine, ''), TextError, /empty/);
  });

  it('regions of another model, and names both', async () => {
    const model = tinyModel('gemma3');
    const engine = await loadedEngine(tinyEnvironment(model, tinyRegions(model.shape, OTHER_HASH)));
    await expectFailure(() => scoreOf(engine, 'the', CORE), RegionError, /cdcdcdcdcdcd.*abababababab/);
  });

  it('a region file of another model, though the index is of this one', async () => {
    const model = tinyModel('gemma3');
    const { index } = tinyRegions(model.shape);
    const { files } = tinyRegions(model.shape, OTHER_HASH);
    const engine = await loadedEngine(tinyEnvironment(model, { index, files }));
    await expectFailure(() => scoreOf(engine, 'the', CORE), RegionError, /belongs to/);
  });

  it('a region file that was altered', async () => {
    const model = tinyModel('gemma3');
    const { index, files } = tinyRegions(model.shape);
    const altered = new Map(
      [...files].map(([name, bytes]) => [name, bytes.map((byte, at) => (at === 90 ? byte ^ 1 : byte))]),
    );
    const engine = await loadedEngine(tinyEnvironment(model, { index, files: altered }));
    await expectFailure(() => scoreOf(engine, 'the', CORE), RegionError, /altered/);
  });

  it('a damaged region file once: asked again, it is fetched again', async () => {
    const model = tinyModel('gemma3');
    const { index, files } = tinyRegions(model.shape);
    const served = new Map<string, Uint8Array>([...files].map(([name, bytes]) => [name, bytes.slice(0, 50)]));
    const engine = await loadedEngine(tinyEnvironment(model, { index, files: served }));
    await expectFailure(() => scoreOf(engine, 'the', CORE), RegionError, /Download it again/);
    for (const [name, bytes] of files) served.set(name, bytes);
    expect((await scoreOf(engine, 'the', CORE)).meanNll).toBeGreaterThan(0);
  });

  it('a file of another architecture, and says which are supported', async () => {
    const engine = new Engine(tinyEnvironment(tinyModel('gemma3', 1, 'falcon')));
    await expectFailure(
      () => engine.load(ANY_SOURCE, 'auto', never),
      GgufError,
      /"falcon".*gemma3, gemma2, llama, qwen2, qwen3/,
    );
  });

  it('a file that is cut short', async () => {
    const { gguf } = tinyModel('gemma3');
    const engine = new Engine(tinyEnvironment({ gguf: gguf.slice(0, gguf.length - 1000) }));
    await expectFailure(() => engine.load(ANY_SOURCE, 'auto', never), GgufError, /cut short/);
  });

  it('work without a model', async () => {
    const engine = new Engine(tinyEnvironment(tinyModel('gemma3')));
    await expectFailure(() => scoreOf(engine, 'the'), BackendError, /load one first/);
  });

  it('nothing after a load that failed and one that worked', async () => {
    const bytes = [tinyModel('gemma3', 1, 'falcon'), tinyModel('gemma3')];
    const engine = new Engine({
      ...tinyEnvironment(tinyModel('gemma3')),
      openModel: (...args) => tinyEnvironment(bytes.shift() ?? tinyModel('llama')).openModel(...args),
    });
    await expectFailure(() => engine.load(ANY_SOURCE, 'auto', never), GgufError, /falcon/);
    await engine.load(ANY_SOURCE, 'auto', never);
    expect((await scoreOf(engine, 'the')).meanNll).toBeGreaterThan(0);
  });
});

describe('an error that crosses the worker’s boundary', () => {
  const ERRORS = [
    new GgufError('gguf.version', { found: 7 }),
    new ModelPartError('model.partMissing', { part: 'x.part03', status: 404 }),
    new RegionError('region.checksum'),
    new RecipeError('recipe.layer', { last: 17, found: 18 }),
    new TextError('text.empty'),
    new BackendError('backend.gpuLost', { reason: 'hung' }),
    new TrainingError('training.foreign'),
    new CancelledError('engine.replaced', { channel: 'text' }),
  ];

  it.each(ERRORS)('keeps its class, code and values: $name', (error) => {
    const revived = reviveError(structuredClone(serialiseError(error)));
    expect(revived).toBeInstanceOf(error.constructor);
    const { message, kind, name, words } = error;
    expect(revived).toMatchObject({ message, kind, name, words });
    expect(revived.stack).toBe(error.stack);
  });

  it('stays an error where it is not one of ours', () => {
    const revived = reviveError(structuredClone(serialiseError(new RangeError('too long'))));
    expect(revived).not.toBeInstanceOf(ExplorerError);
    expect(revived).toMatchObject({ name: 'RangeError', message: 'too long' });
    expect(reviveError(structuredClone(serialiseError('just words'))).message).toBe('just words');
  });
});
