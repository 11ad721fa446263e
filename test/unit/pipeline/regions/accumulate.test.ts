import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NodeModel } from '../../../../pipeline/node_model';
import { accumulate, signOf } from '../../../../pipeline/regions/accumulate';
import {
  type DocumentSequences,
  HALVES,
  type Half,
  readDiscovery,
} from '../../../../pipeline/regions/corpus';
import { readProgress, savedAt, sizesUpTo } from '../../../../pipeline/regions/progress';
import { loadSum } from '../../../../pipeline/regions/sums';
import type { RegionLanguage } from '../../../../workers/model/recipe';
import { editableWeights, MATRICES } from '../../../../workers/model/shape';
import { GradientEngine } from '../../../../workers/tasks/gradients';
import { GradientSum } from '../../../../workers/tasks/importance';
import { temporaryFolder, tinyNodeModel, writeCorpus } from '../../../support/region_corpus';

const LANGUAGES = ['ar', 'en'] as const;
const CHECKPOINTS = [1000, 3000];

let model: NodeModel;
let corpus: string;
/** Both languages in one go, and what was said meanwhile. */
let straight: string;
const said: string[] = [];

const run = (cache: string, report: (line: string) => void = () => {}) =>
  accumulate(model, {
    corpus,
    cache,
    languages: LANGUAGES,
    report,
    checkpoints: [...CHECKPOINTS, 'all'],
    tokensBetweenSaves: 1500,
  });

/** All sums of a folder by file name. */
async function sumsOf(cache: string): Promise<Map<string, Buffer>> {
  const names = (await readdir(cache)).filter((name) => name.endsWith('.f32')).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(cache, name))] as const)),
  );
}

/** The sums of one half of the first documents, added up plainly. */
async function plainSum(documents: readonly DocumentSequences[], half: Half, language?: RegionLanguage) {
  const engine = new GradientEngine({
    runtime: model.runtime,
    shape: model.shape,
    decoder: model.decoder,
    outputNorm: await model.weights.outputNorm(),
    output: () => model.weights.output(),
    layer: (layer) => model.weights.layer(layer),
  });
  const sum = new GradientSum(model.shape);
  for (const [at, document] of documents.entries())
    for (const [place, ids] of document.sequences.entries()) {
      if (document.half !== half) continue;
      const sign = language === undefined ? 1 : signOf(language, at, place);
      const nll = await engine.run(
        ids,
        () => {},
        (layer, gradients) => sum.add(layer, gradients, sign),
      );
      sum.tokens += nll.length;
    }
  await engine.release();
  return sum;
}

const numbersOf = (sum: GradientSum) =>
  sum.layers.map((layer) => MATRICES.map((matrix) => [...layer[matrix]]));

beforeAll(async () => {
  model = await tinyNodeModel();
  corpus = await writeCorpus(LANGUAGES);
  straight = await temporaryFolder();
  await run(straight, (line) => said.push(line));
}, 240_000);

describe('adding up gradients', () => {
  it('takes every language to one size of text before the next, and says how far it is', () => {
    const kept = said.filter((line) => line.includes('(kept'));
    expect(kept.map((line) => `${line.slice(0, 2)} ${/\(kept: (\w+)\)/.exec(line)?.[1]}`)).toEqual([
      ...['ar 1000', 'en 1000', 'ar 3000', 'en 3000', 'ar all', 'en all'],
    ]);
    expect(said.length).toBeGreaterThan(kept.length);
    expect(said.at(-1)).toMatch(/^en 92\/92 documents, .*tokens\/s, about 0 min left$/);
  });

  it('keeps each size of text up to the first document with which it is reached', async () => {
    const progress = await readProgress(straight);
    for (const language of LANGUAGES) {
      const documents = await readDiscovery(corpus, language, model.tokenizer);
      for (const checkpoint of CHECKPOINTS) {
        const saved = savedAt(progress, language, checkpoint);
        const tokens = documents.slice(0, saved.documents).reduce((sum, each) => sum + each.tokens, 0);
        expect(saved.halves.even.tokens + saved.halves.odd.tokens).toBe(tokens);
        expect(tokens).toBeGreaterThanOrEqual(checkpoint);
        expect(tokens - (documents[saved.documents - 1]?.tokens ?? 0)).toBeLessThan(checkpoint);
      }
      const all = savedAt(progress, language, 'all');
      expect(all.documents).toBe(documents.length);
      for (const half of HALVES) {
        const expected = documents.filter((each) => each.half === half);
        expect(all.halves[half].tokens).toBe(expected.reduce((sum, each) => sum + each.tokens, 0));
        expect(all.halves[half].nll / all.halves[half].tokens).toBeGreaterThan(0);
        expect(all.halves[half].nll / all.halves[half].tokens).toBeLessThan(20);
      }
    }
    expect(progress.zh).toEqual([]);
    expect(() => savedAt(progress, 'zh', 'all')).toThrow(/zh has no gradients of all of its text yet/);
    expect(() => savedAt(progress, 'ar', 7)).toThrow(/ar has no gradients of 7 tokens yet/);
  });

  it('adds each document to its half, and with random signs beside it for the languages of the core', async () => {
    const saved = savedAt(await readProgress(straight), 'ar', 1000);
    const documents = (await readDiscovery(corpus, 'ar', model.tokenizer)).slice(0, saved.documents);
    for (const half of HALVES) {
      const sum = await loadSum(straight, model.shape, saved.halves[half].file);
      expect(numbersOf(sum)).toEqual(numbersOf(await plainSum(documents, half)));
    }
    const whole = savedAt(await readProgress(straight), 'ar', 'all');
    const all = await readDiscovery(corpus, 'ar', model.tokenizer);
    const flipped = await loadSum(straight, model.shape, whole.halves.odd.flippedFile);
    expect(numbersOf(flipped)).toEqual(numbersOf(await plainSum(all, 'odd', 'ar')));
    expect(savedAt(await readProgress(straight), 'en', 'all').halves.even.flippedFile).toBeNull();
  }, 120_000);

  it('keeps the sums of each size of text, and the flipped ones of all of it', async () => {
    const { ar, en } = await readProgress(straight);
    const at = (saved: typeof ar) => saved.map(({ documents }) => documents);
    const names = (language: string, documents: readonly number[]) =>
      documents.flatMap((count) => HALVES.map((half) => `${language}.${half}.${count}.f32`));
    const sums = await sumsOf(straight);
    expect([...sums.keys()].sort()).toEqual(
      [
        ...names('ar', at(ar)),
        ...names('en', at(en)),
        ...['ar.even.92.flipped.f32', 'ar.odd.92.flipped.f32'],
      ].sort(),
    );
    for (const bytes of sums.values()) expect(bytes).toHaveLength(editableWeights(model.shape) * 4);
  });

  it('reads no more than it is asked to', () => {
    expect(sizesUpTo(8000)).toEqual([2000, 8000]);
    expect(sizesUpTo('all')).toEqual([2000, 8000, 20_000, 40_000, 'all']);
  });

  it('draws signs that are as often one as the other', () => {
    const signs = Array.from({ length: 400 }, (_, at) => signOf('ar', at >> 1, at & 1));
    const sum: number = signs.reduce((total: number, sign) => total + sign, 0);
    expect(Math.abs(sum)).toBeLessThan(60);
    expect(signs).not.toEqual(Array.from({ length: 400 }, (_, at) => signOf('es', at >> 1, at & 1)));
  });

  it('does nothing where all is done', async () => {
    const lines: string[] = [];
    await run(straight, (line) => lines.push(line));
    expect(lines).toEqual([]);
  });
});

describe('a run that was stopped', () => {
  it('goes on to the very numbers that one in one go gives', async () => {
    const cache = await temporaryFolder();
    let left = 4;
    const stopped = run(cache, () => {
      if (--left === 0) throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect((await readProgress(cache)).en.at(-1)?.documents).toBeLessThan(92);
    await writeFile(join(cache, 'progress.json.new'), '{');
    await run(cache);
    expect(await readProgress(cache)).toEqual(await readProgress(straight));
    expect(await sumsOf(cache)).toEqual(await sumsOf(straight));
  }, 240_000);

  it('says which file is damaged and what to do', async () => {
    const cache = await temporaryFolder();
    await writeFile(join(cache, 'ar.even.1.f32'), new Uint8Array(editableWeights(model.shape) * 4 + 4));
    await expect(loadSum(cache, model.shape, 'ar.even.1.f32')).rejects.toThrow(
      /ar\.even\.1\.f32 has .* Delete/,
    );
    await writeFile(join(cache, 'progress.json'), '{');
    await expect(readProgress(cache)).rejects.toThrow(/is damaged .*Delete/);
    await writeFile(join(cache, 'progress.json'), '{"ar": {"even": {"blocks": 3}}}');
    await expect(readProgress(cache)).rejects.toThrow(/of an earlier version at "ar".*Delete/);
  });
});
