import * as ort from 'onnxruntime-node';
import type { Runtime } from '../../workers/backend/runtime';
import { LoadedModel } from '../../workers/decoder/loaded_model';
import { Engine } from '../../workers/engine/engine';
import type { EngineEnvironment } from '../../workers/engine/environment';
import { words } from '../../workers/errors/words';
import { partsSource } from '../../workers/gguf/source';
import { INTACT, type Recipe } from '../../workers/model/recipe';
import type { GenerateJob, ModelSource, TextScore } from '../../workers/protocol';
import { NO_REGIONS } from '../../workers/weights/resolve';
import { HASH } from '../unit/workers/regions/fixtures';
import { type Architecture, type TinyModel, tinyModel } from './tiny_model';
import type { TinyRegions } from './tiny_regions';

/** onnxruntime-node on one thread: more cost a tiny model more than they bring. */
export const tinyRuntime: Runtime = {
  ort: ort as unknown as Runtime['ort'],
  sessionOptions: { executionProviders: ['cpu'], intraOpNumThreads: 1 },
  info: { name: 'node', threads: 1, reasons: [words('reason.node')] },
};

/** Any source will do: the environment of the tests opens what it was made with. */
export const ANY_SOURCE: ModelSource = { from: 'url', url: 'tiny.gguf' };

/** Surroundings that serve one model from memory, and no regions unless they are given. */
export function tinyEnvironment(
  model: Pick<TinyModel, 'gguf'>,
  regions: TinyRegions | null = null,
  sha256 = HASH,
): EngineEnvironment {
  return {
    runtimes: async () => [async () => tinyRuntime],
    inspect: async () => ({ source: partsSource([model.gguf]), keptBytes: 0, gpuBufferBytes: null }),
    openModel: async () => ({ source: partsSource([model.gguf]), sha256 }),
    isCached: async () => true,
    regionIndex: async () => {
      if (!regions) throw new Error('this test has no regions');
      return structuredClone(regions.index);
    },
    regionFile: async (file) => {
      const bytes = regions?.files.get(file);
      if (!bytes) throw new Error(`this test has no region file ${file}`);
      return bytes;
    },
  };
}

/** An engine with a model loaded. */
export async function loadedEngine(
  environment: EngineEnvironment = tinyEnvironment(tinyModel('gemma3')),
): Promise<Engine> {
  const engine = new Engine(environment);
  await engine.load(ANY_SOURCE, 'auto', () => {});
  return engine;
}

/** A model without the engine around it. */
export function openTiny(architecture: Architecture): Promise<LoadedModel> {
  return LoadedModel.open({
    source: partsSource([tinyModel(architecture).gguf]),
    sha256: HASH,
    runtime: tinyRuntime,
    regions: NO_REGIONS,
    onProgress: () => {},
    checkpoint: () => {},
  });
}

/** Score of one text under a recipe. */
export async function scoreOf(
  engine: Engine,
  text: string,
  recipe: Recipe = INTACT,
  channel = 'score',
): Promise<TextScore> {
  const scores: TextScore[] = [];
  await engine.score({ channel, recipe, items: [{ id: 'only', text }] }, (score) => scores.push(score));
  const [score] = scores;
  if (!score) throw new Error('the engine gave no score');
  return score;
}

/** What a call that should fail fails with, at once or later. */
export async function failureOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('a failure was expected, and there was none');
}

/** A job of greedy writing, with what a test wants otherwise. */
export function writing(job: Partial<GenerateJob> = {}): GenerateJob {
  return {
    channel: 'write',
    recipe: INTACT,
    prompt: 'the university in',
    newTokens: 12,
    temperature: 0,
    seed: 0,
    ...job,
  };
}
