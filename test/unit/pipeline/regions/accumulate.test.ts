import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NodeModel } from '../../../../pipeline/node_model';
import { accumulate, loadSum, readProgress } from '../../../../pipeline/regions/accumulate';
import { blockLines, packSequences } from '../../../../pipeline/regions/corpus';
import { editableWeights } from '../../../../workers/model/shape';
import { temporaryFolder, tinyNodeModel, writeCorpus } from '../../../support/region_corpus';

const LANGUAGES = ['ar', 'en'] as const;

let model: NodeModel;
let corpus: string;
/** Two blocks of both languages in one go, and what was said meanwhile. */
let straight: string;
const said: string[] = [];

const run = (cache: string, blocks: number, report: (line: string) => void = () => {}) =>
  accumulate(model, corpus, cache, blocks, LANGUAGES, report);

/** All sums of a folder by file name. */
async function sumsOf(cache: string): Promise<Map<string, Buffer>> {
  const names = (await readdir(cache)).filter((name) => name.endsWith('.f32')).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(cache, name))] as const)),
  );
}

beforeAll(async () => {
  model = await tinyNodeModel();
  corpus = await writeCorpus(LANGUAGES);
  straight = await temporaryFolder();
  await run(straight, 2, (line) => said.push(line));
}, 240_000);

describe('adding up gradients', () => {
  it('goes block by block over the languages, and says how far it is', () => {
    expect(said.map((line) => line.split(':')[0])).toEqual([
      ...['block 1/2 ar even', 'block 1/2 ar odd', 'block 1/2 en even', 'block 1/2 en odd'],
      ...['block 2/2 ar even', 'block 2/2 ar odd', 'block 2/2 en even', 'block 2/2 en odd'],
    ]);
    expect(said.at(-1)).toContain('about 0 min left');
  });

  it('counts every predicted token of every sequence once, in two halves', async () => {
    const progress = await readProgress(straight);
    for (const language of LANGUAGES) {
      const expected = { even: 0, odd: 0 };
      for (const block of [0, 1])
        packSequences(await blockLines(corpus, language, block), model.tokenizer).forEach((ids, at) => {
          expected[at % 2 === 0 ? 'even' : 'odd'] += ids.length - 1;
        });
      const { even, odd } = progress[language];
      expect({ even: even.tokens, odd: odd.tokens }).toEqual(expected);
      expect(odd.tokens).toBeGreaterThan(0);
      expect(even.nll / even.tokens).toBeGreaterThan(0);
      expect(even.nll / even.tokens).toBeLessThan(20);
    }
    expect(progress.zh).toMatchObject({ even: { blocks: 0, file: null } });
  });

  it('keeps one file of sums for each half, which is read back whole', async () => {
    const sums = await sumsOf(straight);
    expect([...sums.keys()]).toEqual(['ar.even.2.f32', 'ar.odd.2.f32', 'en.even.2.f32', 'en.odd.2.f32']);
    for (const bytes of sums.values()) expect(bytes).toHaveLength(editableWeights(model.shape) * 4);
    const { ar } = await readProgress(straight);
    const sum = await loadSum(straight, model.shape, ar.even);
    expect(sum.tokens).toBe(ar.even.tokens);
    expect(sum.layers[0]?.q[3]).toBe(sums.get('ar.even.2.f32')?.readFloatLE(12));
    expect(sum.layers.at(-1)?.down.some((value) => value !== 0)).toBe(true);
  });

  it('does nothing where all is done', async () => {
    const lines: string[] = [];
    await run(straight, 2, (line) => lines.push(line));
    expect(lines).toEqual([]);
  });
});

describe('a run that was stopped', () => {
  it('goes on to the very numbers that one in one go gives', async () => {
    const cache = await temporaryFolder();
    let left = 3;
    const stopped = run(cache, 2, () => {
      if (--left === 0) throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect((await readProgress(cache)).en.odd.blocks).toBe(0);
    const lines: string[] = [];
    await run(cache, 2, (line) => lines.push(line));
    expect(lines).toHaveLength(5);
    expect(await readProgress(cache)).toEqual(await readProgress(straight));
    expect(await sumsOf(cache)).toEqual(await sumsOf(straight));
  }, 240_000);

  it('counts nothing of a file that its progress does not name', async () => {
    const cache = await temporaryFolder();
    await writeFile(join(cache, 'ar.even.1.f32'), 'left from a stop');
    await writeFile(join(cache, 'progress.json.new'), '{');
    await run(cache, 1);
    const { ar } = await readProgress(cache);
    await run(cache, 2);
    expect(ar.even.blocks).toBe(1);
    expect((await sumsOf(cache)).get('ar.even.2.f32')).toEqual((await sumsOf(straight)).get('ar.even.2.f32'));
  }, 240_000);

  it('says which file is damaged and what to do', async () => {
    const cache = await temporaryFolder();
    await writeFile(join(cache, 'ar.even.1.f32'), new Uint8Array(editableWeights(model.shape) * 4 + 4));
    const damaged = { blocks: 1, tokens: 9, nll: 9, file: 'ar.even.1.f32' };
    await expect(loadSum(cache, model.shape, damaged)).rejects.toThrow(/ar\.even\.1\.f32 has .* Delete/);
    await writeFile(join(cache, 'progress.json'), '{');
    await expect(readProgress(cache)).rejects.toThrow(SyntaxError);
  });
});
