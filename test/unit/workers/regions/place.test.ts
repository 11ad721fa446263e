import { describe, expect, it } from 'vitest';
import { MATRICES, matrixDims } from '../../../../workers/model/shape';
import { RegionMask } from '../../../../workers/regions/mask';
import { giniOf, halfHolders, placeOf } from '../../../../workers/regions/place';
import { TINY } from './shapes';

describe('the Gini coefficient', () => {
  it('is 0 where all have the same, and (n - 1) / n where one has everything', () => {
    expect(giniOf([3, 3, 3, 3])).toBeCloseTo(0, 12);
    expect(giniOf([0, 8, 0, 0])).toBeCloseTo(3 / 4, 12);
    expect(giniOf([0, 0])).toBe(0);
  });

  it('does not depend on order or scale', () => {
    expect(giniOf([1, 2, 3])).toBeCloseTo(giniOf([30, 10, 20]), 12);
    expect(giniOf([1, 2, 3])).toBeCloseTo(2 / 9, 12);
  });
});

describe('the dimensions that hold half of a region', () => {
  it('are the fewest, most first', () => {
    expect(halfHolders([1, 5, 2, 4])).toEqual([1, 3]);
    expect(halfHolders([10, 1, 1])).toEqual([0]);
    expect(halfHolders([0, 0])).toEqual([]);
  });
});

describe('the place of a region', () => {
  it('counts its weights by matrix, layer and dimension', () => {
    const region = new RegionMask(TINY);
    const { input } = matrixDims(TINY, 'down');
    region.add(1, 'down', 2 * input + 3);
    region.add(1, 'down', 2 * input + 4);
    region.add(0, 'down', 2 * input + 3);
    const place = placeOf(region, TINY);
    const down = MATRICES.indexOf('down');
    expect(place.counts.map((layer) => layer[down])).toEqual([1, 2, ...Array(TINY.layers - 2).fill(0)]);
    expect(place.dimensions.down.output[2]).toBe(3);
    expect([place.dimensions.down.input[3], place.dimensions.down.input[4]]).toEqual([2, 1]);
    const outputs = matrixDims(TINY, 'down').output;
    expect(place.gini.output[down]).toBeCloseTo((outputs - 1) / outputs, 12);
    expect(place.counts.flat().reduce((a, b) => a + b, 0)).toBe(region.count());
  });
});
