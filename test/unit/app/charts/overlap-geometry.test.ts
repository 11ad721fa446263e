import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  blend,
  densities,
  densityCeiling,
  paintMarginal,
  paintTiles,
  parseColour,
} from '../../../../app/charts/overlap/paint';
import { countMarginals, countTiles, intersect, tileWeights } from '../../../../app/charts/overlap/tiles';
import {
  cellAt,
  clampViewport,
  MIN_TILE_PX,
  maxZoom,
  moveCell,
  panBy,
  reveal,
  spanOf,
  tileGrid,
  tileOf,
  typedCell,
  type Viewport,
  WHOLE,
  zoomAt,
} from '../../../../app/charts/overlap/viewport';
import type { MatrixMask } from '../../../../workers/protocol';

/** A mask from the flat indices of its set bits. */
function maskOf(output: number, input: number, bits: readonly number[]): MatrixMask {
  const words = new Uint32Array(Math.ceil((output * input) / 32));
  for (const bit of bits) words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31));
  return { layer: 0, matrix: 'q', output, input, words, count: new Set(bits).size };
}
const has = (mask: MatrixMask, output: number, input: number) => {
  const bit = output * mask.input + input;
  return (((mask.words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
};

const arbitraryMask = fc
  .record({ output: fc.integer({ min: 1, max: 40 }), input: fc.integer({ min: 1, max: 40 }) })
  .chain(({ output, input }) =>
    fc.array(fc.nat(output * input - 1), { maxLength: 120 }).map((bits) => maskOf(output, input, bits)),
  );
const plot = { width: 100, height: 80 };
const arbitraryView = (mask: MatrixMask) =>
  fc
    .record({ zoom: fc.double({ min: 1, max: 30, noNaN: true }), input: fc.nat(40), output: fc.nat(40) })
    .map((view) => clampViewport(view, mask, plot));
const maskAndView = arbitraryMask.chain((mask) => arbitraryView(mask).map((view) => ({ mask, view })));

test('tile counts agree with counting every weight one by one', () => {
  fc.assert(
    fc.property(maskAndView, ({ mask, view }) => {
      const grid = tileGrid(view, mask, plot);
      const expected = new Uint32Array(grid.rows * grid.columns);
      for (let output = 0; output < mask.output; output++)
        for (let input = 0; input < mask.input; input++) {
          const tile = has(mask, output, input) ? tileOf(grid, { input, output }) : null;
          if (tile) expected[tile.row * grid.columns + tile.column]! += 1;
        }
      expect(countTiles(mask, grid)).toEqual(expected);
    }),
  );
});

test('the whole matrix is covered: its tiles hold every weight once', () => {
  fc.assert(
    fc.property(arbitraryMask, (mask) => {
      const grid = tileGrid(WHOLE, mask, plot);
      expect(countTiles(mask, grid).reduce((sum, count) => sum + count, 0)).toBe(mask.count);
      let weights = 0;
      for (let row = 0; row < grid.rows; row++)
        for (let column = 0; column < grid.columns; column++) weights += tileWeights(grid, mask, row, column);
      expect(weights).toBe(mask.output * mask.input);
    }),
  );
});

test('marginals add up to the mask and agree with counting', () => {
  fc.assert(
    fc.property(arbitraryMask, (mask) => {
      const { input, output } = countMarginals(mask);
      expect([...input]).toEqual(
        Array.from({ length: mask.input }, (_, at) =>
          Array.from({ length: mask.output }, (_, row) => Number(has(mask, row, at))).reduce(
            (x, y) => x + y,
            0,
          ),
        ),
      );
      expect(output.reduce((sum, count) => sum + count, 0)).toBe(mask.count);
    }),
  );
});

test('the intersection holds exactly the weights of both', () => {
  const both = intersect(maskOf(3, 30, [0, 31, 32, 89]), maskOf(3, 30, [31, 33, 89]));
  expect(both.count).toBe(2);
  expect([has(both, 1, 1), has(both, 2, 29), has(both, 0, 0)]).toEqual([true, true, false]);
  expect(() => intersect(maskOf(2, 3, []), maskOf(3, 2, []))).toThrow(RangeError);
});

test('no tile is drawn too small to point at, and full zoom shows single weights', () => {
  const q = { input: 640, output: 1024 };
  const map = { width: 320, height: 320 };
  for (const zoom of [1, 2, 5, 13, maxZoom(q, map)]) {
    const view = clampViewport({ zoom, input: 100, output: 500 }, q, map);
    const grid = tileGrid(view, q, map);
    const span = spanOf(view, q);
    expect((grid.inputTile / span.input) * map.width).toBeGreaterThanOrEqual(MIN_TILE_PX);
    expect((grid.outputTile / span.output) * map.height).toBeGreaterThanOrEqual(MIN_TILE_PX);
  }
  const closest = tileGrid(clampViewport({ zoom: 1e9, input: 0, output: 0 }, q, map), q, map);
  expect([closest.inputTile, closest.outputTile]).toEqual([1, 1]);
});

test('zooming keeps what is under the hand in its place, and out again shows all', () => {
  const q = { input: 640, output: 1024 };
  const map = { width: 320, height: 320 };
  const point = { x: 0.3, y: 0.7 };
  const under = (view: Viewport) => cellAt(view, q, map, point.x * map.width, point.y * map.height);
  const near = zoomAt(WHOLE, q, map, point, 4);
  expect(under(near)).toEqual(under(WHOLE));
  expect(zoomAt(near, q, map, { x: 0.9, y: 0.1 }, 0.01)).toEqual(WHOLE);
});

test('no viewport, however it was reached, shows anything beyond the matrix', () => {
  fc.assert(
    fc.property(
      maskAndView,
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: -500, max: 500 }),
      ({ mask, view }, dx, dy) => {
        const moved = panBy(view, mask, plot, dx, dy);
        const span = spanOf(moved, mask);
        expect(moved.input).toBeGreaterThanOrEqual(0);
        expect(moved.input + span.input).toBeLessThanOrEqual(mask.input + 1e-9);
        expect(moved.output + span.output).toBeLessThanOrEqual(mask.output + 1e-9);
      },
    ),
  );
});

const PLAIN = { shift: false, ctrl: false };
const SHIFT = { shift: true, ctrl: false };

test('arrow keys move the cursor by a tile, Shift by eight, and never off the matrix', () => {
  const q = { input: 640, output: 1024 };
  const grid = tileGrid(WHOLE, q, { width: 320, height: 320 });
  const start = { input: 0, output: 0 };
  expect(moveCell('ArrowRight', PLAIN, start, grid, q)).toEqual({ input: grid.inputTile, output: 0 });
  expect(moveCell('ArrowDown', SHIFT, start, grid, q)).toEqual({ input: 0, output: 8 * grid.outputTile });
  expect(moveCell('ArrowLeft', PLAIN, start, grid, q)).toEqual(start);
  expect(moveCell('x', PLAIN, start, grid, q)).toBeNull();
  let cell = start;
  for (let step = 0; step < 500; step++) cell = moveCell('ArrowRight', SHIFT, cell, grid, q) ?? cell;
  expect(cell.input).toBe(640 - grid.inputTile);
});

test('Home and End lead to the ends of a row, with Ctrl to the corners, Page keys by eight tiles', () => {
  const q = { input: 640, output: 1024 };
  const grid = tileGrid(WHOLE, q, { width: 320, height: 320 });
  const start = { input: 320, output: 512 };
  const ctrl = { shift: false, ctrl: true };
  const last = { input: 640 - grid.inputTile, output: 1024 - grid.outputTile };
  expect(moveCell('Home', PLAIN, start, grid, q)).toEqual({ input: 0, output: 512 });
  expect(moveCell('End', PLAIN, start, grid, q)).toEqual({ input: last.input, output: 512 });
  expect(moveCell('Home', ctrl, start, grid, q)).toEqual({ input: 0, output: 0 });
  expect(moveCell('End', ctrl, start, grid, q)).toEqual(last);
  expect(moveCell('PageDown', PLAIN, start, grid, q)?.output).toBe(512 + 8 * grid.outputTile);
  expect(moveCell('PageUp', PLAIN, start, grid, q)?.output).toBe(512 - 8 * grid.outputTile);
});

test('a typed number leads to that input dimension, with “o” to an output, and no further than the edge', () => {
  const q = { input: 640, output: 1024 };
  const start = { input: 1, output: 2 };
  expect(typedCell('163', start, q)).toEqual({ input: 163, output: 2 });
  expect(typedCell('i163', start, q)).toEqual({ input: 163, output: 2 });
  expect(typedCell('o400', start, q)).toEqual({ input: 1, output: 400 });
  expect(typedCell('9999', start, q)).toEqual({ input: 639, output: 2 });
  for (const text of ['o', 'x', '16x', '']) expect(typedCell(text, start, q)).toBeNull();
});

test('a cursor that leaves the window pulls the window along', () => {
  const q = { input: 640, output: 1024 };
  const map = { width: 320, height: 320 };
  const near = clampViewport({ zoom: 10, input: 0, output: 0 }, q, map);
  const cell = { input: 200, output: 1000 };
  const shown = reveal(near, q, map, cell);
  expect(tileOf(tileGrid(shown, q, map), cell)).not.toBeNull();
  expect(reveal(shown, q, map, cell)).toEqual(shown);
});

const light = {
  paper: parseColour('#ffffff'),
  a: parseColour('#c8232c'),
  b: parseColour('rgb(0, 114, 178)'),
};
const dark = { ...light, paper: parseColour('#16181b') };

test('where both regions are, the colour is their product on light ground and their screen on dark', () => {
  expect(blend(light, 0, 0)).toEqual([255, 255, 255]);
  expect(blend(light, 1, 0).map(Math.round)).toEqual([200, 35, 44]);
  expect(blend(light, 1, 1).map(Math.round)).toEqual([0, 16, 31]);
  expect(blend(dark, 0, 0).map(Math.round)).toEqual([0x16, 0x18, 0x1b]);
  const both = blend(dark, 1, 1);
  const one = blend(dark, 1, 0);
  for (const channel of [0, 1, 2] as const) expect(both[channel]).toBeGreaterThanOrEqual(one[channel]);
});

test('a painted map has the colour of each tile in its place', () => {
  const mask = maskOf(2, 2, [0, 3]);
  const none = maskOf(2, 2, [3]);
  const size = { width: 8, height: 8 };
  const grid = tileGrid(WHOLE, mask, size);
  const a = densities(countTiles(mask, grid), grid, mask);
  const b = densities(countTiles(none, grid), grid, mask);
  const pixels = new Uint8ClampedArray(8 * 8 * 4);
  const ceiling = densityCeiling([a, b]);
  paintTiles(pixels, size, { view: WHOLE, size: mask, grid, a, b, ceiling }, light);
  const at = (x: number, y: number) => [...pixels.slice((y * 8 + x) * 4, (y * 8 + x) * 4 + 3)];
  expect(at(3, 3)).toEqual([200, 35, 44]);
  expect(at(4, 3)).toEqual([255, 255, 255]);
  expect(at(4, 4)).toEqual([0, 16, 31]);
});

test('a marginal is longest at the dimension with most weights', () => {
  const pixels = new Uint8ClampedArray(4 * 10 * 4);
  const counts = { a: Uint32Array.of(10, 5), b: Uint32Array.of(0, 10) };
  paintMarginal(
    pixels,
    { width: 4, height: 10 },
    'input',
    { ...counts, from: 0, span: 2, first: 0, tile: 1, tiles: 2 },
    light,
  );
  const inked = (x: number) =>
    Array.from({ length: 10 }, (_, y) => pixels[(y * 4 + x) * 4 + 1] ?? 255).filter((green) => green < 200)
      .length;
  expect([inked(0), inked(3)]).toEqual([10, 10]);
  expect(pixels[(0 * 4 + 3) * 4]).toBeLessThan(60);
});
