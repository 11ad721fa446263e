import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FINE_SHARES, plannedFiles } from '../../../../pipeline/regions/plan';
import { type SelectedModel, selectRegions } from '../../../../pipeline/regions/select';
import {
  CORE_LANGUAGES,
  MAX_EDITS,
  REGION_LANGUAGES,
  type RegionLanguage,
} from '../../../../workers/model/recipe';
import { MATRICES, type Matrix, matrixDims, matrixSize } from '../../../../workers/model/shape';
import type { RegionIndex } from '../../../../workers/protocol';
import { parseFirstWeights } from '../../../../workers/regions/first_weights';
import { RegionLibrary } from '../../../../workers/regions/library';
import { RegionMask } from '../../../../workers/regions/mask';
import { decodeRegion } from '../../../../workers/regions/packed';
import { parseRegionIndex } from '../../../../workers/regions/region_index';
import { selectLevels } from '../../../../workers/regions/select';
import { importanceOf } from '../../../../workers/tasks/importance';
import { intersection } from '../../../support/mask_sets';
import { temporaryFolder, tinyNodeModel } from '../../../support/region_corpus';
import { HALF_TOKENS, madeUpSum, writeSums } from '../../../support/region_sums';
import { HASH } from '../../workers/regions/fixtures';

const LAYER = 1;
const MATRIX = 'down';

let model: SelectedModel;
let cache: string;
let out: string;
let index: RegionIndex;
let library: RegionLibrary;

/** Importance of all the text of a language in one matrix, worked out from the sums. */
async function importance(
  language: RegionLanguage,
  { layer = LAYER, matrix = MATRIX as Matrix, flipped = false } = {},
): Promise<Float32Array> {
  const { shape } = model;
  const sizeOf = (matrices: readonly Matrix[]) =>
    matrices.reduce((sum, each) => sum + matrixSize(shape, each), 0);
  const from = layer * sizeOf(MATRICES) + sizeOf(MATRICES.slice(0, MATRICES.indexOf(matrix)));
  const [even, odd] = (['even', 'odd'] as const).map((half) =>
    madeUpSum(shape, { language, half, checkpoint: 'all', flipped }).subarray(
      from,
      from + matrixSize(shape, matrix),
    ),
  );
  const both = Float32Array.from(even ?? [], (value, at) => value + (odd?.[at] ?? 0));
  const weights = await model.weights.layer(layer);
  const tokens = HALF_TOKENS.even + HALF_TOKENS.odd;
  return importanceOf(both, weights.matrices[matrix], matrixDims(shape, matrix), tokens);
}

/** Sum of the importances of the paper's six languages in one matrix. */
async function coreImportance(options: { layer?: number; matrix?: Matrix; flipped?: boolean } = {}) {
  const sum = new Float32Array(matrixSize(model.shape, options.matrix ?? MATRIX));
  for (const language of CORE_LANGUAGES)
    (await importance(language, options)).forEach((value, at) => {
      sum[at] += value;
    });
  return sum;
}

const positions = (mask: RegionMask): number[] => [...mask.indices(LAYER, MATRIX)];
const chosen = (values: Float32Array, kind: 'top' | 'bottom', share: number): number[] =>
  [...selectLevels(values, kind, [share]).entries()].filter(([, level]) => level > 0).map(([at]) => at);
/** The best of some places, at most so many. */
const bestOf = (values: Float32Array, places: readonly number[], count: number): number[] =>
  [...places]
    .sort((a, b) => values[b] - values[a] || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
const region = async (file: string) => decodeRegion(await readFile(join(out, file)), model.shape, HASH);
/** Places of a language's region after Eq. 5 at 1 %. */
async function monolingual(language: RegionLanguage, flipped = false): Promise<number[]> {
  const taken = new Set<number>();
  for (const other of CORE_LANGUAGES)
    if (other !== language)
      for (const at of chosen(await importance(other, { flipped }), 'top', 1)) taken.add(at);
  return chosen(await importance(language, { flipped }), 'top', 1).filter((at) => !taken.has(at));
}

beforeAll(async () => {
  const { shape, weights } = await tinyNodeModel();
  model = { name: 'tiny', sha256: HASH, shape, weights };
  cache = await temporaryFolder();
  out = join(await temporaryFolder(), 'regions');
  const progress = await writeSums(shape, cache, ['all']);
  await selectRegions(model, progress, cache, out, () => {});
  index = parseRegionIndex(JSON.parse(await readFile(join(out, 'index.json'), 'utf8')));
  const fetchFile = (file: string) => readFile(join(out, file));
  library = new RegionLibrary({ shape, modelSha256: HASH, index, fetchFile });
}, 240_000);

describe('the region files', () => {
  it('are all that are planned, a region’s largest first', async () => {
    expect(index.entries.map((entry) => entry.file)).toEqual(plannedFiles().map(({ file }) => file));
    for (const { file, sizeBytes, of, kind, stage, shares } of index.entries) {
      expect((await readFile(join(out, file))).length).toBe(sizeBytes);
      const { header } = await region(file);
      expect({ ...header }).toMatchObject({ of, kind, shares });
      expect(header.stage).toBe(stage);
    }
    for (const of of ['core', ...REGION_LANGUAGES])
      expect(index.entries.find((entry) => entry.of === of && entry.kind === 'top')?.shares).toEqual([
        1, 3, 5,
      ]);
  });

  it('hold the most and the least important weights of all the text of a language', async () => {
    const values = await importance('ar');
    for (const share of [1, 3, 5])
      expect(positions((await region('ar-top.region')).maskAt(share))).toEqual(chosen(values, 'top', share));
    expect(positions((await region('ar-bottom.region')).maskAt(1))).toEqual(chosen(values, 'bottom', 1));
  });

  it('take the core from the sum over the paper’s six languages, not from English', async () => {
    expect(positions((await region('core-top.region')).maskAt(5))).toEqual(
      chosen(await coreImportance(), 'top', 5),
    );
  });

  it('say of the plain bottom alone how much of it is zero already', async () => {
    for (const { kind, zeros, shares } of index.entries)
      if (kind === 'bottom') expect(zeros).toHaveLength(shares.length);
      else expect(zeros).toBeUndefined();
    let zero = 0;
    let count = 0;
    const bottom = (await region('core-bottom.region')).maskAt(5);
    for (let layer = 0; layer < model.shape.layers; layer++) {
      const { matrices } = await model.weights.layer(layer);
      for (const matrix of MATRICES) {
        const { output, input } = matrixDims(model.shape, matrix);
        for (const at of bottom.indices(layer, matrix)) {
          count++;
          if (matrices[matrix][(at % input) * output + Math.floor(at / input)] === 0) zero++;
        }
      }
    }
    const entry = index.entries.find(({ file }) => file === 'core-bottom.region');
    expect(entry?.zeros?.[2]).toBeCloseTo(zero / count, 3);
  });

  it('hold the least important weights among those that are not zero', async () => {
    const { weights } = { weights: await model.weights.layer(LAYER) };
    const { output, input } = matrixDims(model.shape, MATRIX);
    const places = [...Array(output * input).keys()].filter(
      (at) => weights.matrices[MATRIX][(at % input) * output + Math.floor(at / input)] !== 0,
    );
    const values = await coreImportance();
    const expected = [...places].sort((a, b) => values[a] - values[b] || a - b);
    const count = Math.floor((3 * output * input) / 100);
    expect(positions((await region('core-bottom-nonzero.region')).maskAt(3))).toEqual(
      expected.slice(0, count).sort((a, b) => a - b),
    );
  });

  it('hold as many weights just below the core as it has', async () => {
    const values = await coreImportance();
    const core = chosen(values, 'top', 1);
    const below = [...values.keys()].filter((at) => !core.includes(at));
    const band = (await region('core-band.region')).maskAt(1);
    expect(positions(band)).toEqual(bestOf(values, below, core.length));
  });

  it('hold as many weights just below a language’s region, in none of the others’ top', async () => {
    const values = await importance('ru');
    const taken = new Set<number>();
    for (const other of CORE_LANGUAGES)
      for (const at of chosen(await importance(other), 'top', 1)) taken.add(at);
    const free = [...values.keys()].filter((at) => !taken.has(at));
    const band = await region('ru-band.region');
    expect(positions(band.maskAt(1))).toEqual(bestOf(values, free, (await monolingual('ru')).length));
    const own = await library.region({
      of: 'ru',
      kind: 'top',
      share: 1,
      rule: 'code',
      seed: 0,
      stage: 'after',
    });
    expect(band.maskAt(1).counts()).toEqual(own.counts());
    expect(intersection(band.maskAt(1), own).count()).toBe(0);
  });

  it('hold the innermost part of the core and of each language after Eq. 5', async () => {
    const values = await coreImportance();
    for (const share of FINE_SHARES)
      expect(positions((await region('core-fine.region')).maskAt(share))).toEqual(
        chosen(values, 'top', share),
      );
    expect(positions((await region('core-finest.region')).maskAt(0.001))).toEqual(
      chosen(values, 'top', 0.001),
    );
    const own = await importance('vi');
    for (const share of FINE_SHARES) {
      const count = Math.floor((share * own.length) / 100);
      expect(positions((await region('vi-fine.region')).maskAt(share))).toEqual(
        bestOf(own, await monolingual('vi'), count),
      );
    }
  });

  it('hold the core and Arabic by random signs, Arabic after Eq. 5 among its likes', async () => {
    const values = await coreImportance({ flipped: true });
    expect(positions((await region('core-sign-flip.region')).maskAt(1))).toEqual(chosen(values, 'top', 1));
    expect(positions((await region('ar-sign-flip.region')).maskAt(1))).toEqual(await monolingual('ar', true));
  });

  it('say how many tokens and which documents they were found on', () => {
    const tokensOf = (of: string) =>
      new Set(index.entries.filter((each) => each.of === of).map((each) => each.tokens));
    expect([...tokensOf('core')]).toEqual([240]);
    expect([...tokensOf('zh')]).toEqual([40]);
    expect(index.corpus).toContain('the 1 documents for discovery');
  });

  it('are stable where the halves agree, and hardly where they have nothing in common', () => {
    const stability = (file: string) => index.entries.find((entry) => entry.file === file)?.stability;
    expect(stability('ko-top.region')?.byShare).toEqual([1, 1, 1]);
    expect(stability('ar-top.region')?.byShare[2]).toBeLessThan(0.3);
    expect(stability('ar-top.region')?.byMatrix).toHaveLength(model.shape.layers);
    expect(stability('core-fine.region')?.byShare).toHaveLength(FINE_SHARES.length);
  });

  it('are read by the page’s library, each kind', async () => {
    for (const { of, kind, shares, stage } of index.entries)
      for (const share of shares) {
        const query = { of, kind, share: share as 1, rule: 'code', seed: 0 } as const;
        const mask = await library.region({ ...query, stage: stage === undefined ? 'before' : 'after' });
        expect(mask).toBeInstanceOf(RegionMask);
      }
  });
});

describe('the first weights', () => {
  it('are the most important of the core over all matrices, best first', async () => {
    const entry = index.entries.find(({ file }) => file === 'core-fine.region');
    const json = await readFile(join(out, entry?.first?.file ?? ''), 'utf8');
    const first = parseFirstWeights(json, 'core', model.shape, HASH);
    const ranked: { layer: number; matrix: Matrix; at: number; value: number }[] = [];
    for (let layer = 0; layer < model.shape.layers; layer++)
      for (const matrix of MATRICES) {
        const values = await coreImportance({ layer, matrix });
        for (const at of chosen(values, 'top', 1)) ranked.push({ layer, matrix, at, value: values[at] });
      }
    ranked.sort((a, b) => b.value - a.value);
    const places = ranked.slice(0, 1000).map(({ layer, matrix, at }) => {
      const { input } = matrixDims(model.shape, matrix);
      return { layer, matrix, output: Math.floor(at / input), input: at % input };
    });
    expect(first).toEqual(places);
    expect(entry?.first?.count).toBe(first.length);
    expect(entry?.strongest).toEqual(first.slice(0, MAX_EDITS));
  });

  it('are of a language’s region after Eq. 5', async () => {
    const json = await readFile(join(out, 'es-first.json'), 'utf8');
    const first = parseFirstWeights(json, 'es', model.shape, HASH);
    const own = await library.region({
      of: 'es',
      kind: 'top',
      share: 1,
      rule: 'code',
      seed: 0,
      stage: 'after',
    });
    expect(first.length).toBe(Math.min(1000, own.count()));
    for (const { layer, matrix, output, input } of first)
      expect(own.has(layer, matrix, output * matrixDims(model.shape, matrix).input + input)).toBe(true);
  });
});

describe('selecting', () => {
  it('leaves out random signs at a size of text that the run has gone past, and says so', async () => {
    const folder = await temporaryFolder();
    const progress = await writeSums(model.shape, folder, [8000, 'all']);
    const said: string[] = [];
    await selectRegions(model, progress, folder, join(folder, 'out'), (line) => said.push(line), 8000);
    const made = parseRegionIndex(JSON.parse(await readFile(join(folder, 'out', 'index.json'), 'utf8')));
    expect(made.entries.map(({ kind }) => kind)).not.toContain('sign-flip');
    expect(made.entries).toHaveLength(index.entries.length - 2);
    expect(made.corpus).toContain('the first 8000 tokens of the documents');
    expect(said[0]).toContain('no sums with random signs are left at 8000 tokens');
  }, 60_000);

  it('needs all the text of every language', async () => {
    const progress = await writeSums(model.shape, await temporaryFolder(), ['all']);
    const selecting = selectRegions(model, { ...progress, vi: [] }, cache, out, () => {});
    await expect(selecting).rejects.toThrow(/vi has no gradients of all of its text yet/);
  });
});
