import { quantile } from 'd3';
import type { Lane } from '../../charts/cursor/lanes';
import { type Cell, isIn, MAPPED_NORMS } from '../../figures/norm-damage';

export const MAP = { left: 44, right: 8, top: 28, bottom: 40, height: 376 } as const;

/** A cell that is this much worse, nats a token, breaks the model: perplexity is over seven times the intact one. */
export const BREAKS = 2;
/** Middle step of damage, nats a token. */
const STRONG = 0.5;
/** Bounds of what counts as noise, nats a token: between them the cells' own spread says it. */
const NOISE = { least: 0.01, most: 0.4 };
/** Of the cells that were drawn at random this share lies inside the noise. */
export const NOISE_SHARE = 0.95;

/** One colour of the map. */
export interface Step {
  /** Lower bound of the damage, nats a token. */
  readonly from: number;
  readonly kind: 'better' | 'none' | 'worse';
  readonly opacity: number;
}

/** What change most of the cells drawn at random stay below, nats a token: what the map does not colour. */
export function noiseOf(cells: readonly Cell[], damageOf: (cell: Cell) => number): number {
  const drawn = cells.filter((cell) => isIn(cell, 'random')).map((cell) => Math.abs(damageOf(cell)));
  return Math.min(NOISE.most, Math.max(NOISE.least, quantile(drawn, NOISE_SHARE) ?? NOISE.least));
}

/** Steps of damage, the same for better and worse, with how strongly they are painted. */
export const stepsOf = (noise: number): readonly Step[] => [
  { from: Number.NEGATIVE_INFINITY, kind: 'better', opacity: 1 },
  { from: -BREAKS, kind: 'better', opacity: 0.6 },
  { from: -STRONG, kind: 'better', opacity: 0.3 },
  { from: -noise, kind: 'none', opacity: 1 },
  { from: noise, kind: 'worse', opacity: 0.3 },
  { from: STRONG, kind: 'worse', opacity: 0.6 },
  { from: BREAKS, kind: 'worse', opacity: 1 },
];

/** Index of the step that a damage belongs to. */
export const stepOf = (damage: number, steps: readonly Step[]): number =>
  steps.findLastIndex(({ from }) => damage >= from);

/** Column of a cell: layers side by side, in each the norms in their order. */
export const columnOf = ({ layer, norm }: Pick<Cell, 'layer' | 'norm'>): number =>
  layer * MAPPED_NORMS.length + (MAPPED_NORMS as readonly string[]).indexOf(norm);

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

/** Radius of the ring around a cell that breaks the model, CSS px. */
export const RING = 5;
/** Room that a ring's name takes beside it, CSS px. */
const NAME = { gap: RING + 3, width: 84, height: 14 };

/** A cell that breaks the model, CSS px. */
interface Ring {
  readonly cell: Cell;
  readonly x: number;
  readonly y: number;
  /** Which end of its name stands at the ring. */
  readonly side: 'start' | 'end';
  /** Where the name stands from there: beside the ring, or a line further down or up. */
  readonly nameX: number;
  readonly nameY: number;
  readonly named: boolean;
}

/** Left edge of a ring's name, CSS px of the map. */
const leftOf = ({ x, side, nameX }: Ring): number => x + nameX - (side === 'start' ? 0 : NAME.width);

/** Whether the name of a ring would cover another ring, or its name. */
export function covers(ring: Ring, other: Ring): boolean {
  const left = leftOf(ring);
  const y = ring.y + ring.nameY;
  const onRing =
    other.x + RING > left &&
    other.x - RING < left + NAME.width &&
    Math.abs(y - other.y) < NAME.height / 2 + RING;
  const onName =
    other.named &&
    Math.abs(left - leftOf(other)) < NAME.width &&
    Math.abs(y - other.y - other.nameY) < NAME.height;
  return onRing || onName;
}

/**
 * The cells that break the model, worst first; names are left out where they would cover another ring or name. That of
 * the worst then goes a line down or up.
 */
export function ringsOf(
  cells: readonly Cell[],
  damageOf: (cell: Cell) => number,
  layout: Layout,
): readonly Ring[] {
  const middle = layout.x(layout.columns / 2);
  const rings = cells
    .filter((cell) => damageOf(cell) >= BREAKS)
    .sort((a, b) => damageOf(b) - damageOf(a))
    .map((cell): Ring => {
      const x = layout.x(columnOf(cell)) + layout.columnWidth / 2;
      const y = layout.y(cell.dimension) + layout.cellHeight / 2;
      // Names stand towards the middle, where there is room.
      const side = x > middle ? 'end' : 'start';
      return { cell, x, y, side, nameX: side === 'end' ? -NAME.gap : NAME.gap, nameY: 0, named: false };
    });
  for (const [at, ring] of rings.entries()) {
    const lines = at === 0 ? [0, NAME.height, -NAME.height] : [0];
    const free = lines
      .map((nameY): Ring => ({ ...ring, nameY, named: true }))
      .find((named) => rings.every((other) => other === ring || !covers(named, other)));
    if (free !== undefined) rings[at] = free;
  }
  return rings;
}
