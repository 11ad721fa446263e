import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import { NESTED_SHARES } from '../../../../workers/model/recipe';
import { selectCounts, selectLevels, shareCount } from '../../../../workers/regions/select';

/** The plain way: sort all, take the first ones. */
function sorted(importance: Float32Array, kind: 'top' | 'bottom', shares: readonly number[]): Uint8Array {
  const sign = kind === 'top' ? -1 : 1;
  const order = [...importance.keys()].sort((a, b) => sign * (importance[a] - importance[b]) || a - b);
  const levels = new Uint8Array(importance.length);
  shares.forEach((share, level) => {
    for (const index of order.slice(0, shareCount(share, importance.length))) {
      if (levels[index] === 0) levels[index] = level + 1;
    }
  });
  return levels;
}

const kinds = fc.constantFrom('top' as const, 'bottom' as const);

describe('selecting the top or bottom share of a matrix', () => {
  it('agrees with sorting, for any importances', () => {
    const importance = fc.float32Array({ min: 0, noNaN: true, noDefaultInfinity: true, maxLength: 400 });
    fc.assert(
      fc.property(importance, kinds, (values, kind) => {
        expect(selectLevels(values, kind)).toEqual(sorted(values, kind, NESTED_SHARES));
      }),
    );
  });

  it('takes numbers of weights as it takes shares, none and all of them too', () => {
    const values = Float32Array.of(3, 1, 4, 1, 5, 9, 2, 6);
    expect([...selectCounts(values, 'top', [0, 2, 2, 3])]).toEqual([0, 0, 0, 0, 4, 2, 0, 2]);
    expect([...selectCounts(values, 'bottom', [1, 8])]).toEqual([2, 1, 2, 2, 2, 2, 2, 2]);
    expect(() => selectCounts(values, 'top', [3, 2])).toThrow(/ascend within 0 to 8; these are 3, 2/);
    expect(() => selectCounts(values, 'top', [9])).toThrow(RegionError);
  });

  it('agrees with sorting where many importances are equal, lower index first', () => {
    const importance = fc.array(fc.constantFrom(0, 0.5, 1, 1.0000001), { maxLength: 500 });
    fc.assert(
      fc.property(importance, kinds, (list, kind) => {
        const values = Float32Array.from(list);
        expect(selectLevels(values, kind, [10, 50, 100])).toEqual(sorted(values, kind, [10, 50, 100]));
      }),
    );
  });

  it('takes exactly floor(k n / 100) weights at each share', () => {
    const values = Float32Array.from({ length: 1999 }, (_, index) => (index * 7919) % 1999);
    const levels = selectLevels(values, 'top');
    const within = (level: number) => levels.filter((each) => each > 0 && each <= level).length;
    expect([within(1), within(2), within(3)]).toEqual([19, 59, 99]);
  });

  it('tells apart importances that differ in their last bit', () => {
    const values = new Float32Array(100).fill(1);
    values[70] = 1 + 2 ** -23;
    expect(selectLevels(values, 'top', [1])[70]).toBe(1);
    values[70] = 1 - 2 ** -24;
    expect(selectLevels(values, 'bottom', [1])[70]).toBe(1);
  });

  it('treats -0 as 0', () => {
    const values = Float32Array.from({ length: 100 }, (_, index) => (index === 50 ? -0 : 0));
    expect(selectLevels(values, 'top', [1]).indexOf(1)).toBe(0);
  });

  it('reads a view in the middle of a larger array', () => {
    const all = new Float32Array(300);
    all[199] = 9;
    expect(selectLevels(all.subarray(100, 200), 'top', [1])[99]).toBe(1);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('refuses an importance of %d', (bad) => {
    const values = new Float32Array(10);
    values[3] = bad;
    expect(() => selectLevels(values, 'top')).toThrow(RegionError);
    expect(() => selectLevels(values, 'top')).toThrow(/number 3/);
  });

  it('refuses shares that do not ascend', () => {
    expect(() => selectLevels(new Float32Array(10), 'top', [3, 1])).toThrow(/ascend/);
    expect(() => selectLevels(new Float32Array(10), 'top', [101])).toThrow(RegionError);
  });
});
