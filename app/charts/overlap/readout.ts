import type { TFunction } from 'i18next';
import type { MatrixMask } from '../../../workers/protocol';
import { formatPercent } from '../format';
import { type TileGrid, tileWeights } from './tiles';

interface Named {
  readonly mask: MatrixMask;
  readonly name: string;
}

const range = (from: number, tile: number, end: number) => {
  const to = Math.min(from + tile, end) - 1;
  return to > from ? `${from}–${to}` : `${from}`;
};

/** Set weights of a mask in a rectangle. */
function countIn(
  mask: MatrixMask,
  output: readonly [number, number],
  input: readonly [number, number],
): number {
  let count = 0;
  for (let row = output[0]; row < Math.min(output[1], mask.output); row++)
    for (let column = input[0]; column < Math.min(input[1], mask.input); column++) {
      const bit = row * mask.input + column;
      count += ((mask.words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1;
    }
  return count;
}

/** The tile under the cursor in words: its ranges and how many of its weights each region holds. */
export function cellWords(
  t: TFunction,
  a: Named,
  b: Named,
  both: MatrixMask,
  grid: TileGrid,
  tile: { readonly row: number; readonly column: number },
): string {
  const input = grid.inputFrom + tile.column * grid.inputTile;
  const output = grid.outputFrom + tile.row * grid.outputTile;
  const rows = [output, output + grid.outputTile] as const;
  const columns = [input, input + grid.inputTile] as const;
  return t('charts.overlap.cell', {
    input: range(input, grid.inputTile, both.input),
    output: range(output, grid.outputTile, both.output),
    a: a.name,
    b: b.name,
    countA: countIn(a.mask, rows, columns),
    countB: countIn(b.mask, rows, columns),
    both: countIn(both, rows, columns),
    weights: tileWeights(grid, both, tile.row, tile.column),
  });
}

/** The whole matrix in words: how many weights each region holds, and their Jaccard. */
export function wholeWords(t: TFunction, a: Named, b: Named, both: MatrixMask): string {
  const either = a.mask.count + b.mask.count - both.count;
  const number = (value: number) => value.toLocaleString('en-GB');
  return t('charts.overlap.whole', {
    a: a.name,
    b: b.name,
    countA: number(a.mask.count),
    countB: number(b.mask.count),
    both: number(both.count),
    jaccard: formatPercent(either === 0 ? 0 : both.count / either),
  });
}
