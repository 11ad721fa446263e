import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { discoveryDocuments, readNtrex } from '../../../../pipeline/corpora/ntrex';
import { halvesOf, packSequences, readDiscovery } from '../../../../pipeline/regions/corpus';
import { MAX_TOKENS } from '../../../../workers/model/positions';
import type { Tokenizer } from '../../../../workers/tokenizer/tokenizer';
import { temporaryFolder, tinyNodeModel, writeCorpus } from '../../../support/region_corpus';

let tokenizer: Tokenizer;
beforeAll(async () => {
  ({ tokenizer } = await tinyNodeModel());
});

describe('the documents that regions are found on', () => {
  it('are those for discovery, in order, each in sequences of its own', async () => {
    const folder = await writeCorpus(['ar']);
    const read = await readDiscovery(folder, 'ar', tokenizer);
    const documents = discoveryDocuments(await readNtrex(folder, 'ar'));
    expect(read.map(({ document }) => document)).toEqual(documents.map(({ document }) => document));
    for (const [at, { sequences, tokens }] of read.entries()) {
      const whole = documents[at]?.lines.flatMap((line) => [...tokenizer.encode(`${line}\n`)]) ?? [];
      expect(sequences.flatMap((ids) => ids.slice(1))).toEqual(whole);
      expect(tokens).toBe(whole.length);
    }
  });

  it('are named where the text is cut, or not there', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'zh.txt'), 'one\ntwo\n');
    await expect(readDiscovery(folder, 'zh', tokenizer)).rejects.toThrow(/this text has 2/);
    await expect(readDiscovery(folder, 'ru', tokenizer)).rejects.toThrow(/ru\.txt can't be read/);
  });
});

describe('the halves', () => {
  const documents = (lines: readonly number[]) =>
    lines.map((count) => ({ lines: Array<string>(count).fill('a') }));

  it('take turns where documents are as long as one another', () => {
    expect(halvesOf(documents([3, 3, 3, 3]))).toEqual(['even', 'odd', 'even', 'odd']);
  });

  it('make up for a long document with the next ones', () => {
    expect(halvesOf(documents([9, 3, 3, 3, 1]))).toEqual(['even', 'odd', 'odd', 'odd', 'even']);
  });

  it('are never further apart than the longest document', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(lengths, (lines) => {
        const halves = halvesOf(documents(lines));
        const sum = (half: string) =>
          lines.reduce((total, count, at) => total + (halves[at] === half ? count : 0), 0);
        expect(Math.abs(sum('even') - sum('odd'))).toBeLessThanOrEqual(Math.max(...lines));
      }),
    );
  });
});

describe('the sequences', () => {
  it('begin with BOS, hold at most 512 predictions, and lose or repeat no line', () => {
    const words = fc.array(fc.constantFrom('the', 'in', 'b', '你好', '1'), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (texts) => {
        const lines = texts.map((parts) => parts.join(' '));
        const sequences = packSequences(lines, tokenizer);
        for (const ids of sequences) {
          expect(ids[0]).toBe(tokenizer.opening[0]);
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
