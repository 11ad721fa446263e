import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  bootstrap,
  packEvaluation,
  readEvaluation,
  SEQUENCE_TOKENS,
  scoreEvaluation,
} from '../../../../pipeline/record/evaluation';
import { DISCOVERY_LINES } from '../../../../pipeline/regions/corpus';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import { openTiny } from '../../../support/tiny_engine';

let model: LoadedModel;
beforeAll(async () => {
  model = await openTiny('gemma3');
});

const lines = Array.from({ length: 60 }, (_, at) => (at % 7 === 3 ? '' : `the university in the ${at}`));

describe('the evaluation text', () => {
  it('is whole lines in sequences that begin with BOS, until there are enough tokens', () => {
    const { tokenizer } = model;
    const text = packEvaluation('en', lines, tokenizer, 300);
    const tokens = text.lineTokens.reduce((a, b) => a + b, 0);
    expect(tokens).toBeGreaterThanOrEqual(300);
    expect(tokens - (text.lineTokens.at(-1) ?? 0)).toBeLessThan(300);
    expect(text.sequences.every(([first]) => first === tokenizer.bos)).toBe(true);
    expect(Math.max(...text.sequences.map((ids) => ids.length - 1))).toBeLessThanOrEqual(SEQUENCE_TOKENS);
    const read = lines.filter((line) => line !== '').slice(0, text.lineTokens.length);
    expect(text.sequences.flatMap((ids) => ids.slice(1))).toEqual(
      read.flatMap((line) => tokenizer.encode(`${line}\n`)),
    );
  });

  it('begins behind the lines that regions were found on, and says where it is too short', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'evaluation-'));
    const discovery = Array.from({ length: DISCOVERY_LINES }, () => 'is is is');
    await writeFile(join(folder, 'en.txt'), [...discovery, 'the university', ''].join('\n'));
    const text = await readEvaluation(folder, 'en', model.tokenizer, 2);
    expect(text.sequences).toEqual([[model.tokenizer.bos, ...model.tokenizer.encode('the university\n')]]);
    await expect(readEvaluation(folder, 'en', model.tokenizer, 9999)).rejects.toThrow(/9999 were asked for/);
  });

  it('is scored as its sequences are, with the mean inside of its interval', async () => {
    const text = packEvaluation('en', lines, model.tokenizer, 300);
    const score = await scoreEvaluation(model, 'base', text);
    const parts = [];
    for (const ids of text.sequences) parts.push(...(await model.decoder.score(ids, 'base', () => {})));
    const mean = parts.reduce((a, b) => a + b, 0) / parts.length;
    expect(score.tokens).toBe(parts.length);
    expect(score.meanNll).toBeCloseTo(mean, 10);
    expect(score.low).toBeLessThan(mean);
    expect(score.high).toBeGreaterThan(mean);
    expect(score.bitsPerByte).toBeCloseTo((mean * parts.length) / Math.LN2 / text.bytes, 10);
  });
});

describe('the bootstrap interval', () => {
  it('is a point where all lines are the same, and the same each time', () => {
    const same = Array.from({ length: 20 }, () => ({ sum: 6, tokens: 3 }));
    expect(bootstrap(same)).toEqual({ low: 2, high: 2 });
    const mixed = same.map((line, at) => ({ ...line, sum: at }));
    expect(bootstrap(mixed)).toEqual(bootstrap(mixed));
  });

  it('is about twice two standard errors wide', () => {
    const values = Array.from({ length: 200 }, (_, at) => ((at * 37) % 200) / 200);
    const { low, high } = bootstrap(values.map((sum) => ({ sum, tokens: 1 })));
    const error = Math.sqrt(1 / 12 / 200);
    expect(high - low).toBeGreaterThan(3.2 * error);
    expect(high - low).toBeLessThan(4.7 * error);
  });
});
