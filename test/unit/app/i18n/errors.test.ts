import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../../../app/engine/status';
import { readQuestionFile } from '../../../../app/experiments/downstream/csv';
import { changeLocale, engineWords, i18n } from '../../../../app/i18n';
import { planBackends } from '../../../../workers/backend/probe';
import { createSession } from '../../../../workers/backend/runtime';
import { Engine } from '../../../../workers/engine/engine';
import { RegionError } from '../../../../workers/errors';
import { MAX_QUOTED_CHARACTERS, words } from '../../../../workers/errors/words';
import type { Recipe } from '../../../../workers/model/recipe';
import { reviveError, serialiseError } from '../../../../workers/rpc';
import {
  ANY_SOURCE,
  failureOf as caught,
  loadedEngine,
  scoreOf,
  tinyEnvironment,
  tinyRuntime,
} from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';
import { OTHER_HASH } from '../../workers/regions/fixtures';

const CORE: Recipe = {
  version: 1,
  edits: [
    { target: 'region', of: 'core', kind: 'top', share: 1, rule: 'code', seed: 0, operation: { op: 'zero' } },
  ],
};

/** What the page says of an error that crossed the worker's boundary. */
async function told(call: () => Promise<unknown>): Promise<string> {
  const crossed = reviveError(structuredClone(serialiseError(await caught(call))));
  return engineWords(failureOf(crossed).words);
}

/** Names that Chinese writes in Latin letters too, and commands between quotes. */
const NAMES =
  /"npm run \w+"|SHA-256|[\da-f]{12}…|WebGPU|GPU|wasm|node|CSV|GGUF|tiny|Q8_0|[\w.]+\.weight|COOP|COEP|SharedArrayBuffer/g;

beforeAll(() => changeLocale('zh'));
afterAll(() => changeLocale('en'));

describe('a real error in Chinese', () => {
  const { gguf, shape } = tinyModel('gemma3');
  const damaged = new Engine(tinyEnvironment({ gguf: gguf.slice(0, gguf.length - 1000) }));
  const foreign = () => loadedEngine(tinyEnvironment({ gguf }, tinyRegions(shape, OTHER_HASH)));
  const noMemory = {
    ...tinyRuntime,
    ort: { ...tinyRuntime.ort, InferenceSession: {} },
  } as typeof tinyRuntime;
  const csv = (text: string) => new File([text], 'mine.csv');

  it.each([
    ['a GGUF cut short', () => damaged.load(ANY_SOURCE, 'auto', () => {}), /不完整或已损坏/],
    [
      'no GGUF',
      () => new Engine(tinyEnvironment({ gguf: new Uint8Array(64) })).load(ANY_SOURCE, 'auto', () => {}),
      /这不是 GGUF 文件/,
    ],
    [
      'regions of another model',
      async () => scoreOf(await foreign(), 'the', CORE),
      /SHA-256 为 cdcdcdcdcdcd…/,
    ],
    ['a CSV with too few questions', () => readQuestionFile(csv('question,A,B,answer')), /CSV 有 0 道题/],
    ['no model yet', () => scoreOf(new Engine(tinyEnvironment({ gguf })), 'the'), /尚未加载模型/],
  ] as const)('has no English word: %s', async (_, call, said) => {
    const text = await told(call);
    expect(text).toMatch(said);
    expect(text.replace(NAMES, '').replace(/“[^”]*”/g, '')).not.toMatch(/[a-z]{3}/i);
  });

  it('quotes what a back end said, and nothing else that is English', async () => {
    const text = await told(() =>
      createSession(
        noMemory,
        { bytes: new Uint8Array(), placement: 'input' } as never,
        () => new Uint8Array(),
      ),
    );
    expect(text).toMatch(/^node 后端无法准备模型的一部分（.+）。多半是内存不足/);
  });

  it.each(['auto', 'wasm', 'wasm-1', 'webgpu'] as const)('says why a back end was chosen: %s', (choice) => {
    const found = { crossOriginIsolated: false, isSecure: true, cores: 2, adapter: null };
    for (const reason of planBackends(choice, found).flatMap(({ reasons }) => reasons))
      expect(engineWords(reason).replace(NAMES, '')).not.toMatch(/[a-z]{3}/i);
  });

  it('says that the storage is full', () => {
    expect(i18n.t('notKept.quota', { size: '253 MB' }).replace(/HTTPS|localhost|MB/g, '')).not.toMatch(
      /[a-z]{3}/i,
    );
  });

  it('writes numbers in full, however small or large', () => {
    expect(engineWords(words('training.learningRate', { most: 0.01, found: 5e-7 }))).toContain('0.0000005');
    expect(engineWords(words('region.magic', { bytes: 1234567 }))).toContain('1,234,567');
  });
});

describe('what an error quotes of what came from outside', () => {
  it('is cut where it is long, in `message` and on the page', () => {
    const error = new RegionError('region.none', { kind: 'top', of: 'x'.repeat(5000) });
    expect(error.message).toContain(`"${'x'.repeat(MAX_QUOTED_CHARACTERS - 1)}…"`);
    expect(engineWords(error.words)).toContain(`“${'x'.repeat(MAX_QUOTED_CHARACTERS - 1)}…”`);
  });

  it('is never taken for a slot or a key', () => {
    const error = new RegionError('region.none', { kind: '{{of}}', of: '$t(header.title)' });
    expect(error.message).toBe(
      'There is no {{of}} region of "$t(header.title)" for this model. Make it with "npm run regions".',
    );
    expect(engineWords(error.words)).toContain('“$t(header.title)”的 {{of}} 区域');
  });
});
