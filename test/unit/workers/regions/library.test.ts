import { describe, expect, it, vi } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import { CORE_LANGUAGES, REGION_LANGUAGES } from '../../../../workers/model/recipe';
import { MATRICES, type Matrix, matrixSize } from '../../../../workers/model/shape';
import type { RegionIndex, RegionQuery } from '../../../../workers/protocol';
import { encodeFirstWeights } from '../../../../workers/regions/first_weights';
import { RegionLibrary } from '../../../../workers/regions/library';
import type { RegionMask } from '../../../../workers/regions/mask';
import { narrowMask } from '../../../../workers/regions/narrow';
import { decodeRegion } from '../../../../workers/regions/packed';
import { randomMask, sharedStreams } from '../../../../workers/regions/random';
import { difference, intersection, isSame } from '../../../support/mask_sets';
import { HASH, indexEntry, OTHER_HASH, packedRegion } from './fixtures';
import { TINY } from './shapes';

// A tiny matrix has 20 weights at least, so shares are larger than in the files of a real model.
const WIDE = { ...TINY, feedForward: 300, width: 40 };

const files = new Map<string, Uint8Array>();
const entries = (['core', ...REGION_LANGUAGES] as const).flatMap((of, seed) =>
  (['top', 'bottom'] as const).map((kind) => {
    const shares = kind === 'bottom' && of !== 'core' ? [1] : [1, 3, 5];
    const file = `${of}-${kind}.lrgn`;
    files.set(file, packedRegion(WIDE, { of, kind, shares }, seed * 2 + (kind === 'top' ? 0 : 1)));
    return indexEntry({ of, kind, shares, file });
  }),
);
const index: RegionIndex = {
  version: 1,
  modelSha256: HASH,
  shape: WIDE,
  corpus: 'x',
  rule: 'abs-of-sum',
  entries,
};

function bytesOf(file: string): Uint8Array {
  const bytes = files.get(file);
  if (!bytes) throw new Error(`no ${file}`);
  return bytes;
}

function library() {
  const fetchFile = vi.fn(async (file: string) => bytesOf(file));
  return { fetchFile, library: new RegionLibrary({ shape: WIDE, modelSha256: HASH, index, fetchFile }) };
}

const own = (of: string, kind: string, share: number): RegionMask =>
  decodeRegion(bytesOf(`${of}-${kind}.lrgn`), WIDE, HASH).maskAt(share);

const query: RegionQuery = { of: 'ar', kind: 'top', share: 5, rule: 'code', seed: 1, stage: 'after' };

describe('the region library', () => {
  it('gives the core and a language before subtraction as they are in their files', async () => {
    const { library: regions } = library();
    for (const kind of ['top', 'bottom'] as const) {
      const core = await regions.region({ ...query, of: 'core', kind, share: 3 });
      expect(isSame(core, own('core', kind, 3))).toBe(true);
    }
    const arabic = await regions.region({ ...query, stage: 'before' });
    expect(isSame(arabic, own('ar', 'top', 5))).toBe(true);
  });

  it.each(REGION_LANGUAGES)(
    'subtracts the other languages of the paper from %s, and never English',
    async (of) => {
      const { library: regions } = library();
      let expected = own(of, 'top', 5);
      for (const other of CORE_LANGUAGES)
        if (other !== of) expected = difference(expected, own(other, 'top', 5));
      const found = await regions.region({ ...query, of });
      expect(isSame(found, expected)).toBe(true);
      expect(found.count()).toBeLessThan(own(of, 'top', 5).count());
    },
  );

  it.each(['top', 'bottom'] as const)(
    'subtracts Top and Bottom from %s by the rule of the paper',
    async (kind) => {
      const { library: regions } = library();
      let expected = own('ko', kind, 1);
      for (const other of CORE_LANGUAGES.filter((each) => each !== 'ko')) {
        for (const side of ['top', 'bottom']) expected = difference(expected, own(other, side, 1));
      }
      const found = await regions.region({ ...query, of: 'ko', kind, share: 1, rule: 'paper' });
      expect(isSame(found, expected)).toBe(true);
    },
  );

  it('takes a region that is subtracted in its file as it is, and only after subtraction', async () => {
    const file = 'ko-band.lrgn';
    files.set(file, packedRegion(WIDE, { of: 'ko', kind: 'band', stage: 'monolingual', shares: [1] }, 77));
    const entry = {
      ...indexEntry({ of: 'ko', kind: 'band', shares: [1], file }),
      stage: 'monolingual',
    } as const;
    const fetchFile = vi.fn(async (name: string) => bytesOf(name));
    const withBand = { ...index, entries: [...entries, entry] };
    const regions = new RegionLibrary({ shape: WIDE, modelSha256: HASH, index: withBand, fetchFile });
    const band = { ...query, of: 'ko', kind: 'band', share: 1 } as const;
    expect(isSame(await regions.region(band), own('ko', 'band', 1))).toBe(true);
    expect(fetchFile.mock.calls).toEqual([[file]]);
    const free = difference(own('ko', 'band', 1), own('core', 'top', 1));
    expect(isSame(await regions.region({ ...band, rule: 'core-free' }), free)).toBe(true);
    await expect(regions.region({ ...band, stage: 'before' })).rejects.toThrow(
      /after the subtraction .* alone/,
    );
  });

  it('draws a random region with the counts of the top region after subtraction', async () => {
    const { library: regions } = library();
    const random = await regions.region({ ...query, kind: 'random' });
    const top = await regions.region(query);
    expect(random.counts()).toEqual(top.counts());
    expect(isSame(random, top)).toBe(false);
    expect(isSame(random, await regions.region({ ...query, kind: 'random', seed: 2 }))).toBe(false);
    expect(isSame(random, await library().library.region({ ...query, kind: 'random' }))).toBe(true);
  });

  it('takes the core of the same share out of a language by the rule "core-free"', async () => {
    const { library: regions } = library();
    for (const share of [1, 5] as const) {
      const code = await regions.region({ ...query, share });
      const free = await regions.region({ ...query, share, rule: 'core-free' });
      expect(isSame(free, difference(code, own('core', 'top', share)))).toBe(true);
      expect(free.count()).toBeLessThan(code.count());
    }
    expect(
      isSame(await regions.region({ ...query, of: 'core', rule: 'core-free' }), own('core', 'top', 5)),
    ).toBe(true);
  });

  it('draws without a stream what earlier links drew, whatever the region', async () => {
    const { library: regions } = library();
    const top = await regions.region(query);
    const old = await regions.region({ ...query, kind: 'random' });
    expect(isSame(old, randomMask(WIDE, top.counts(), sharedStreams(1)))).toBe(true);
  });

  it('draws from stream 2 for each region, kind and share by itself', async () => {
    const { library: regions } = library();
    const drawn = { ...query, kind: 'random', stream: 2 } as const;
    const masks = [
      await regions.region(drawn),
      await regions.region({ ...drawn, of: 'ru' }),
      await regions.region({ ...drawn, rule: 'core-free' }),
      await regions.region({ ...drawn, seed: 2 }),
      await regions.region({ ...drawn, of: 'core', share: 5 }),
      await regions.region({ ...drawn, of: 'core', share: 5, like: 'bottom' }),
    ];
    expect(masks[0]?.counts()).toEqual((await regions.region(query)).counts());
    expect(masks[5]?.counts()).toEqual(own('core', 'bottom', 5).counts());
    for (const [at, a] of masks.entries())
      for (const b of masks.slice(at + 1)) expect(a.jaccard(b).total).toBeLessThan(0.15);
    expect(isSame(await regions.region(drawn), await library().library.region(drawn))).toBe(true);
  });

  it('draws as many as the region has in some dimensions, where the edit names some', async () => {
    const { library: regions } = library();
    const dimensions = { keep: 'only' as const, of: [3, 4, 5] };
    const core = { ...query, of: 'core', dimensions } as const;
    const part = narrowMask(await regions.region(core), dimensions);
    const drawn = await regions.region({ ...core, kind: 'random', stream: 2 });
    expect(drawn.counts()).toEqual(part.counts());
    for (const kind of ['sample', 'sample-by-rank'] as const) {
      const sample = await regions.region({ ...core, kind, stream: 2 });
      expect(sample.counts()).toEqual(part.counts());
      expect(difference(sample, difference(own('core', 'top', 5), part)).count()).toBe(0);
    }
  });

  it('draws by the weights of the model, and says so where there is none', async () => {
    const matched = { ...query, kind: 'matched', stream: 2 } as const;
    await expect(library().library.region(matched)).rejects.toThrow(/Load the model first/);
    const weights = (matrix: Matrix) => new Float32Array(matrixSize(WIDE, matrix));
    const originals = async () =>
      Object.fromEntries(MATRICES.map((matrix) => [matrix, weights(matrix)])) as Record<Matrix, Float32Array>;
    const regions = new RegionLibrary({
      shape: WIDE,
      modelSha256: HASH,
      index,
      fetchFile: async (file) => bytesOf(file),
      originals: () => originals,
    });
    const top = await regions.region(query);
    const found = await regions.region(matched);
    expect(found.counts()).toEqual(top.counts());
    expect(intersection(found, top).count()).toBe(0);
    expect(await regions.shortfallOf(matched)).toBe(0);
  });

  it('fetches a file when it is first needed, and once, whoever asks', async () => {
    const { library: regions, fetchFile } = library();
    expect(fetchFile).not.toHaveBeenCalled();
    const core = { ...query, of: 'core' } as const;
    await Promise.all([regions.region(core), regions.region({ ...core, share: 1 }), regions.region(core)]);
    expect(fetchFile.mock.calls).toEqual([['core-top.lrgn']]);
    for (const share of [1, 3, 5] as const)
      for (const of of REGION_LANGUAGES) await regions.region({ ...query, of, share });
    expect(fetchFile).toHaveBeenCalledTimes(8);
  });

  it('tries a fetch again that failed before', async () => {
    const fetchFile = vi.fn(async (file: string) => bytesOf(file));
    fetchFile.mockRejectedValueOnce(new Error('offline'));
    const regions = new RegionLibrary({ shape: WIDE, modelSha256: HASH, index, fetchFile });
    await expect(regions.region({ ...query, of: 'core' })).rejects.toThrow('offline');
    expect(isSame(await regions.region({ ...query, of: 'core' }), own('core', 'top', 5))).toBe(true);
  });

  it.each([
    ['the bottom of a language at 3 %', { kind: 'bottom', share: 3 }],
    ['the rule of the paper at 5 %', { rule: 'paper', share: 5 }],
    ['a random region by the rule of the paper at 3 %', { kind: 'random', rule: 'paper', share: 3 }],
  ] as const)('says that %s is not available, before it fetches anything', async (_, change) => {
    const { library: regions, fetchFile } = library();
    await expect(regions.region({ ...query, ...change })).rejects.toThrow(/available at 1 % only/);
    await expect(regions.region({ ...query, ...change })).rejects.toThrow(RegionError);
    expect(fetchFile).not.toHaveBeenCalled();
  });

  it('says so where a region was never made, or its file holds another', async () => {
    const fetchFile = async () => bytesOf('zh-top.lrgn');
    const wrong = new RegionLibrary({ shape: WIDE, modelSha256: HASH, index, fetchFile });
    await expect(wrong.region({ ...query, of: 'core' })).rejects.toThrow(/holds the top region of "zh"/);
    const empty = new RegionLibrary({
      shape: WIDE,
      modelSha256: HASH,
      index: { ...index, entries: [] },
      fetchFile,
    });
    await expect(empty.region(query)).rejects.toThrow(/npm run regions/);
  });

  it('refuses the regions of another model', () => {
    const options = { shape: WIDE, modelSha256: OTHER_HASH, index, fetchFile: async () => new Uint8Array() };
    expect(() => new RegionLibrary(options)).toThrow(/another|SHA-256/);
  });

  it('gives the mask of one matrix as a copy', async () => {
    const { library: regions } = library();
    const mask = await regions.mask({ ...query, layer: 1, matrix: 'down' });
    expect(mask).toMatchObject({ layer: 1, matrix: 'down', output: 40, input: 300 });
    const region = await regions.region(query);
    expect(mask.words).toEqual(region.matrixWords(1, 'down'));
    expect(mask.count).toBe(region.countIn(1, 'down'));
    mask.words.fill(0);
    expect((await regions.region(query)).countIn(1, 'down')).toBe(mask.count);
  });

  it('gives the overlap of two regions, which is none after subtraction', async () => {
    const { library: regions } = library();
    const other = { ...query, of: 'vi' } as const;
    const before = await regions.overlap({
      a: { ...query, stage: 'before' },
      b: { ...other, stage: 'before' },
    });
    expect(before.total).toBeCloseTo(own('ar', 'top', 5).jaccard(own('vi', 'top', 5)).total, 12);
    expect(before.total).toBeGreaterThan(0);
    expect(before.jaccard.map((row) => row.length)).toEqual([MATRICES.length, MATRICES.length]);
    expect((await regions.overlap({ a: query, b: other })).total).toBe(0);
    expect((await regions.overlap({ a: query, b: query })).total).toBe(1);
  });
});

describe('a region in two files', () => {
  it('comes from the one that has its share, and lists the shares of both where neither has it', async () => {
    const fine = packedRegion(WIDE, { of: 'core', kind: 'top', shares: [0.3] }, 77);
    const entry = indexEntry({ of: 'core', kind: 'top', shares: [0.3], file: 'fine' });
    const regions = new RegionLibrary({
      shape: WIDE,
      modelSha256: HASH,
      index: { ...index, entries: [...entries, entry] },
      fetchFile: async (file) => (file === 'fine' ? fine : bytesOf(file)),
    });
    const small = await regions.region({ ...query, of: 'core', share: 0.3 });
    expect(isSame(small, decodeRegion(fine, WIDE, HASH).maskAt(0.3))).toBe(true);
    expect(isSame(await regions.region({ ...query, of: 'core', share: 3 }), own('core', 'top', 3))).toBe(
      true,
    );
    const missing = regions.region({ ...query, of: 'core', share: 0.001 });
    await expect(missing).rejects.toThrow(/available at 0.3 %, 1 %, 3 %, 5 % only/);
  });
});

describe('the first weights of a region', () => {
  const list = [4, 1, 3].map((input) => ({ layer: 1, matrix: 'q' as const, output: 0, input }));
  const entry = {
    ...indexEntry({ of: 'core', kind: 'top', shares: [0.1], file: 'fine' }),
    first: { file: 'core-first.json', sizeBytes: 1, count: 3 },
  };
  const regions = new RegionLibrary({
    shape: WIDE,
    modelSha256: HASH,
    index: { ...index, entries: [...entries, entry] },
    fetchFile: async (file) =>
      file === 'core-first.json'
        ? new TextEncoder().encode(encodeFirstWeights('core', HASH, list))
        : bytesOf(file),
  });

  it('are the best of the list over all matrices', async () => {
    const two = await regions.region({ ...query, of: 'core', first: 2 });
    expect([...two.indices(1, 'q')]).toEqual([1, 4]);
    expect(two.count()).toBe(2);
    const drawn = await regions.region({ ...query, of: 'core', first: 2, kind: 'random', stream: 2 });
    expect(drawn.counts()).toEqual(two.counts());
  });

  it('are said to be missing where no list has as many', async () => {
    await expect(regions.region({ ...query, of: 'core', first: 4 })).rejects.toThrow(/first 4 weights/);
    await expect(regions.region({ ...query, of: 'ru', first: 1 })).rejects.toThrow(/npm run regions/);
  });
});
