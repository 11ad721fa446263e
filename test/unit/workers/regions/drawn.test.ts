import { describe, expect, it } from 'vitest';
import { MATRICES, type Matrix, matrixDims, matrixSize } from '../../../../workers/model/shape';
import { SeededRandom } from '../../../../workers/random';
import { matchedRegion, type OriginalMatrices, sampleRegion } from '../../../../workers/regions/drawn';
import { magnitudeBins, QUANTILE_BINS } from '../../../../workers/regions/magnitudes';
import { RegionMask } from '../../../../workers/regions/mask';
import { randomMask, sharedStreams, streamsOf } from '../../../../workers/regions/random';
import { difference, intersection, isSame } from '../../../support/mask_sets';
import { TINY } from './shapes';

const WIDE = { ...TINY, feedForward: 300, width: 40 };

/** Weights in a few sizes and some zeros, [input, output], the same for the same layer. */
const originals: OriginalMatrices = async (layer) => {
  const random = new SeededRandom(7, layer);
  const draw = (size: number) => Float32Array.from({ length: size }, () => (random.below(11) - 5) / 8);
  return Object.fromEntries(MATRICES.map((name) => [name, draw(matrixSize(WIDE, name))])) as Record<
    Matrix,
    Float32Array
  >;
};

/** Large weights of each matrix: what a uniform draw would never look like. */
async function largest(): Promise<RegionMask> {
  const mask = new RegionMask(WIDE);
  for (let layer = 0; layer < WIDE.layers; layer++) {
    const matrices = await originals(layer);
    for (const matrix of MATRICES) {
      const { input, output } = matrixDims(WIDE, matrix);
      const values = matrices[matrix];
      const order = [...values.keys()].sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]) || a - b);
      // Every fourth one, so that as large ones are left outside.
      for (const place of order.filter((_, at) => at % 4 === 0).slice(0, values.length / 12))
        mask.add(layer, matrix, (place % output) * input + Math.floor(place / output));
    }
  }
  return mask;
}

async function histogram(mask: RegionMask, layer: number, matrix: Matrix): Promise<number[]> {
  const { input, output } = matrixDims(WIDE, matrix);
  const bins = magnitudeBins((await originals(layer))[matrix]);
  const counts = new Array<number>(QUANTILE_BINS + 1).fill(0);
  for (const index of mask.indices(layer, matrix))
    counts[bins[(index % input) * output + Math.floor(index / input)]]++;
  return counts;
}

describe('a matched region', () => {
  it('has as many weights in each matrix, none of the region, with its histogram of magnitudes', async () => {
    const region = await largest();
    const { mask, shortfall } = await matchedRegion(region, originals, streamsOf('a', 0));
    expect(shortfall).toBe(0);
    expect(mask.counts()).toEqual(region.counts());
    expect(intersection(mask, region).count()).toBe(0);
    for (let layer = 0; layer < WIDE.layers; layer++)
      for (const matrix of MATRICES)
        expect(await histogram(mask, layer, matrix)).toEqual(await histogram(region, layer, matrix));
    const plain = randomMask(WIDE, region.counts(), streamsOf('a', 0));
    expect(await histogram(plain, 0, 'down')).not.toEqual(await histogram(region, 0, 'down'));
  });

  it('is the same for the same region and seed, and a draw of its own for each other', async () => {
    const region = await largest();
    const draw = async (name: string, seed: number) =>
      (await matchedRegion(region, originals, streamsOf(name, seed))).mask;
    const first = await draw('a', 0);
    expect(isSame(first, await draw('a', 0))).toBe(true);
    const others = [await draw('a', 1), await draw('b', 0)];
    for (const other of others) expect(first.jaccard(other).total).toBeLessThan(0.5);
  });
});

describe('the streams of random regions', () => {
  const counts = (share: number) =>
    Array.from({ length: WIDE.layers }, () =>
      MATRICES.map((matrix) => Math.floor(matrixSize(WIDE, matrix) * share)),
    );

  it('are of one draw in version 1, of which a smaller region takes the beginning', () => {
    const [small, large] = [0.05, 0.1].map((share) => randomMask(WIDE, counts(share), sharedStreams(3)));
    expect(isSame(intersection(small as RegionMask, large as RegionMask), small as RegionMask)).toBe(true);
  });

  it('are independent in version 2: two regions share no more than chance', () => {
    const [a, b] = ['random ar', 'random ru'].map((name) =>
      randomMask(WIDE, counts(0.1), streamsOf(name, 3)),
    ) as [RegionMask, RegionMask];
    const chance = a.count() * 0.1;
    expect(Math.abs(intersection(a, b).count() - chance)).toBeLessThan(5 * Math.sqrt(chance));
  });

  it('of version 1 draw the very weights that links and records of before name', () => {
    const mask = randomMask(
      TINY,
      [0, 1].map(() => [6, 2, 2, 6, 15, 15, 15]),
      sharedStreams(7),
    );
    expect([...mask.indices(0, 'q')]).toEqual(OLD_DRAW.q);
    expect([...mask.indices(1, 'down')]).toEqual(OLD_DRAW.down);
  });
});

/** Drawn at revision 82551f5, before there was a second version. */
const OLD_DRAW = {
  q: [19, 31, 42, 49, 56, 57],
  down: [9, 18, 22, 43, 51, 66, 78, 84, 87, 89, 92, 95, 101, 110, 144],
};

describe('a sample of a region', () => {
  const region = randomMask(
    WIDE,
    [0, 1].map(() => MATRICES.map((matrix) => Math.floor(matrixSize(WIDE, matrix) / 2))),
    sharedStreams(1),
  );
  const inner = new RegionMask(WIDE);
  const part = new RegionMask(WIDE);
  for (let layer = 0; layer < WIDE.layers; layer++)
    for (const matrix of MATRICES)
      for (const [at, index] of region.indices(layer, matrix).entries()) {
        if (at % 3 === 0) inner.add(layer, matrix, index);
        if (at % 10 === 0) part.add(layer, matrix, index);
      }

  it('has as many weights of the region as its part, and none of the part', () => {
    const { mask, shortfall } = sampleRegion(part, [region], streamsOf('a', 0));
    expect(mask.counts()).toEqual(part.counts());
    expect(difference(mask, region).count()).toBe(0);
    expect(intersection(mask, part).count()).toBe(0);
    expect(shortfall).toBe(0);
  });

  it('by rank has as many of each level', () => {
    const { mask } = sampleRegion(part, [region, inner], streamsOf('a', 0));
    expect(mask.counts()).toEqual(part.counts());
    expect(intersection(mask, inner).counts()).toEqual(intersection(part, inner).counts());
    const byNumber = sampleRegion(part, [region], streamsOf('a', 0)).mask;
    expect(intersection(byNumber, inner).counts()).not.toEqual(intersection(part, inner).counts());
  });
});
