import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Progress } from '../../../../pipeline/regions/progress';
import { type SelectedModel, selectRegions } from '../../../../pipeline/regions/select';
import {
  folderOfSize,
  recordSizes,
  type SizedStability,
  type SizeRecord,
} from '../../../../pipeline/regions/sizes';
import { REGION_LANGUAGES } from '../../../../workers/model/recipe';
import { editableWeights } from '../../../../workers/model/shape';
import { RegionLibrary } from '../../../../workers/regions/library';
import { parseRegionIndex } from '../../../../workers/regions/region_index';
import { difference, isSame } from '../../../support/mask_sets';
import { temporaryFolder, tinyNodeModel } from '../../../support/region_corpus';
import { HALF_TOKENS, writeSums } from '../../../support/region_sums';
import { HASH } from '../../workers/regions/fixtures';

let model: SelectedModel;
let cache: string;
let progress: Progress;
let record: { sizes: SizeRecord[]; stability: SizedStability[] };

async function libraryIn(folder: string): Promise<RegionLibrary> {
  const index = parseRegionIndex(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')));
  const fetchFile = (file: string) => readFile(join(folder, file));
  return new RegionLibrary({ shape: model.shape, modelSha256: HASH, index, fetchFile });
}
const of = (name: string, stage: SizedStability['stage']) =>
  record.stability.find((each) => each.of === name && each.stage === stage);
const query = { kind: 'top', share: 1, rule: 'code', seed: 0, stage: 'after' } as const;

beforeAll(async () => {
  const { shape, weights } = await tinyNodeModel();
  model = { name: 'tiny', sha256: HASH, shape, weights };
  cache = await temporaryFolder();
  progress = await writeSums(shape, cache, [20, 'all']);
  record = await recordSizes(model, progress, cache, () => {}, [20, 'all']);
}, 240_000);

describe('the record of sizes of text', () => {
  it('names the tokens and documents of each', () => {
    const tokens = HALF_TOKENS.even + HALF_TOKENS.odd;
    expect(record.sizes.map(({ checkpoint }) => checkpoint)).toEqual([20, 'all']);
    expect(record.sizes[0]?.tokens.ru).toBe(tokens);
    expect(record.sizes.map(({ documents }) => documents.ar)).toEqual([1, 2]);
  });

  it('finds a language stable whose halves agree, and the others hardly', () => {
    for (const stage of ['whole', 'monolingual'] as const) {
      expect(of('ar', stage)?.halves).toHaveLength(2);
      for (const value of of('ar', stage)?.halves ?? []) expect(value).toBeLessThan(0.3);
    }
    expect(of('ko', 'whole')?.halves).toEqual([1, 1]);
  });

  it('compares each size with all of the text', () => {
    for (const each of record.stability) expect(each.withAll.at(-1)).toBe(1);
    expect(of('ko', 'whole')?.withAll).toEqual([1, 1]);
    expect(of('ar', 'whole')?.withAll[0]).toBeLessThan(0.3);
  });
});

describe('the packed regions of a size of text', () => {
  it('are of as many weights at every size, for each language after Eq. 5', async () => {
    const sizes = await Promise.all([20, 'all' as const].map((size) => libraryIn(folderOfSize(cache, size))));
    for (const language of REGION_LANGUAGES) {
      const [small, large] = await Promise.all(
        sizes.map((library) => library.regionFor({ ...query, of: language })),
      );
      expect(small?.counts()).toEqual(large?.counts());
      expect(small?.count()).toBe(of(language, 'monolingual')?.weights);
      expect(small?.count()).toBeGreaterThan(0);
    }
  }, 60_000);

  it('are the best of the region that all the text gives', async () => {
    const out = join(cache, 'packed');
    await selectRegions(model, progress, cache, out, () => {});
    const [whole, cut] = [await libraryIn(out), await libraryIn(folderOfSize(cache, 'all'))];
    for (const language of REGION_LANGUAGES) {
      const region = await whole.regionFor({ ...query, of: language });
      const cutRegion = await cut.regionFor({ ...query, of: language });
      expect(difference(cutRegion, region).count()).toBe(0);
    }
    const core = await cut.regionFor({ ...query, of: 'core' });
    expect(isSame(core, await whole.regionFor({ ...query, of: 'core' }))).toBe(true);
    expect(core.count()).toBeLessThan(editableWeights(model.shape) / 50);
  }, 120_000);
});
