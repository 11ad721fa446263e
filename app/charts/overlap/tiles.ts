import type { MatrixMask } from '../../../workers/protocol';

/** Sizes of a matrix, as in `MatrixMask`. */
export interface Size {
  readonly input: number;
  readonly output: number;
}

/** Tiles that cover a window of the matrix: `inputTile` x `outputTile` weights each, the first at (inputFrom, outputFrom). */
export interface TileGrid {
  readonly inputTile: number;
  readonly outputTile: number;
  readonly inputFrom: number;
  readonly outputFrom: number;
  readonly columns: number;
  readonly rows: number;
}

/** Calls `visit` for each set bit whose output lies in [from, to). */
function eachBit(mask: MatrixMask, from: number, to: number, visit: (output: number, input: number) => void) {
  const { words, input: size } = mask;
  const first = from * size;
  const end = to * size;
  for (let at = first >>> 5; at < Math.ceil(end / 32); at++) {
    let word = words[at] ?? 0;
    while (word !== 0) {
      const bit = at * 32 + 31 - Math.clz32(word & -word);
      word &= word - 1;
      if (bit < first || bit >= end) continue;
      const output = Math.floor(bit / size);
      visit(output, bit - output * size);
    }
  }
}

/** Number of set weights in each tile, [row * columns + column]; rows are outputs, columns are inputs. */
export function countTiles(mask: MatrixMask, grid: TileGrid): Uint32Array {
  const counts = new Uint32Array(grid.rows * grid.columns);
  const to = Math.min(mask.output, grid.outputFrom + grid.rows * grid.outputTile);
  eachBit(mask, grid.outputFrom, to, (output, input) => {
    const column = Math.floor((input - grid.inputFrom) / grid.inputTile);
    if (column < 0 || column >= grid.columns) return;
    const at = Math.floor((output - grid.outputFrom) / grid.outputTile) * grid.columns + column;
    counts[at] = (counts[at] ?? 0) + 1;
  });
  return counts;
}

/** Number of set weights of each input dimension and of each output dimension of the whole matrix. */
export function countMarginals(mask: MatrixMask): {
  readonly input: Uint32Array;
  readonly output: Uint32Array;
} {
  const input = new Uint32Array(mask.input);
  const output = new Uint32Array(mask.output);
  eachBit(mask, 0, mask.output, (row, column) => {
    input[column] = (input[column] ?? 0) + 1;
    output[row] = (output[row] ?? 0) + 1;
  });
  return { input, output };
}

/** The weights that are in both regions. @throws RangeError where the masks are of different matrices. */
export function intersect(a: MatrixMask, b: MatrixMask): MatrixMask {
  if (a.output !== b.output || a.input !== b.input)
    throw new RangeError(
      `Masks of ${a.output} x ${a.input} and ${b.output} x ${b.input} cannot be compared.`,
    );
  const words = a.words.map((word, at) => word & (b.words[at] ?? 0));
  let count = 0;
  const both = { ...a, words };
  eachBit({ ...both, count }, 0, a.output, () => {
    count += 1;
  });
  return { ...both, count };
}

/** Sums of `counts` over runs of `tile`, [ceil(length / tile)]: a marginal at the resolution of the tiles. */
export function sumRuns(counts: Uint32Array, from: number, tile: number, runs: number): Float64Array {
  const sums = new Float64Array(runs);
  for (let run = 0; run < runs; run++)
    for (let at = from + run * tile; at < Math.min(counts.length, from + (run + 1) * tile); at++)
      sums[run] = (sums[run] ?? 0) + (counts[at] ?? 0);
  return sums;
}

/** Number of weights of a tile; tiles at the far edges may be smaller. */
export function tileWeights(grid: TileGrid, size: Size, row: number, column: number): number {
  const side = (from: number, tile: number, end: number) => Math.max(0, Math.min(tile, end - from));
  return (
    side(grid.inputFrom + column * grid.inputTile, grid.inputTile, size.input) *
    side(grid.outputFrom + row * grid.outputTile, grid.outputTile, size.output)
  );
}
