import { describe, expect, it } from 'vitest';
import { largest } from '../../../../app/experiments/core-place/Marginal';
import { averageLinkage, leaves } from '../../../../app/experiments/overlap/cluster';
import { chanceJaccard, jaccardOf, meanByMatrix } from '../../../../app/experiments/overlap/OverlapPage';

const pairs = [
  { a: 'ar', b: 'zh', before: 0.1, after: 0, byMatrix: [[0.1, 0.3]] },
  { a: 'ar', b: 'es', before: 0.2, after: 0, byMatrix: [[0.3, 0.1]] },
];
const overlap = { languages: ['ar', 'zh', 'es'], pairs };

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
