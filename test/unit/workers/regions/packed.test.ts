import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import { MATRICES, matrixSize } from '../../../../workers/model/shape';
import { decodeRegion, encodeRegion, MAX_REGION_FILE_BYTES } from '../../../../workers/regions/packed';
import { shareCount } from '../../../../workers/regions/select';
import { difference, isSame } from '../../../support/mask_sets';
import { DESCRIPTION, HASH, type Levels, OTHER_HASH, packedRegion, randomLevels } from './fixtures';
import { GEMMA, TINY } from './shapes';

/** Any levels at all, not only those of a selection: empty, full, clustered. */
const anyLevels = (levelCount: number) =>
  fc.tuple(fc.nat(), fc.constantFrom(0, 0.01, 0.2, 0.97, 1)).map(
    ([seed, density]): Levels =>
      (layer, matrix) => {
        let state = seed + layer * 7 + MATRICES.indexOf(matrix) + 1;
        const next = () => {
          state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
          return state / 0x80000000;
        };
        return Uint8Array.from({ length: matrixSize(TINY, matrix) }, () =>
          next() < density ? 1 + Math.floor(next() * levelCount) : 0,
        );
      },
  );

describe('a packed region', () => {
  it.each([[[1]], [[1, 3]], [[1, 3, 5]], [[1, 3, 5, 10]]])(
    'gives back what went in, at shares %j',
    (shares) => {
      fc.assert(
        fc.property(anyLevels(shares.length), (levelsOf) => {
          const decoded = decodeRegion(encodeRegion({ ...DESCRIPTION, shares }, TINY, levelsOf), TINY, HASH);
          shares.forEach((share, index) => {
            const mask = decoded.maskAt(share);
            for (let layer = 0; layer < TINY.layers; layer++) {
              for (const matrix of MATRICES) {
                const levels = [...levelsOf(layer, matrix)];
                const expected = levels.flatMap((level, at) => (level > 0 && level <= index + 1 ? [at] : []));
                expect([...mask.indices(layer, matrix)]).toEqual(expected);
              }
            }
          });
        }),
        { numRuns: 30 },
      );
    },
  );

  it('says what it is', () => {
    const { header } = decodeRegion(packedRegion(TINY, {}, 1), TINY, HASH);
    expect(header).toMatchObject(DESCRIPTION);
  });

  it('takes its weights out of another region', () => {
    const decoded = decodeRegion(packedRegion(TINY, { shares: [20, 60] }, 1), TINY, HASH);
    const other = decodeRegion(packedRegion(TINY, { shares: [50] }, 2), TINY, HASH).maskAt(50);
    const expected = difference(other, decoded.maskAt(60));
    decoded.removeFrom(other, 60);
    expect(isSame(other, expected)).toBe(true);
  });

  it('says which shares it has when asked for another', () => {
    const decoded = decodeRegion(packedRegion(TINY, {}, 1), TINY, HASH);
    expect(() => decoded.maskAt(2)).toThrow(/1, 3, 5 %/);
  });

  it('holds 1, 3 and 5 % of Gemma 3 270M in at most 5 MB, with exact counts', () => {
    const first = randomLevels(GEMMA, [1, 3, 5], 4);
    const levels = new Map(MATRICES.map((matrix) => [matrix, first(0, matrix)]));
    const bytes = encodeRegion(DESCRIPTION, GEMMA, (_, matrix) => levels.get(matrix) ?? new Uint8Array());
    expect(bytes.length).toBeLessThanOrEqual(MAX_REGION_FILE_BYTES);
    // Within 3 % of the entropy of random positions (0.2864 bits a weight) and levels (1.5219 bits a selected one).
    expect(bytes.length).toBeLessThan((1.03 * (100_270_080 * 0.2864 + 5_013_504 * 1.5219)) / 8);
    const mask = decodeRegion(bytes, GEMMA, HASH).maskAt(5);
    const counts = MATRICES.map((matrix) => shareCount(5, matrixSize(GEMMA, matrix)));
    expect(mask.counts()).toEqual(Array.from({ length: GEMMA.layers }, () => counts));
    expect(mask.indices(17, 'v').every((index) => (levels.get('v')?.[index] ?? 0) > 0)).toBe(true);
  });

  it('stays below 5 MB where the gaps are the worst for its code', () => {
    // Runs of neighbours between gaps that only just pass a multiple of 16.
    const bytes = encodeRegion(DESCRIPTION, GEMMA, (_, matrix) => {
      const levels = new Uint8Array(matrixSize(GEMMA, matrix));
      const counts = [1, 3, 5].map((share) => shareCount(share, levels.length));
      let position = 0;
      for (let rank = 0; rank < counts[2]; rank++) {
        levels[position] = counts.findIndex((count) => rank < count) + 1;
        position += rank % 6 === 0 ? 113 : 1;
      }
      return levels;
    });
    expect(bytes.length).toBeLessThanOrEqual(MAX_REGION_FILE_BYTES);
  });
});

describe('a region file that can not be used', () => {
  const good = packedRegion(TINY, { shares: [20, 60, 80] }, 1);

  it('is refused wherever it is cut', () => {
    for (let length = 0; length < good.length; length++) {
      expect(() => decodeRegion(good.subarray(0, length), TINY, HASH)).toThrow(RegionError);
    }
    expect(() => decodeRegion(good.subarray(0, 100), TINY, HASH)).toThrow(
      `should have ${good.length} bytes; 100 were found`,
    );
  });

  it('is refused whichever byte is altered', () => {
    for (let at = 0; at < good.length; at++) {
      const altered = good.slice();
      altered[at] ^= 1 << (at % 8);
      expect(() => decodeRegion(altered, TINY, HASH)).toThrow(RegionError);
    }
  });

  it('is refused when it was made for another model, naming both', () => {
    expect(() => decodeRegion(good, TINY, OTHER_HASH)).toThrow(/belongs to tiny.*abababababab.*cdcdcdcdcdcd/);
    expect(() => decodeRegion(good, { ...TINY, layers: 3 }, HASH)).toThrow(/2 layers.*3 layers/);
    expect(() => decodeRegion(good, { ...TINY, feedForward: 16 }, HASH)).toThrow(RegionError);
  });

  it('is refused when its version is later, naming both', () => {
    const later = good.slice();
    later[4] = 2;
    expect(() => decodeRegion(later, TINY, HASH)).toThrow(/version 2.*version 1/);
  });

  it('is refused when it is something else', () => {
    expect(() => decodeRegion(new TextEncoder().encode('<!doctype html><html>'), TINY, HASH)).toThrow(/LRGN/);
  });
});
