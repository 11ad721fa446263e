import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import { editableWeights, MATRICES, matrixSize } from '../../../../workers/model/shape';
import { RegionMask } from '../../../../workers/regions/mask';
import { intersection, union } from '../../../support/mask_sets';
import { GEMMA, TINY } from './shapes';

const place = fc
  .tuple(fc.nat(TINY.layers - 1), fc.constantFrom(...MATRICES))
  .chain(([layer, matrix]) =>
    fc.nat(matrixSize(TINY, matrix) - 1).map((index) => ({ layer, matrix, index })),
  );
const places = fc.array(place, { maxLength: 200 });
type Place = typeof place extends fc.Arbitrary<infer Value> ? Value : never;

const nameOf = ({ layer, matrix, index }: Place) => `${layer} ${matrix} ${index}`;

function maskOf(list: readonly Place[]): RegionMask {
  const mask = new RegionMask(TINY);
  for (const { layer, matrix, index } of list) mask.add(layer, matrix, index);
  return mask;
}

function setOf(mask: RegionMask): Set<string> {
  const names = new Set<string>();
  for (let layer = 0; layer < TINY.layers; layer++) {
    for (const matrix of MATRICES) {
      for (const index of mask.indices(layer, matrix)) names.add(nameOf({ layer, matrix, index }));
    }
  }
  return names;
}

describe('a region as bits', () => {
  it('holds exactly the weights that were put in', () => {
    fc.assert(
      fc.property(places, (list) => {
        const mask = maskOf(list);
        const expected = new Set(list.map(nameOf));
        expect(setOf(mask)).toEqual(expected);
        expect(mask.count()).toBe(expected.size);
        expect(mask.counts().flat()).toEqual(
          [0, 1].flatMap((layer) =>
            MATRICES.map((matrix) => [...expected].filter((n) => n.startsWith(`${layer} ${matrix} `)).length),
          ),
        );
        for (const { layer, matrix, index } of list) expect(mask.has(layer, matrix, index)).toBe(true);
      }),
    );
  });

  it('gives the indices of a matrix in ascending order', () => {
    const mask = new RegionMask(TINY);
    for (const index of [149, 31, 32, 0, 63, 64]) mask.add(1, 'down', index);
    expect([...mask.indices(1, 'down')]).toEqual([0, 31, 32, 63, 64, 149]);
  });

  it('has a Jaccard of shared over united weights, per matrix and in all', () => {
    fc.assert(
      fc.property(places, places, (listA, listB) => {
        const [a, b] = [maskOf(listA), maskOf(listB)];
        const { byMatrix, total } = a.jaccard(b);
        const either = union(a, b);
        const both = intersection(a, b);
        expect(total).toBeCloseTo(either.count() === 0 ? 0 : both.count() / either.count(), 12);
        const [inBoth, inEither] = [both, either].map((mask) => mask.countIn(1, 'up'));
        expect(byMatrix[1][MATRICES.indexOf('up')]).toBeCloseTo(inEither === 0 ? 0 : inBoth / inEither, 12);
      }),
    );
  });

  it('refuses a layer, a weight or bits that the model does not have', () => {
    const mask = new RegionMask(TINY);
    expect(() => mask.indices(2, 'q')).toThrow(RegionError);
    expect(() => mask.add(0, 'q', 60)).toThrow(/60 weights/);
    expect(() => mask.add(0, 'q', -1)).toThrow(RegionError);
    expect(() => new RegionMask(TINY, new Uint32Array(3))).toThrow(/3/);
  });

  it('refuses to be compared with a region of another model', () => {
    expect(() => new RegionMask(TINY).jaccard(new RegionMask({ ...TINY, feedForward: 16 }))).toThrow(
      RegionError,
    );
  });

  it('takes one bit a weight for Gemma 3 270M', () => {
    const mask = new RegionMask(GEMMA);
    expect(editableWeights(GEMMA)).toBe(100_270_080);
    expect(mask.words.byteLength).toBe(100_270_080 / 8);
  });
});
