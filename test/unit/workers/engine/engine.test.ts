import { describe, expect, it } from 'vitest';
import type { Runtime } from '../../../../workers/backend/runtime';
import { Engine } from '../../../../workers/engine/engine';
import type { EngineEnvironment } from '../../../../workers/engine/environment';
import { BackendError, CancelledError } from '../../../../workers/errors';
import { INTACT, type ParameterEdit } from '../../../../workers/model/recipe';
import { BIASES, editableWeights } from '../../../../workers/model/shape';
import type { GeneratedToken, LoadProgress, StorageProblem, TextScore } from '../../../../workers/protocol';
import { writeGguf } from '../../../fixtures/gguf_writer';
import { ReferenceModel } from '../../../support/reference_model';
import {
  ANY_SOURCE,
  failureOf,
  loadedEngine,
  scoreOf,
  tinyEnvironment,
  tinyRuntime,
  writing,
} from '../../../support/tiny_engine';
import { tinyMetadata, tinyModel, tinyShape, tinyTensors } from '../../../support/tiny_model';
import { HASH } from '../regions/fixtures';

const TEXT = 'the university is in 中国, and абв';
const never = () => {};

describe('loading a model', () => {
  it('tells what runs, and passes through every stage in order', async () => {
    const { shape, gguf } = tinyModel('gemma3');
    const stages: LoadProgress['stage'][] = [];
    const info = await new Engine(tinyEnvironment({ gguf })).load(ANY_SOURCE, 'auto', ({ stage }) =>
      stages.push(stage),
    );
    expect(info).toMatchObject({
      shape,
      modelName: 'Tiny gemma3',
      modelSha256: HASH,
      modelBytes: gguf.length,
      editableWeights: editableWeights(shape),
      opensWithBos: true,
      backend: { name: 'node', threads: 1 },
    });
    expect([...new Set(stages)].slice(0, 3)).toEqual(['tokenizer', 'head', 'layers']);
    expect(stages.filter((stage) => stage === 'layers')).toHaveLength(shape.layers);
  });

  it('is done once for two calls that meet', async () => {
    let opened = 0;
    const environment = tinyEnvironment(tinyModel('gemma3'));
    const engine = new Engine({
      ...environment,
      openModel: (...args) => {
        opened++;
        return environment.openModel(...args);
      },
    });
    const [a, b] = await Promise.all([
      engine.load(ANY_SOURCE, 'auto', never),
      engine.load(ANY_SOURCE, 'auto', never),
    ]);
    expect(a).toBe(b);
    expect(opened).toBe(1);
  });

  it('hands on that the model is not kept for the next time', async () => {
    const environment = tinyEnvironment(tinyModel('gemma3'));
    const engine = new Engine({
      ...environment,
      openModel: (source, onProgress, signal, onNotKept) => {
        onNotKept('quota');
        return environment.openModel(source, onProgress, signal, onNotKept);
      },
    });
    const problems: StorageProblem[] = [];
    await engine.load(ANY_SOURCE, 'auto', never, (problem) => problems.push(problem));
    expect(problems).toEqual(['quota']);
  });

  it('can be cancelled, and the next call loads anew', async () => {
    const engine = new Engine(tinyEnvironment(tinyModel('gemma3')));
    const cancelled = failureOf(() =>
      engine.load(ANY_SOURCE, 'auto', ({ stage }) => {
        if (stage === 'layers') void engine.cancelLoad();
      }),
    );
    expect(await cancelled).toBeInstanceOf(CancelledError);
    await engine.load(ANY_SOURCE, 'auto', never);
    expect((await scoreOf(engine, TEXT)).meanNll).toBeGreaterThan(0);
  });

  it.each(['head', 'layers'] as const)(
    'hears a cancel that comes by message while the %s is prepared, and gives back what it made',
    async (at) => {
      let alive = 0;
      const create = async (bytes: Uint8Array, options: object) => {
        const session = await tinyRuntime.ort.InferenceSession.create(bytes, options);
        alive++;
        return {
          release: async () => {
            alive--;
            await session.release();
          },
        };
      };
      const ort = { Tensor: tinyRuntime.ort.Tensor, InferenceSession: { create } };
      const runtimes = async () => [async () => ({ ...tinyRuntime, ort }) as unknown as Runtime];
      const engine = new Engine({ ...tinyEnvironment(tinyModel('gemma3')), runtimes });
      const cancelled = failureOf(() =>
        engine.load(ANY_SOURCE, 'auto', ({ stage }) => {
          // A message from the page is a task of its own, which the loop has to let in.
          if (stage === at) setImmediate(() => void engine.cancelLoad());
        }),
      );
      expect(await cancelled).toBeInstanceOf(CancelledError);
      expect(alive).toBe(0);
    },
  );

  it('does not join a load that was just cancelled', async () => {
    const engine = new Engine(tinyEnvironment(tinyModel('gemma3')));
    const first = failureOf(() => engine.load(ANY_SOURCE, 'auto', never));
    await engine.cancelLoad();
    const second = engine.load(ANY_SOURCE, 'auto', never);
    expect(await first).toBeInstanceOf(CancelledError);
    expect((await second).modelName).toBe('Tiny gemma3');
  });

  it('gives way to the next back end where WebGPU fails, unless it was asked for by name', async () => {
    const broken = async () => {
      throw new Error('device lost');
    };
    const webgpu = {
      ...tinyRuntime,
      ort: { ...tinyRuntime.ort, InferenceSession: { create: broken } },
      info: { name: 'webgpu', threads: 1, reasons: [] },
    } as unknown as Runtime;
    const environment: EngineEnvironment = {
      ...tinyEnvironment(tinyModel('gemma3')),
      runtimes: async (choice) => [
        async () => webgpu,
        ...(choice === 'auto' ? [async () => tinyRuntime] : []),
      ],
    };
    const info = await new Engine(environment).load(ANY_SOURCE, 'auto', never);
    expect(info.backend.name).toBe('node');
    const failure = await failureOf(() => new Engine(environment).load(ANY_SOURCE, 'webgpu', never));
    expect(failure).toBeInstanceOf(BackendError);
    expect(String(failure)).toMatch(/device lost/);
  });

  it('replaces the model that was there', async () => {
    const models = [tinyModel('gemma3'), tinyModel('llama')];
    const engine = new Engine({
      ...tinyEnvironment(tinyModel('gemma3')),
      openModel: (...args) => tinyEnvironment(models.shift() ?? tinyModel('gemma3')).openModel(...args),
    });
    await engine.load(ANY_SOURCE, 'auto', never);
    const before = await scoreOf(engine, TEXT);
    expect((await engine.load(ANY_SOURCE, 'auto', never)).shape.architecture).toBe('llama');
    expect((await scoreOf(engine, TEXT)).meanNll).not.toBe(before.meanNll);
  });
});

describe('a context that is shorter than 512 tokens', () => {
  const CONTEXT = 40;
  const short = () => {
    const shape = { ...tinyShape('gemma3'), contextLength: CONTEXT };
    const gguf = writeGguf(tinyMetadata(shape), tinyTensors('gemma3').tensors) as Uint8Array<ArrayBuffer>;
    return loadedEngine(tinyEnvironment({ gguf }));
  };

  it('is where a text is cut', async () => {
    const { ids, truncated } = await scoreOf(await short(), TEXT.repeat(20));
    expect([ids.length, truncated]).toEqual([CONTEXT, true]);
  });

  it('is where writing ends', async () => {
    const job = writing({ prompt: 'the university', newTokens: 256 });
    const { tokens, promptTokens, stopped } = await (await short()).generate(job, never);
    // The last token is written and not read.
    expect([1 + promptTokens + tokens.length, stopped]).toEqual([CONTEXT + 1, 'context']);
  });
});

describe('a bias', () => {
  it('is edited as a parameter of a norm is, and taken back', async () => {
    const engine = await loadedEngine(tinyEnvironment(tinyModel('qwen2')));
    const edits: ParameterEdit[] = BIASES.map((norm) => ({
      target: 'parameter',
      norm,
      layer: 1,
      dimension: 3,
      operation: { op: 'scale', factor: 100 },
    }));
    const intact = (await scoreOf(engine, TEXT)).meanNll;
    const found: number[] = [];
    for (const edit of edits)
      found.push((await scoreOf(engine, TEXT, { version: 1, edits: [edit] })).meanNll);
    expect(new Set([intact, ...found]).size).toBe(4);
    expect((await scoreOf(engine, TEXT)).meanNll).toBe(intact);
  });

  it('has as many parameters as its queries, keys or values', async () => {
    const engine = await loadedEngine(tinyEnvironment(tinyModel('qwen2')));
    const edit = { target: 'parameter', norm: 'attn_v_bias', layer: 0, operation: { op: 'zero' } } as const;
    const described = (dimension: number) => engine.describe({ version: 1, edits: [{ ...edit, dimension }] });
    expect((await described(31)).touchedWeights).toBe(1);
    await expect(described(32)).rejects.toThrow(/attn_v_bias.*0 to 31/);
  });
});

describe('an empty prompt', () => {
  it('is a continuation of BOS, and refused where the file asks for none', async () => {
    const job = writing({ prompt: '', newTokens: 1 });
    expect((await (await loadedEngine()).generate(job, never)).promptTokens).toBe(0);
    const bare = await loadedEngine(tinyEnvironment(tinyModel('qwen2')));
    await expect(bare.generate(job, never)).rejects.toThrow(/prompt is empty.*BOS/);
  });
});

describe('scoring', () => {
  it.each(['gemma3', 'llama', 'qwen2'] as const)(
    'a text gives the %s model’s own numbers',
    async (architecture) => {
      const { gguf, shape, weights } = tinyModel(architecture);
      const score = await scoreOf(await loadedEngine(tinyEnvironment({ gguf })), TEXT);
      const expected = new ReferenceModel(shape, weights).negativeLogLikelihood(score.ids);
      const opens = architecture !== 'qwen2';
      expect(score.ids[0] === 1).toBe(opens);
      const first = score.unpredicted?.text ?? '';
      expect(first !== '').toBe(!opens);
      expect(first + score.pieces.map(({ text }) => text).join('')).toContain('the university');
      const sum = expected.reduce((a, b) => a + b, 0);
      expect(score.meanNll).toBeCloseTo(sum / expected.length, 4);
      expect(score.perplexity).toBeCloseTo(Math.exp(sum / expected.length), 0);
      const bytes = new TextEncoder().encode(TEXT).length - first.length;
      expect(score.bitsPerByte).toBeCloseTo(sum / Math.LN2 / bytes, 4);
      expect(score.truncated).toBe(false);
    },
  );

  it('a text of one token is refused where no BOS predicts it', async () => {
    const bare = await loadedEngine(tinyEnvironment(tinyModel('qwen2')));
    await expect(scoreOf(bare, 'b')).rejects.toThrow(/nothing to predict/);
    expect((await scoreOf(await loadedEngine(), 'b')).ids.length).toBeGreaterThan(1);
  });

  it('several texts gives their scores one by one, in order', async () => {
    const engine = await loadedEngine();
    const items = ['the', 'and', 'in 中国'].map((text) => ({ id: text, text }));
    const scores: TextScore[] = [];
    await engine.score({ channel: 'all', recipe: INTACT, items }, (score) => scores.push(score));
    expect(scores.map(({ id }) => id)).toEqual(['the', 'and', 'in 中国']);
    expect(scores[1]?.meanNll).toBe((await scoreOf(engine, 'and')).meanNll);
  });

  it('a text over 512 tokens cuts it there and says so', async () => {
    const engine = await loadedEngine();
    const score = await scoreOf(engine, 'q'.repeat(600));
    expect(score.truncated).toBe(true);
    expect(score.ids).toHaveLength(512);
    expect(score.negativeLogLikelihood).toHaveLength(511);
    // The bytes are those of the 511 tokens that were scored.
    const bits = score.negativeLogLikelihood.reduce((a, b) => a + b, 0) / Math.LN2;
    expect(score.bitsPerByte).toBeCloseTo(bits / 511, 4);
    expect((await scoreOf(engine, 'q'.repeat(511))).truncated).toBe(false);
    expect(await engine.countTokens('q'.repeat(600))).toBe(600);
  });
});

describe('writing', () => {
  it('is greedy at temperature 0, each token with its surprisal', async () => {
    const { gguf, shape, weights } = tinyModel('gemma3');
    const engine = await loadedEngine(tinyEnvironment({ gguf }));
    const seen: GeneratedToken[] = [];
    const end = await engine.generate(writing(), (token) => seen.push(token));
    expect(end.tokens).toEqual(seen);
    const reference = new ReferenceModel(shape, weights);
    const ids = [...(await scoreOf(engine, 'the university in')).ids];
    expect(end.promptTokens).toBe(ids.length - 1);
    for (const { id, surprisal } of end.tokens) {
      expect(id).toBe(reference.next(ids));
      ids.push(id);
      expect(surprisal).toBeCloseTo(reference.negativeLogLikelihood(ids).at(-1) ?? Number.NaN, 3);
    }
  });

  it('draws the same text for the same seed and another one for another', async () => {
    const engine = await loadedEngine();
    const draw = async (seed: number) =>
      (await engine.generate(writing({ temperature: 1, seed }), never)).tokens.map(({ id }) => id);
    const first = await draw(7);
    expect(await draw(7)).toEqual(first);
    expect(await draw(8)).not.toEqual(first);
  });

  it('ends where the context ends', async () => {
    const engine = await loadedEngine();
    const end = await engine.generate(writing({ prompt: 'q'.repeat(506), newTokens: 50 }), never);
    // This tiny model does not end its text before; BOS, 506 tokens and the 5 that were fed back fill the context.
    expect(end).toMatchObject({ promptTokens: 506, promptTruncated: false, stopped: 'context' });
    expect(end.tokens).toHaveLength(6);
  });

  it('cuts a prompt that fills the context, says so and has room for one token', async () => {
    const engine = await loadedEngine();
    const end = await engine.generate(writing({ prompt: 'q'.repeat(700), newTokens: 50 }), never);
    expect(end).toMatchObject({ promptTokens: 511, promptTruncated: true, stopped: 'context' });
    expect(end.tokens).toHaveLength(1);
  });

  it('stops between tokens when it is cancelled', async () => {
    const engine = await loadedEngine();
    const seen: number[] = [];
    const failure = await failureOf(() =>
      engine.generate(writing({ newTokens: 100 }), ({ id }) => {
        seen.push(id);
        if (seen.length === 3) void engine.cancel('write');
      }),
    );
    expect(failure).toBeInstanceOf(CancelledError);
    expect(seen).toHaveLength(3);
    expect((await engine.generate(writing(), never)).tokens.slice(0, 3).map(({ id }) => id)).toEqual(seen);
  });
});
