import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import { MATRICES, matrixSize } from '../../../../workers/model/shape';
import { randomMask, sharedStreams } from '../../../../workers/regions/random';
import { isSame } from '../../../support/mask_sets';
import { TINY } from './shapes';

const half = [0, 1].map(() => MATRICES.map((matrix) => Math.floor(matrixSize(TINY, matrix) / 2)));

describe('a random region', () => {
  it('has exactly the wanted count in each matrix, from none to all', () => {
    for (const share of [0, 0.1, 0.5, 0.9, 1]) {
      const counts = [0, 1].map(() => MATRICES.map((matrix) => Math.floor(matrixSize(TINY, matrix) * share)));
      const mask = randomMask(TINY, counts, sharedStreams(3));
      expect(mask.counts()).toEqual(counts);
      for (const matrix of MATRICES) {
        expect(Math.max(-1, ...mask.indices(1, matrix))).toBeLessThan(matrixSize(TINY, matrix));
      }
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(isSame(randomMask(TINY, half, sharedStreams(1)), randomMask(TINY, half, sharedStreams(1)))).toBe(
      true,
    );
    expect(isSame(randomMask(TINY, half, sharedStreams(1)), randomMask(TINY, half, sharedStreams(2)))).toBe(
      false,
    );
  });

  it('draws each matrix by itself, so that another count elsewhere changes nothing there', () => {
    const fewer = half.map((counts) => counts.map((count, slot) => (slot === 0 ? 1 : count)));
    const [a, b] = [randomMask(TINY, half, sharedStreams(5)), randomMask(TINY, fewer, sharedStreams(5))];
    expect([...a.indices(1, 'down')]).toEqual([...b.indices(1, 'down')]);
    expect([...a.indices(0, 'gate')]).not.toEqual([...a.indices(1, 'gate')]);
    expect([...a.indices(0, 'gate')]).not.toEqual([...a.indices(0, 'up')]);
  });

  it.each([0.2, 0.8])('takes every weight equally often (share %d)', (share) => {
    const size = matrixSize(TINY, 'q');
    const count = size * share;
    const counts = [0, 1].map(() => MATRICES.map((_, slot) => (slot === 0 ? count : 0)));
    const hits = new Float64Array(size);
    const rounds = 4000;
    for (let seed = 0; seed < rounds; seed++) {
      for (const index of randomMask(TINY, counts, sharedStreams(seed)).indices(0, 'q')) hits[index]++;
    }
    const deviation = Math.sqrt(rounds * share * (1 - share));
    for (const hit of hits) expect(Math.abs(hit - rounds * share)).toBeLessThan(5 * deviation);
  });

  it('refuses a count that the matrix can not hold', () => {
    expect(() => randomMask(TINY, [[61, 0, 0, 0, 0, 0, 0]], sharedStreams(1))).toThrow(RegionError);
    expect(() => randomMask(TINY, [], sharedStreams(1))).toThrow(/undefined/);
  });
});
