import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clampPlace,
  countTo,
  datumAt,
  FIRST,
  type Lane,
  laneEach,
  oneLane,
  type Place,
} from '../../../../../app/charts/cursor/lanes';
import { pointedAt } from '../../../../../app/charts/cursor/pointed';
import { stepTo } from '../../../../../app/charts/cursor/steps';
import { findTyped, isTyped, NOTHING_TYPED, typeKey } from '../../../../../app/charts/cursor/typed';

const datum = (x: number, y: number, ...names: string[]) => ({ x, y, names, words: () => `${x},${y}` });
/** Two curves: three points, and two of which the second is far to the right. */
const curves: readonly Lane[] = [
  { names: ['Arabic', 'ar'], data: [datum(0, 5, '1'), datum(10, 5, '100'), datum(20, 5, '1000')] },
  { names: ['Russian', 'ru'], data: [datum(0, 9, '1'), datum(19, 9, '5000')] },
];
const rows = laneEach(['Arabic', 'Chinese', 'Korean'].map((name, at) => datum(5, at * 10, name)));
const long = oneLane(Array.from({ length: 640 }, (_, at) => datum(at, 0, String(at))));

const walk = (lanes: readonly Lane[], keys: readonly string[], way: 'rows' | 'columns' = 'rows') =>
  keys.reduce<Place>((from, key) => stepTo(key, false, lanes, from, way) ?? from, FIRST);

describe('a step', () => {
  it('along a curve leads to the neighbour, across to the nearest place of the next', () => {
    expect(walk(curves, ['ArrowRight'])).toEqual({ lane: 0, at: 1 });
    expect(walk(curves, ['ArrowRight', 'ArrowRight', 'ArrowDown'])).toEqual({ lane: 1, at: 1 });
    expect(walk(curves, ['ArrowDown', 'ArrowUp'])).toEqual(FIRST);
  });

  it('stops at the ends', () => {
    expect(walk(curves, ['ArrowLeft'])).toEqual(FIRST);
    expect(walk(curves, ['ArrowUp'])).toEqual(FIRST);
    expect(walk(curves, ['ArrowDown', 'ArrowDown', 'End', 'ArrowRight'])).toEqual({ lane: 1, at: 1 });
  });

  it('goes up and down within a lane where lanes stand side by side', () => {
    expect(walk(curves, ['ArrowDown'], 'columns')).toEqual({ lane: 0, at: 1 });
    expect(walk(curves, ['ArrowRight'], 'columns')).toEqual({ lane: 1, at: 0 });
  });

  it('in a plain list is the same with all arrows', () => {
    for (const key of ['ArrowDown', 'ArrowRight']) expect(walk(rows, [key])).toEqual({ lane: 1, at: 0 });
    expect(walk(long, ['ArrowDown', 'ArrowRight', 'ArrowUp'])).toEqual({ lane: 0, at: 1 });
  });

  it('to an end is to that of the lane, with Ctrl to that of all', () => {
    expect(walk(curves, ['End'])).toEqual({ lane: 0, at: 2 });
    expect(stepTo('End', true, curves, FIRST, 'rows')).toEqual({ lane: 1, at: 1 });
    expect(stepTo('Home', true, curves, { lane: 1, at: 1 }, 'rows')).toEqual(FIRST);
    expect(walk(rows, ['End'])).toEqual({ lane: 2, at: 0 });
  });

  it('by a page is a tenth of the longer side, five at least', () => {
    expect(walk(long, ['PageDown'])).toEqual({ lane: 0, at: 64 });
    expect(walk(long, ['PageDown', 'PageUp'])).toEqual(FIRST);
    const many = laneEach(Array.from({ length: 34 }, (_, at) => datum(0, at)));
    expect(walk(many, ['PageDown'])).toEqual({ lane: 5, at: 0 });
  });

  it('is none for other keys and without data', () => {
    expect(stepTo('Tab', false, curves, FIRST, 'rows')).toBeNull();
    expect(stepTo('ArrowDown', false, [], FIRST, 'rows')).toBeNull();
  });

  it('never leaves the data, whatever is pressed', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }),
        fc.array(fc.constantFrom(...keys), { maxLength: 30 }),
        fc.constantFrom('rows' as const, 'columns' as const),
        (sizes, pressed, way) => {
          const lanes = sizes.map((size, lane) => ({
            data: Array.from({ length: size }, (_, at) => datum(at * 7, lane * 11)),
          }));
          expect(datumAt(lanes, walk(lanes, pressed, way))).toBeDefined();
        },
      ),
    );
  });
});

describe('a place', () => {
  it('is kept within data that became fewer', () => {
    expect(clampPlace(curves, { lane: 5, at: 9 })).toEqual({ lane: 1, at: 1 });
    expect(clampPlace([], { lane: 5, at: 9 })).toEqual(FIRST);
  });

  it('is counted over all lanes', () => {
    expect(countTo(curves, { lane: 1, at: 0 })).toEqual({ at: 4, count: 5 });
  });
});

describe('a pointer', () => {
  it('means what is near it, within the width of a target', () => {
    expect(pointedAt(curves, 11, 6, 'near', 'rows')).toEqual({ lane: 0, at: 1 });
    expect(pointedAt(curves, 11, 60, 'near', 'rows')).toBeNull();
  });

  it('means the row that it is level with, however far aside', () => {
    expect(pointedAt(rows, 500, 11, 'lane', 'rows')).toEqual({ lane: 1, at: 0 });
    expect(pointedAt(curves, 19, 500, 'lane', 'columns')).toEqual({ lane: 1, at: 1 });
    expect(pointedAt([], 1, 1, 'lane', 'rows')).toBeNull();
  });
});

describe('what is typed', () => {
  const found = (text: string, lanes = curves, from: Place = FIRST) => findTyped(text, lanes, from, 'rows');

  it('finds a lane by its name or code and keeps the place along it', () => {
    expect(found('rus', curves, { lane: 0, at: 2 })).toEqual({ lane: 1, at: 1 });
    expect(found('ru')).toEqual({ lane: 1, at: 0 });
  });

  it('goes on to the next name with one letter', () => {
    const names = laneEach(['Spanish', 'Swedish', 'Thai'].map((name, at) => datum(0, at, name)));
    const first = found('s', names);
    expect(first).toEqual({ lane: 1, at: 0 });
    expect(found('s', names, { lane: 1, at: 0 })).toEqual({ lane: 0, at: 0 });
    expect(found('x', names)).toBeNull();
  });

  it('finds the nearest number of the lane', () => {
    expect(found('163', long)).toEqual({ lane: 0, at: 163 });
    expect(found('90')).toEqual({ lane: 0, at: 1 });
  });

  it('prefers a layer of that very number to one that begins with it', () => {
    const layers = ['12', '1', '2'].map((name) => ({ names: [name], data: [datum(0, 0)] }));
    expect(found('1', layers)).toEqual({ lane: 1, at: 0 });
    expect(found('12', layers)).toEqual({ lane: 0, at: 0 });
  });

  it('finds a datum by its name, in the lane first', () => {
    const grid = [0, 1].map((lane) => ({
      names: [`row ${lane}`],
      data: [datum(0, lane, 'q'), datum(9, lane, 'gate')],
    }));
    expect(found('gate', grid, { lane: 1, at: 0 })).toEqual({ lane: 1, at: 1 });
  });

  it('is a word as long as the keys follow each other, and begins anew after a pause', () => {
    const wordOf = (...keys: readonly [string, number][]) =>
      keys.reduce((typed, [key, at]) => typeKey(typed, key, at), NOTHING_TYPED).text;
    expect(wordOf(['A', 100], ['r', 300])).toBe('ar');
    expect(wordOf(['a', 100], ['r', 2000])).toBe('r');
    expect(['a', '7', 'é', ' ', 'Enter', '+'].map(isTyped)).toEqual([true, true, true, false, false, false]);
  });
});
