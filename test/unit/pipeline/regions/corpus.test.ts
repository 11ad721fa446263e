import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BLOCKS,
  blockLines,
  DISCOVERY_LINES,
  LINES_PER_BLOCK,
  packSequences,
} from '../../../../pipeline/regions/corpus';
import { MAX_TOKENS } from '../../../../workers/model/positions';
import { jaccardsOfLevels } from '../../../../workers/regions/stability';
import type { Tokenizer } from '../../../../workers/tokenizer/tokenizer';
import { corpusLines, temporaryFolder, tinyNodeModel, writeCorpus } from '../../../support/region_corpus';

describe('the blocks of the corpus', () => {
  it('are the first 1,600 lines, each once and in order; the rest is kept for evaluation', async () => {
    const folder = await temporaryFolder();
    const lines = corpusLines(0, 1997).map((line, at) => `${at} ${line}`);
    await writeFile(join(folder, 'ar.txt'), `${lines.join('\n')}\n`);
    const blocks: string[][] = [];
    for (let block = 0; block < BLOCKS; block++) blocks.push(await blockLines(folder, 'ar', block));
    expect(blocks.map((block) => block.length)).toEqual(Array(8).fill(LINES_PER_BLOCK));
    expect(blocks.flat()).toEqual(lines.slice(0, DISCOVERY_LINES));
  });

  it('say which file is short or not there', async () => {
    const folder = await writeCorpus(['ar']);
    await writeFile(join(folder, 'zh.txt'), 'one\ntwo\n');
    await expect(blockLines(folder, 'zh', 0)).rejects.toThrow(/zh\.txt has \d lines, 1600 were expected/);
    await expect(blockLines(folder, 'ru', 0)).rejects.toThrow(/ru\.txt/);
  });
});

describe('the sequences', () => {
  let tokenizer: Tokenizer;
  beforeAll(async () => {
    ({ tokenizer } = await tinyNodeModel());
  });

  it('begin with BOS, hold at most 512 predictions, and lose or repeat no line', () => {
    const words = fc.array(fc.constantFrom('the', 'in', 'b', '你好', '1'), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (texts) => {
        const lines = texts.map((parts) => parts.join(' '));
        const sequences = packSequences(lines, tokenizer);
        for (const ids of sequences) {
          expect(ids[0]).toBe(tokenizer.bos);
          expect(ids.length).toBeLessThanOrEqual(MAX_TOKENS + 1);
          expect(ids.length).toBeGreaterThan(1);
        }
        const whole = lines.flatMap((line) => [...tokenizer.encode(`${line}\n`)]);
        expect(sequences.flatMap((ids) => ids.slice(1))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('are as full as whole lines allow', () => {
    const line = 'the in';
    const perLine = tokenizer.encode(`${line}\n`).length;
    const sequences = packSequences(Array<string>(400).fill(line), tokenizer);
    const full = 1 + Math.floor(MAX_TOKENS / perLine) * perLine;
    expect(sequences.slice(0, -1).map((ids) => ids.length)).toEqual(Array(sequences.length - 1).fill(full));
  });

  it('take 512 predictions and no 513th', () => {
    expect(tokenizer.encode('\n')).toHaveLength(1);
    const sequences = packSequences(Array<string>(MAX_TOKENS + 1).fill(''), tokenizer);
    expect(sequences.map((ids) => ids.length)).toEqual([MAX_TOKENS + 1, 2]);
  });

  it('cut a line that is longer than one of them, and go on with the next', () => {
    const sequences = packSequences(['the', 'b'.repeat(600), 'in'], tokenizer);
    expect(sequences.map((ids) => ids.length)).toEqual([
      1 + tokenizer.encode('the\n').length,
      MAX_TOKENS + 1,
      1 + tokenizer.encode('in\n').length,
    ]);
  });

  it('are none of no lines', () => {
    expect(packSequences([], tokenizer)).toEqual([]);
  });
});

describe('the stability of two halves', () => {
  const a = Uint8Array.of(1, 2, 0, 3, 0, 1);
  const b = Uint8Array.of(1, 0, 2, 3, 0, 3);

  it('is the Jaccard of the weights within a level', () => {
    expect(jaccardsOfLevels(a, b, 3)).toEqual([0.5, 0.25, 0.6]);
  });

  it('is one for the same weights and zero where nothing is selected', () => {
    expect(jaccardsOfLevels(a, a, 3)[1]).toBe(1);
    expect(jaccardsOfLevels(new Uint8Array(4), new Uint8Array(4), 1)).toEqual([0]);
  });
});
