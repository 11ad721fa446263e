import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { HALVES, type Progress } from '../../../../pipeline/regions/accumulate';
import { FINE_SHARES, selectFineCore } from '../../../../pipeline/regions/fine_core';
import { selectRegions } from '../../../../pipeline/regions/select';
import type { ModelWeights } from '../../../../workers/decoder/model_weights';
import { CORE_LANGUAGES, REGION_LANGUAGES, type RegionLanguage } from '../../../../workers/model/recipe';
import {
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixDims,
  matrixSize,
} from '../../../../workers/model/shape';
import type { RegionIndex } from '../../../../workers/protocol';
import type { RegionMask } from '../../../../workers/regions/mask';
import { decodeRegion } from '../../../../workers/regions/packed';
import { parseRegionIndex } from '../../../../workers/regions/region_index';
import { selectLevels } from '../../../../workers/regions/select';
import { importanceOf } from '../../../../workers/tasks/importance';
import { seededNoise } from '../../../support/random_numbers';
import { temporaryFolder, tinyNodeModel } from '../../../support/region_corpus';
import { HASH } from '../../workers/regions/fixtures';

const LAYER = 1;
const MATRIX = 'down';

let shape: ModelShape;
let weights: ModelWeights;
let cache: string;
let out: string;
let index: RegionIndex;

/** Gradient sums of a half, [layers][MATRICES] in a row: English is a thousand times larger than the others. */
const sums = (language: string, half: string): Float32Array => {
  const seed = 10 * REGION_LANGUAGES.indexOf(language as RegionLanguage) + (half === 'odd' ? 1 : 0);
  const length = shape.layers * MATRICES.reduce((sum, matrix) => sum + matrixSize(shape, matrix), 0);
  // Korean's halves agree.
  return seededNoise(language === 'ko' ? 7 : seed, length, language === 'en' ? 1000 : 1, 0);
};

const tokens = { even: 30, odd: 10 };

function progressOf(blocks: (language: string) => number): Progress {
  const halves = (language: string) =>
    Object.fromEntries(
      HALVES.map((half) => [
        half,
        { blocks: blocks(language), tokens: tokens[half], nll: 1, file: `${language}.${half}.f32` },
      ]),
    );
  return Object.fromEntries(REGION_LANGUAGES.map((one) => [one, halves(one)])) as Progress;
}

/** Importance of all the text of a language in one matrix, worked out from the sums. */
async function importance(language: string, at = LAYER, name: Matrix = MATRIX): Promise<Float32Array> {
  const sizeOf = (matrices: readonly Matrix[]) =>
    matrices.reduce((sum, matrix) => sum + matrixSize(shape, matrix), 0);
  const from = at * sizeOf(MATRICES) + sizeOf(MATRICES.slice(0, MATRICES.indexOf(name)));
  const [even, odd] = HALVES.map((half) =>
    sums(language, half).subarray(from, from + matrixSize(shape, name)),
  );
  const both = Float32Array.from(even ?? [], (value, at) => value + (odd?.[at] ?? 0));
  const layer = await weights.layer(at);
  return importanceOf(both, layer.matrices[name], matrixDims(shape, name), tokens.even + tokens.odd);
}

/** Sum of the importances of the paper's six languages in one matrix. */
async function coreImportance(layer: number, matrix: Matrix): Promise<Float32Array> {
  const sum = new Float32Array(matrixSize(shape, matrix));
  for (const language of CORE_LANGUAGES)
    (await importance(language, layer, matrix)).forEach((value, at) => {
      sum[at] += value;
    });
  return sum;
}

/** Positions of a region in the matrix that is looked at. */
function positions(mask: RegionMask): number[] {
  const words = mask.matrixWords(LAYER, MATRIX);
  return Array.from({ length: matrixSize(shape, MATRIX) }, (_, at) => at).filter(
    (at) => (((words[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1,
  );
}

const chosen = (values: Float32Array, kind: 'top' | 'bottom', share: number) =>
  [...selectLevels(values, kind, [share]).entries()].filter(([, level]) => level > 0).map(([at]) => at);
const region = async (file: string) => decodeRegion(await readFile(join(out, file)), shape, HASH);

beforeAll(async () => {
  ({ shape, weights } = await tinyNodeModel());
  cache = await temporaryFolder();
  out = join(await temporaryFolder(), 'regions');
  for (const language of REGION_LANGUAGES)
    for (const half of HALVES)
      await writeFile(join(cache, `${language}.${half}.f32`), new Uint8Array(sums(language, half).buffer));
  const model = { name: 'tiny', sha256: HASH, shape, weights };
  await selectRegions(
    model,
    progressOf((one) => (one === 'ar' ? 8 : 2)),
    cache,
    out,
    () => {},
  );
  index = parseRegionIndex(JSON.parse(await readFile(join(out, 'index.json'), 'utf8')));
}, 120_000);

describe('the selected regions', () => {
  it('are Top and Bottom of the core and of every language, with their files', async () => {
    expect(index.entries.map((entry) => entry.file)).toEqual(
      ['core', ...REGION_LANGUAGES].flatMap((of) => [`${of}-top.region`, `${of}-bottom.region`]),
    );
    for (const { file, sizeBytes, of } of index.entries) {
      expect((await readFile(join(out, file))).length).toBe(sizeBytes);
      expect((await region(file)).header.of).toBe(of);
    }
    expect(index.entries.find((entry) => entry.file === 'ar-bottom.region')?.shares).toEqual([1]);
    expect(index.entries.find((entry) => entry.file === 'core-bottom.region')?.shares).toEqual([1, 3, 5]);
  });

  it('hold the most and the least important weights of all the text of a language', async () => {
    const values = await importance('ar');
    for (const share of [1, 3, 5])
      expect(positions((await region('ar-top.region')).maskAt(share))).toEqual(chosen(values, 'top', share));
    expect(positions((await region('ar-bottom.region')).maskAt(1))).toEqual(chosen(values, 'bottom', 1));
  });

  it('take the core from the sum over the paper’s six languages, not from English', async () => {
    const core = await coreImportance(LAYER, MATRIX);
    expect(positions((await region('core-top.region')).maskAt(5))).toEqual(chosen(core, 'top', 5));
  });

  it('say how many tokens and which lines they were found on', () => {
    expect(index.entries.map((entry) => entry.tokens)).toEqual([240, 240, ...Array(14).fill(40)]);
    expect(index.corpus).toContain('lines 1 to 400 (ar 1 to 1600)');
  });

  it('are stable where the halves agree, and hardly where they have nothing in common', () => {
    const stability = (of: string) => index.entries.find((entry) => entry.of === of)?.stability;
    expect(stability('ko')?.byShare).toEqual([1, 1, 1]);
    expect(stability('ar')?.byShare[2]).toBeLessThan(0.3);
    expect(stability('ar')?.byMatrix).toHaveLength(shape.layers);
  });
});

describe('selecting', () => {
  it('needs both halves of every language', async () => {
    const progress = progressOf(() => 2);
    progress.vi.odd.file = null;
    const selecting = selectRegions(
      { name: 'tiny', sha256: HASH, shape, weights },
      progress,
      cache,
      out,
      () => {},
    );
    await expect(selecting).rejects.toThrow(/vi has no gradients of its odd half/);
  });
});

describe('the fine core', () => {
  it('holds the most important weights of the shipped core, and names the strongest of all', async () => {
    const model = { name: 'tiny', sha256: HASH, shape, weights };
    const before = index.entries;
    const entry = await selectFineCore(
      model,
      progressOf(() => 2),
      cache,
      out,
      200,
    );
    const both = await coreImportance(LAYER, MATRIX);
    const shipped = new Set(positions((await region('core-top.region')).maskAt(1)));
    const inside = both.map((value, at) => (shipped.has(at) ? value : 0));
    const fine = await region('core-fine.region');
    for (const share of FINE_SHARES)
      expect(positions(fine.maskAt(share))).toEqual(chosen(inside, 'top', share));
    const after = parseRegionIndex(JSON.parse(await readFile(join(out, 'index.json'), 'utf8')));
    expect(after.entries).toEqual([...before, entry]);
    const [first] = entry.strongest ?? [];
    const ranked: { layer: number; matrix: Matrix; most: number; at: number }[] = [];
    for (let layer = 0; layer < shape.layers; layer++)
      for (const matrix of MATRICES) {
        const values = await coreImportance(layer, matrix);
        const core = (await region('core-top.region')).maskAt(1);
        const inCore = values.map((value, at) => (core.has(layer, matrix, at) ? value : 0));
        const most = Math.max(...inCore);
        ranked.push({ layer, matrix, most, at: inCore.indexOf(most) });
      }
    const [best] = ranked.sort((a, b) => b.most - a.most);
    if (best === undefined) throw new Error('the tiny model has no matrices');
    const { input } = matrixDims(shape, best.matrix);
    const place = { output: Math.floor(best.at / input), input: best.at % input };
    expect(first).toEqual({ layer: best.layer, matrix: best.matrix, ...place });
  });
});
