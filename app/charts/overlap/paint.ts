import type { Size, TileGrid } from './tiles';
import { sumRuns, tileWeights } from './tiles';
import { type Plot, spanOf, type Viewport } from './viewport';

export type Rgb = readonly [number, number, number];

/** Colours of the two regions on the page's ground. */
export interface MapTheme {
  readonly paper: Rgb;
  readonly a: Rgb;
  readonly b: Rgb;
}

/** "#c8232c" or "rgb(200, 35, 44)" as numbers; black where it is neither. */
export function parseColour(text: string): Rgb {
  const hex = /^#([0-9a-f]{6})$/i.exec(text.trim())?.[1];
  const parts = hex
    ? [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
    : (text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}

/** Whether a ground is dark, so that marks must be light. */
export function isDark([red, green, blue]: Rgb): boolean {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110;
}

/**
 * Colour of a place where region A has strength `a` and region B strength `b` (0..1). On a light ground the two
 * inks multiply, on a dark one the two lights do (screen): the overlap is the product, never a third hue.
 */
export function blend(theme: MapTheme, a: number, b: number): Rgb {
  const dark = isDark(theme.paper);
  const channel = (paper: number, inkA: number, inkB: number) => {
    if (dark) return 255 - (255 - paper) * (1 - (a * inkA) / 255) * (1 - (b * inkB) / 255);
    return paper * (1 - a * (1 - inkA / 255)) * (1 - b * (1 - inkB / 255));
  };
  return [
    channel(theme.paper[0], theme.a[0], theme.b[0]),
    channel(theme.paper[1], theme.a[1], theme.b[1]),
    channel(theme.paper[2], theme.a[2], theme.b[2]),
  ];
}

/** Density at which a tile has full colour: the 98th percentile of the tiles that hold anything, of both regions. */
export function densityCeiling(densities: readonly Float64Array[]): number {
  const held = densities.flatMap((list) => [...list].filter((value) => value > 0)).sort((x, y) => x - y);
  return held[Math.floor(held.length * 0.98)] ?? held.at(-1) ?? 1;
}

/** Share of each tile's weights that are in a region. */
export function densities(counts: Uint32Array, grid: TileGrid, size: Size): Float64Array {
  return Float64Array.from(counts, (count, at) => {
    const weights = tileWeights(grid, size, Math.floor(at / grid.columns), at % grid.columns);
    return weights === 0 ? 0 : count / weights;
  });
}

/** Strength of colour of a density: its square root, so that sparse tiles still show. */
export function strength(density: number, ceiling: number): number {
  return Math.min(1, Math.sqrt(density / ceiling));
}

/** For each device pixel along an axis, the tile that it shows. */
function tileLookup(pixels: number, from: number, span: number, first: number, tile: number, count: number) {
  return Uint32Array.from({ length: pixels }, (_, at) =>
    Math.min(count - 1, Math.max(0, Math.floor((from + ((at + 0.5) / pixels) * span - first) / tile))),
  );
}

export interface MapPicture {
  readonly view: Viewport;
  readonly size: Size;
  readonly grid: TileGrid;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly ceiling: number;
}

/** Paints the tiles into RGBA bytes of width x height device pixels: every edge falls on a pixel. */
export function paintTiles(
  pixels: Uint8ClampedArray,
  plot: Plot,
  picture: MapPicture,
  theme: MapTheme,
): void {
  const { view, size, grid, a, b, ceiling } = picture;
  const span = spanOf(view, size);
  const columns = tileLookup(
    plot.width,
    view.input,
    span.input,
    grid.inputFrom,
    grid.inputTile,
    grid.columns,
  );
  const rows = tileLookup(plot.height, view.output, span.output, grid.outputFrom, grid.outputTile, grid.rows);
  const colours = Array.from(a, (density, at) =>
    blend(theme, strength(density, ceiling), strength(b[at] ?? 0, ceiling)),
  );
  paintEach(
    pixels,
    plot,
    (x, y) => colours[(rows[y] ?? 0) * grid.columns + (columns[x] ?? 0)] ?? theme.paper,
  );
}

function paintEach(pixels: Uint8ClampedArray, plot: Plot, colourAt: (x: number, y: number) => Rgb): void {
  for (let y = 0; y < plot.height; y++)
    for (let x = 0; x < plot.width; x++) {
      const colour = colourAt(x, y);
      const at = (y * plot.width + x) * 4;
      pixels[at] = colour[0];
      pixels[at + 1] = colour[1];
      pixels[at + 2] = colour[2];
      pixels[at + 3] = 255;
    }
}

/** One marginal: counts per dimension of A and B, and the part of the axis that is seen. */
export interface MarginalPicture {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** First dimension seen, dimensions seen, first tile, side of a tile, number of tiles. */
  readonly from: number;
  readonly span: number;
  readonly first: number;
  readonly tile: number;
  readonly tiles: number;
}

/** Paints a marginal: bars that grow up from the bottom edge (`input`) or right from the left edge (`output`). */
export function paintMarginal(
  pixels: Uint8ClampedArray,
  plot: Plot,
  axis: 'input' | 'output',
  picture: MarginalPicture,
  theme: MapTheme,
): void {
  const { from, span, first, tile, tiles } = picture;
  const sumsA = sumRuns(picture.a, first, tile, tiles);
  const sumsB = sumRuns(picture.b, first, tile, tiles);
  const most = Math.max(1, ...sumsA, ...sumsB);
  const across = axis === 'input';
  const lookup = tileLookup(across ? plot.width : plot.height, from, span, first, tile, tiles);
  const reach = across ? plot.height : plot.width;
  const colours = [
    blend(theme, 0, 0),
    blend(theme, 0.85, 0),
    blend(theme, 0, 0.85),
    blend(theme, 0.85, 0.85),
  ];
  paintEach(pixels, plot, (x, y) => {
    const run = lookup[across ? x : y] ?? 0;
    const distance = (across ? plot.height - 1 - y : x) + 0.5;
    const inA = distance < ((sumsA[run] ?? 0) / most) * reach;
    const inB = distance < ((sumsB[run] ?? 0) / most) * reach;
    return colours[(inA ? 1 : 0) + (inB ? 2 : 0)] ?? theme.paper;
  });
}
