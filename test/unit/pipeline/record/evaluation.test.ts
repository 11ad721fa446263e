import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluationDocuments, NTREX_LINES } from '../../../../pipeline/corpora/ntrex';
import {
  LEAST_DOCUMENTS,
  LEAST_TOKENS,
  packEvaluation,
  readEvaluation,
  SEQUENCE_TOKENS,
  scoreEvaluation,
} from '../../../../pipeline/record/evaluation';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import { corpusLines, temporaryFolder } from '../../../support/region_corpus';
import { openTiny } from '../../../support/tiny_engine';

let model: LoadedModel;
beforeAll(async () => {
  model = await openTiny('gemma3');
});

const sumOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
/** Documents of one, two and ninety lines, with an empty one among them. */
const documents = [1, 2, 90].map((count, at) => ({
  document: `d${at}`,
  lines: Array.from({ length: count }, (_, line) =>
    line === 1 && at === 2 ? '' : `the university in the ${at}`,
  ),
}));

describe('the evaluation text', () => {
  it('takes a line of every document, then a second of each, until there are enough tokens', () => {
    const { tokenizer } = model;
    const first = packEvaluation('en', documents, tokenizer, 1);
    expect(first.documents.map(({ lines }) => lines)).toEqual([1, 1, 1]);
    const line = tokenizer.encode('the university in the 0\n').length;
    const more = packEvaluation('en', documents, tokenizer, 3 * line + 1);
    expect(more.documents.map(({ lines }) => lines)).toEqual([1, 2, 1]);
    const all = packEvaluation('en', documents, tokenizer, 99_999);
    expect(all.documents.map(({ lines }) => lines)).toEqual([1, 2, 89]);
  });

  it('reads each document by itself, in sequences of whole lines that begin with BOS', () => {
    const { tokenizer } = model;
    const text = packEvaluation('en', documents, tokenizer, 99_999);
    const [, , long] = text.documents;
    if (!long) throw new Error('there is no third document');
    expect(long.sequences.length).toBeGreaterThan(1);
    for (const { sequences, tokens } of text.documents) {
      expect(sequences.every(([start]) => start === tokenizer.opening[0])).toBe(true);
      expect(Math.max(...sequences.map((ids) => ids.length - 1))).toBeLessThanOrEqual(SEQUENCE_TOKENS);
      expect(sumOf(sequences.map((ids) => ids.length - 1))).toBe(tokens);
    }
    const words = tokenizer.decode(long.sequences.flatMap((ids) => ids.slice(1)));
    expect(words).toBe('the university in the 2\n'.repeat(89));
    expect(long.bytes).toBe(new TextEncoder().encode(words).length);
  });

  it('is of at least 2,000 tokens and 20 documents, none of which is for discovery', async () => {
    const folder = await temporaryFolder();
    const lines = corpusLines(3, NTREX_LINES).map((line) => `${line} ${line}`);
    await writeFile(join(folder, 'en.txt'), lines.join('\n'));
    const text = await readEvaluation(folder, 'en', model.tokenizer);
    expect(LEAST_TOKENS).toBe(2000);
    expect(LEAST_DOCUMENTS).toBe(20);
    expect(sumOf(text.documents.map(({ tokens }) => tokens))).toBeGreaterThanOrEqual(LEAST_TOKENS);
    const evaluated = evaluationDocuments(lines.join('\n'));
    expect(text.documents).toHaveLength(evaluated.length);
    const [firstText] = text.documents;
    expect(firstText?.sequences[0]?.slice(1)).toEqual(
      evaluated[0]?.lines.slice(0, firstText?.lines).flatMap((line) => model.tokenizer.encode(`${line}\n`)),
    );
    await expect(readEvaluation(folder, 'en', model.tokenizer, 99_999)).rejects.toThrow(
      /99999 in 20 were asked/,
    );
  });

  it('is scored document by document, with the mean inside of its interval', async () => {
    const text = packEvaluation('en', documents, model.tokenizer, 300);
    const score = await scoreEvaluation(model, 'base', text);
    const sums = [];
    for (const { sequences } of text.documents) {
      let sum = 0;
      for (const ids of sequences) sum += sumOf([...(await model.decoder.score(ids, 'base', () => {}))]);
      sums.push(sum);
    }
    const tokens = text.documents.map((document) => document.tokens);
    expect(score.documents?.tokens).toEqual(tokens);
    expect(score.documents?.bytes).toEqual(text.documents.map(({ bytes }) => bytes));
    for (const [at, sum] of sums.entries()) expect(score.documents?.nll[at]).toBeCloseTo(sum, 3);
    expect(score.tokens).toBe(sumOf(tokens));
    expect(score.lines).toBe(sumOf(text.documents.map(({ lines }) => lines)));
    expect(score.meanNll).toBeCloseTo(sumOf(sums) / sumOf(tokens), 10);
    expect(score.low).toBeLessThan(score.meanNll);
    expect(score.high).toBeGreaterThan(score.meanNll);
    expect(score.bitsPerByte).toBeCloseTo(
      sumOf(sums) / Math.LN2 / sumOf(text.documents.map(({ bytes }) => bytes)),
      10,
    );
  });
});
