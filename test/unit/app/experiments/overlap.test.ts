import { describe, expect, it } from 'vitest';
import { largest, rankOf } from '../../../../app/experiments/core-place/Marginal';
import { averageLinkage, leaves } from '../../../../app/experiments/overlap/cluster';
import {
  chanceJaccard,
  jaccardOf,
  meanByMatrix,
  pooledJaccard,
} from '../../../../app/experiments/overlap/pooled';
import { controlOf, isLanguageControl } from '../../../../app/figures/core-place';
import { corePlacePlan } from '../../../../pipeline/record/experiments/core-place';
import { REGION_LANGUAGES } from '../../../../workers/model/recipe';

const pairs = [
  { a: 'ar', b: 'zh', before: 0.1, after: 0, byMatrix: [[0.1, 0.3]] },
  { a: 'ar', b: 'es', before: 0.2, after: 0, byMatrix: [[0.3, 0.1]] },
];
const overlap = { languages: ['ar', 'zh', 'es'], sizes: [1000, 3000], stability: [], pairs };

describe('average linkage', () => {
  const apart: Record<string, number> = { ab: 1, ac: 4, bc: 6, ad: 9, bd: 9, cd: 3 };
  const distance = (a: string, b: string) => apart[[a, b].sort().join('')] ?? Number.NaN;

  it('joins the nearest first, and groups at their mean distance', () => {
    const root = averageLinkage(['a', 'b', 'c', 'd'], distance);
    expect(root).toMatchObject({
      distance: (4 + 6 + 9 + 9) / 4,
      size: 4,
      left: { distance: 1 },
      right: { distance: 3 },
    });
    expect(leaves(root)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is a leaf for one name, and needs one', () => {
    expect(averageLinkage(['a'], distance)).toEqual({ name: 'a', size: 1 });
    expect(() => averageLinkage([], distance)).toThrow(RangeError);
  });
});

describe('the overlap of languages', () => {
  it('is found for a pair in either order, and is 1 with itself', () => {
    expect(jaccardOf(overlap, 'before', 'zh', 'ar')).toBe(0.1);
    expect(jaccardOf(overlap, 'after', 'ar', 'es')).toBe(0);
    expect(jaccardOf(overlap, 'before', 'ar', 'ar')).toBe(1);
  });

  it('is that of one matrix of one layer where it is asked for', () => {
    const where = { matrix: 'k', layer: 0 } as const;
    expect(jaccardOf(overlap, 'before', 'ar', 'zh', where)).toBeCloseTo(0.3, 12);
    expect(jaccardOf(overlap, 'after', 'ar', 'zh', where)).toBe(0);
    expect(jaccardOf(overlap, 'before', 'zh', 'es', where)).toBeNull();
    const meeting = { ...overlap, pairs: pairs.map((pair) => ({ ...pair, after: 0.01 })) };
    expect(jaccardOf(meeting, 'after', 'ar', 'zh', where)).toBeNull();
  });

  it('is put together from its parts as if they were one', () => {
    // 10 weights each and 4 shared (4 of 16), 30 each and 6 shared (6 of 54): 10 of 70.
    const parts = [
      { jaccard: 4 / 16, size: 10 },
      { jaccard: 6 / 54, size: 30 },
    ];
    expect(pooledJaccard(parts)).toBeCloseTo(10 / 70, 12);
    expect(pooledJaccard([])).toBe(0);
    expect(jaccardOf(overlap, 'before', 'ar', 'zh', { matrix: null, layer: 0 })).toBeCloseTo(
      pooledJaccard([
        { jaccard: 0.1, size: 1000 },
        { jaccard: 0.3, size: 3000 },
      ]),
      12,
    );
  });

  it('has a mean over pairs for each layer and matrix', () => {
    expect(meanByMatrix(overlap)).toEqual([[0.2, 0.2]]);
  });

  it('is by chance k / (2 - k)', () => {
    expect(chanceJaccard(100)).toBe(1);
    expect(chanceJaccard(1)).toBeCloseTo(0.01 / 1.99, 12);
  });
});

describe('the largest dimensions', () => {
  it('come most first, the lower one of equals', () => {
    expect(largest([1, 7, 7, 9], 3)).toEqual([3, 1, 2]);
  });
});

describe('the rank of a dimension', () => {
  it('counts those with more weights, from 1', () => {
    expect([0, 1, 2, 3].map((dimension) => rankOf([1, 7, 7, 9], dimension))).toEqual([4, 2, 2, 1]);
  });
});

describe('the random control of a region', () => {
  it('has a name that the plan gives it, and none of its own', () => {
    const ids = corePlacePlan().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      const control = controlOf(id);
      if (id.startsWith('random-')) expect(control).toBeNull();
      else expect(ids).toContain(control);
    }
    expect(ids.filter(isLanguageControl)).toHaveLength(REGION_LANGUAGES.length);
  });
});
