import type { MatrixMask } from '../../../workers/protocol';
import { px } from '../../charts/format';
import { blend, densities, densityCeiling, type MapTheme, strength } from '../../charts/overlap/paint';
import { countTiles, type TileGrid, tileWeights } from '../../charts/overlap/tiles';
import type { Cell } from '../../export/csv';

export interface ExportedMap {
  readonly a: { readonly mask: MatrixMask; readonly name: string };
  readonly b: { readonly mask: MatrixMask; readonly name: string };
  readonly both: MatrixMask;
  readonly grid: TileGrid;
}

/** The tiles that are seen: one line a tile, ranges first and last inclusive. */
export function overlapLines({ a, b, both, grid }: ExportedMap): readonly (readonly Cell[])[] {
  const counts = [a.mask, b.mask, both].map((mask) => countTiles(mask, grid));
  const lines: Cell[][] = [[...HEAD, a.name, b.name, 'both']];
  for (let row = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++) {
      const input = grid.inputFrom + column * grid.inputTile;
      const output = grid.outputFrom + row * grid.outputTile;
      lines.push([
        both.layer,
        both.matrix,
        input,
        Math.min(input + grid.inputTile, both.input) - 1,
        output,
        Math.min(output + grid.outputTile, both.output) - 1,
        tileWeights(grid, both, row, column),
        ...counts.map((list) => list[row * grid.columns + column] ?? 0),
      ]);
    }
  return lines;
}

const HEAD = ['layer', 'matrix', 'input_first', 'input_last', 'output_first', 'output_last', 'weights'];

const hex = (channels: readonly number[]) =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** The tiles that are seen as a free-standing SVG, with what it shows as its title. */
export function overlapSvg({ a, b, grid, both }: ExportedMap, theme: MapTheme, title: string): string {
  const inA = densities(countTiles(a.mask, grid), grid, both);
  const inB = densities(countTiles(b.mask, grid), grid, both);
  const ceiling = densityCeiling([inA, inB]);
  const width = 640;
  const height = 640;
  const tileWidth = width / grid.columns;
  const tileHeight = height / grid.rows;
  const rects = [...inA].flatMap((density, at) => {
    const other = inB[at] ?? 0;
    if (density === 0 && other === 0) return [];
    const fill = hex(blend(theme, strength(density, ceiling), strength(other, ceiling)));
    const x = px((at % grid.columns) * tileWidth);
    const y = px(Math.floor(at / grid.columns) * tileHeight);
    return [`<rect x="${x}" y="${y}" width="${px(tileWidth)}" height="${px(tileHeight)}" fill="${fill}"/>`];
  });
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" shape-rendering="crispEdges">`,
    `<title>${escaped}</title>`,
    `<rect width="${width}" height="${height}" fill="${hex(theme.paper)}"/>`,
    ...rects,
    '</svg>\n',
  ].join('\n');
}
