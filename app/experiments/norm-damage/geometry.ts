import type { Lane } from '../../charts/cursor/lanes';
import { type Cell, MAPPED_NORMS } from '../../figures/norm-damage';

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
  /** Every so many layers have their number written. */
  readonly layerStep: number;
}

const LEAST_CELL_HEIGHT = 2;
/** Room of a layer's number, CSS px. */
const LAYER_ROOM = 20;

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
    layerStep: Math.ceil(LAYER_ROOM / (columnWidth * MAPPED_NORMS.length)),
  };
}

/** The cells as lanes of the cursor: a column a layer and norm, from dimension 0 down. */
export function damageLanes(
  cells: readonly Cell[],
  layout: Layout,
  words: (cell: Cell) => string,
  onOpen: (cell: Cell) => void,
): readonly Lane[] {
  const columns = new Map<number, Cell[]>();
  for (const cell of cells) {
    const column = columnOf(cell);
    columns.set(column, [...(columns.get(column) ?? []), cell]);
  }
  return [...columns]
    .sort(([a], [b]) => a - b)
    .map(([column, here]) => ({
      names: [`l${here[0]?.layer ?? 0}`],
      data: [...here]
        .sort((a, b) => a.dimension - b.dimension)
        .map((cell) => ({
          x: layout.x(column) + layout.columnWidth / 2,
          y: layout.y(cell.dimension) + layout.cellHeight / 2,
          box: { width: layout.columnWidth, height: layout.cellHeight },
          names: [String(cell.dimension)],
          words: () => words(cell),
          open: () => onOpen(cell),
        })),
    }));
}
