import { type Cell, MAPPED_NORMS } from './figures';

export const MAP = { left: 44, right: 8, top: 28, bottom: 40, height: 520 } as const;

/** Steps of damage by their lower bound in nats a token, with how strongly they are painted. */
export const STEPS = [
  { from: Number.NEGATIVE_INFINITY, opacity: 1, kind: 'better' },
  { from: -0.01, opacity: 1, kind: 'none' },
  { from: 0.01, opacity: 0.25, kind: 'worse' },
  { from: 0.1, opacity: 0.5, kind: 'worse' },
  { from: 0.5, opacity: 0.75, kind: 'worse' },
  { from: 2, opacity: 1, kind: 'worse' },
] as const;

/** Index of the step that a damage belongs to. */
export const stepOf = (damage: number): number => STEPS.findLastIndex(({ from }) => damage >= from);

/** Column of a cell: layers side by side, in each the norms in their order. */
export const columnOf = ({ layer, norm }: Pick<Cell, 'layer' | 'norm'>): number =>
  layer * MAPPED_NORMS.length + MAPPED_NORMS.indexOf(norm);

/** Where cells lie on the map. */
export interface Layout {
  readonly columns: number;
  readonly columnWidth: number;
  /** Left edge of a column and top edge of a dimension, CSS px. */
  readonly x: (column: number) => number;
  readonly y: (dimension: number) => number;
  /** Height of a drawn cell: more than its share, so that one of 640 can be seen. */
  readonly cellHeight: number;
}

const LEAST_CELL_HEIGHT = 2;

export function layoutOf(layers: number, dimensions: number, width: number): Layout {
  const columns = layers * MAPPED_NORMS.length;
  const columnWidth = (width - MAP.left - MAP.right) / columns;
  const plot = MAP.height - MAP.top - MAP.bottom;
  return {
    columns,
    columnWidth,
    x: (column) => MAP.left + column * columnWidth,
    y: (dimension) => MAP.top + (dimension / dimensions) * plot,
    cellHeight: Math.max(LEAST_CELL_HEIGHT, plot / dimensions),
  };
}

/** The measured cell nearest to a point of the map, its column first. */
export function cellAt(cells: readonly Cell[], layout: Layout, x: number, y: number): Cell | null {
  const column = Math.floor((x - MAP.left) / layout.columnWidth);
  return nearest(
    cells.filter((cell) => columnOf(cell) === column),
    (cell) => Math.abs(layout.y(cell.dimension) + layout.cellHeight / 2 - y),
  );
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';
export const isDirection = (key: string): key is Direction =>
  ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(key);

/** The next measured cell: up and down within the column, left and right to the nearest dimension of the next one. */
export function moveTo(cells: readonly Cell[], from: Cell, direction: Direction): Cell {
  const column = columnOf(from);
  const dimension = from.dimension;
  const found = (some: readonly Cell[], distance: (cell: Cell) => number) => nearest(some, distance) ?? from;
  const here = cells.filter((cell) => columnOf(cell) === column);
  const away = (cell: Cell) => Math.abs(cell.dimension - dimension);
  if (direction === 'ArrowUp')
    return found(
      here.filter((cell) => cell.dimension < dimension),
      away,
    );
  if (direction === 'ArrowDown')
    return found(
      here.filter((cell) => cell.dimension > dimension),
      away,
    );
  const sign = direction === 'ArrowLeft' ? -1 : 1;
  const beyond = cells.filter((cell) => (columnOf(cell) - column) * sign > 0);
  const next = nearest(beyond, (cell) => (columnOf(cell) - column) * sign);
  if (next === null) return from;
  return found(
    beyond.filter((cell) => columnOf(cell) === columnOf(next)),
    away,
  );
}

function nearest(cells: readonly Cell[], distance: (cell: Cell) => number): Cell | null {
  let best: Cell | null = null;
  for (const cell of cells) if (best === null || distance(cell) < distance(best)) best = cell;
  return best;
}
