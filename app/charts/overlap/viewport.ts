import type { Size, TileGrid } from './tiles';

/** What part of the matrix is seen: `zoom` 1 is all of it; `input`, `output` are the first dimensions shown. */
export interface Viewport {
  readonly zoom: number;
  readonly input: number;
  readonly output: number;
}

/** Size of the plot in CSS px. */
export interface Plot {
  readonly width: number;
  readonly height: number;
}

/** One weight: where the cursor is. */
export interface Cell {
  readonly input: number;
  readonly output: number;
}

export const WHOLE: Viewport = { zoom: 1, input: 0, output: 0 };
/** No tile is drawn smaller than this (CSS px), so that a hand can point at it. */
export const MIN_TILE_PX = 3.5;
/** Zooming ends where a weight is this large (CSS px). */
const WEIGHT_PX = 12;

/** How many dimensions of each axis are seen. */
export function spanOf(view: Viewport, size: Size): Size {
  return { input: size.input / view.zoom, output: size.output / view.zoom };
}

/** Largest zoom of a matrix in a plot. */
export function maxZoom(size: Size, plot: Plot): number {
  return Math.max(1, (size.input * WEIGHT_PX) / plot.width, (size.output * WEIGHT_PX) / plot.height);
}

/** The nearest viewport that shows nothing beyond the matrix. */
export function clampViewport(view: Viewport, size: Size, plot: Plot): Viewport {
  const zoom = Math.min(Math.max(view.zoom, 1), maxZoom(size, plot));
  const clamp = (from: number, all: number) => Math.min(Math.max(from, 0), all - all / zoom);
  return { zoom, input: clamp(view.input, size.input), output: clamp(view.output, size.output) };
}

/** Zooms by a factor and keeps what lies under the point (0..1 of the plot) in its place. */
export function zoomAt(
  view: Viewport,
  size: Size,
  plot: Plot,
  point: { readonly x: number; readonly y: number },
  factor: number,
): Viewport {
  const zoom = Math.min(Math.max(view.zoom * factor, 1), maxZoom(size, plot));
  const kept = (from: number, all: number, at: number) => from + at * (all / view.zoom - all / zoom);
  return clampViewport(
    { zoom, input: kept(view.input, size.input, point.x), output: kept(view.output, size.output, point.y) },
    size,
    plot,
  );
}

/** Moves the window by CSS px of the plot: what was under the hand stays under it. */
export function panBy(view: Viewport, size: Size, plot: Plot, dx: number, dy: number): Viewport {
  const span = spanOf(view, size);
  const input = view.input - (dx / plot.width) * span.input;
  const output = view.output - (dy / plot.height) * span.output;
  return clampViewport({ zoom: view.zoom, input, output }, size, plot);
}

/** Moves the window just as far as it takes to show a cell. */
export function reveal(view: Viewport, size: Size, plot: Plot, cell: Cell): Viewport {
  const span = spanOf(view, size);
  const shift = (from: number, seen: number, at: number) =>
    at < from ? at : at + 1 > from + seen ? at + 1 - seen : from;
  const input = shift(view.input, span.input, cell.input);
  const output = shift(view.output, span.output, cell.output);
  return clampViewport({ zoom: view.zoom, input, output }, size, plot);
}

/** Weights on a tile's side: the smallest power of two that is drawn at least MIN_TILE_PX wide. */
export function tileSide(span: number, px: number): number {
  let side = 1;
  while ((side * px) / span < MIN_TILE_PX) side *= 2;
  return side;
}

/** The tiles that cover a viewport, aligned to multiples of their side, so that panning does not recount them differently. */
export function tileGrid(view: Viewport, size: Size, plot: Plot): TileGrid {
  const span = spanOf(view, size);
  const axis = (from: number, seen: number, px: number, all: number) => {
    const tile = tileSide(seen, px);
    const first = Math.floor(from / tile) * tile;
    const end = Math.min(all, from + seen);
    return { tile, first, count: Math.max(1, Math.ceil((end - first) / tile - 1e-9)) };
  };
  const input = axis(view.input, span.input, plot.width, size.input);
  const output = axis(view.output, span.output, plot.height, size.output);
  return {
    inputTile: input.tile,
    outputTile: output.tile,
    inputFrom: input.first,
    outputFrom: output.first,
    columns: input.count,
    rows: output.count,
  };
}

/** The weight under a point of the plot (CSS px from its top left), or null beside it. */
export function cellAt(view: Viewport, size: Size, plot: Plot, x: number, y: number): Cell | null {
  if (x < 0 || y < 0 || x >= plot.width || y >= plot.height) return null;
  const span = spanOf(view, size);
  return {
    input: Math.min(size.input - 1, Math.floor(view.input + (x / plot.width) * span.input)),
    output: Math.min(size.output - 1, Math.floor(view.output + (y / plot.height) * span.output)),
  };
}

/** Row and column of the tile that holds a cell, or null outside the grid. */
export function tileOf(grid: TileGrid, cell: Cell): { readonly row: number; readonly column: number } | null {
  const column = Math.floor((cell.input - grid.inputFrom) / grid.inputTile);
  const row = Math.floor((cell.output - grid.outputFrom) / grid.outputTile);
  return column >= 0 && column < grid.columns && row >= 0 && row < grid.rows ? { row, column } : null;
}

/** Arrows with Shift, and Page keys, take so many tiles. */
const FAR = 8;

/**
 * Where a key takes the cursor: arrows by one tile, with Shift by eight; Home and End to the ends of the row, with Ctrl
 * to the corners; Page keys up and down by eight tiles. Null for other keys.
 */
export function moveCell(
  key: string,
  { shift, ctrl }: { readonly shift: boolean; readonly ctrl: boolean },
  cell: Cell,
  grid: TileGrid,
  size: Size,
): Cell | null {
  const along = (at: number, tile: number, all: number, by: number) =>
    Math.min(Math.max(Math.floor(at / tile) * tile + by * tile, 0), Math.floor((all - 1) / tile) * tile);
  const input = (by: number) => ({ ...cell, input: along(cell.input, grid.inputTile, size.input, by) });
  const output = (by: number) => ({ ...cell, output: along(cell.output, grid.outputTile, size.output, by) });
  const step = shift ? FAR : 1;
  const last = {
    input: along(size.input - 1, grid.inputTile, size.input, 0),
    output: along(size.output - 1, grid.outputTile, size.output, 0),
  };
  switch (key) {
    case 'ArrowRight':
      return input(step);
    case 'ArrowLeft':
      return input(-step);
    case 'ArrowDown':
      return output(step);
    case 'ArrowUp':
      return output(-step);
    case 'PageDown':
      return output(FAR);
    case 'PageUp':
      return output(-FAR);
    case 'Home':
      return { input: 0, output: ctrl ? 0 : cell.output };
    case 'End':
      return { input: last.input, output: ctrl ? last.output : cell.output };
    default:
      return null;
  }
}

/** Where a typed word takes the cursor: a number to that input dimension, "o" and a number to an output; else null. */
export function typedCell(text: string, cell: Cell, size: Size): Cell | null {
  const [, axis, digits] = /^([io]?)(\d+)$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const at = Number(digits);
  return axis === 'o'
    ? { ...cell, output: Math.min(at, size.output - 1) }
    : { ...cell, input: Math.min(at, size.input - 1) };
}
