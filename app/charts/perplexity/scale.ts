import { scaleLog } from 'd3';
import type { PerplexityRow } from '../../state/values';
import { px } from '../format';
import type { HeadingKey, RowGroup } from './rows';

/**
 * Where the axis may end: at the first that holds every value, so that a broken model is seen as far off as it is.
 * Beyond the last an arrow carries the value.
 */
export const AXIS_ENDS = [1e4, 1e8, 1e12, 1e16] as const;
/** Ticks of an axis that is longer than the first, beside its start. */
const LONG_TICKS = 4;
/** Below this width names stand above each other and rows are taller. */
const NARROW = 480;
/** Rows take the height that is there, but a mark never strays far from its name. */
const ROW_HEIGHT = { least: 19, usual: 24, most: 52 };
const HEADING_HEIGHT = 22;
/** Room above the rows for a second axis and its title. */
export const TOP_AXIS_HEIGHT = 36;
/** Room under the rows for the axis and its title. */
const AXIS_HEIGHT = 40;

/** Where everything of the chart stands, in CSS px. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  /** Left edge of the own name (beside the English one, or under it on a narrow chart). */
  readonly ownNameX: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly rowHeight: number;
  /** Lower end of the rows, where the axis stands. */
  readonly axisY: number;
  readonly headings: readonly { readonly key: HeadingKey; readonly y: number }[];
  /** Rows in reading order with the y of their centre. */
  readonly rows: readonly { readonly row: PerplexityRow; readonly y: number }[];
}

/** The height of a row: what fills the room, within bounds; the usual one where the room is not known. */
function rowHeightIn(groups: readonly RowGroup[], height: number | null): number {
  if (height === null) return ROW_HEIGHT.usual;
  const headings = groups.filter((group) => group.heading !== null).length;
  const count = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const room = height - headings * HEADING_HEIGHT - AXIS_HEIGHT - 8;
  return Math.min(ROW_HEIGHT.most, Math.max(ROW_HEIGHT.least, Math.floor(room / Math.max(1, count))));
}

/**
 * Places rows, headings and axis for a chart of a given width, in the height that there is.
 * @param top room above the rows, CSS px
 */
export function layoutChart(
  groups: readonly RowGroup[],
  width: number,
  height: number | null = null,
  top = 0,
): Layout {
  const narrow = width < NARROW;
  const rowHeight = narrow ? 36 : rowHeightIn(groups, height);
  const headings: { key: HeadingKey; y: number }[] = [];
  const rows: { row: PerplexityRow; y: number }[] = [];
  let y = 4 + top;
  for (const group of groups) {
    if (group.heading !== null) {
      headings.push({ key: group.heading, y: y + 16 });
      y += HEADING_HEIGHT;
    }
    for (const row of group.rows) {
      rows.push({ row, y: y + rowHeight / 2 });
      y += rowHeight;
    }
  }
  const axisY = y + 4;
  return {
    width,
    height: axisY + AXIS_HEIGHT,
    narrow,
    ownNameX: narrow ? 0 : 88,
    plotLeft: narrow ? 112 : 212,
    plotRight: width - (narrow ? 70 : 72),
    rowHeight,
    axisY,
    headings,
    rows,
  };
}

/** A position on the log axis; `beyond` where the value lies past the axis' end and is drawn as an arrow. */
export interface Position {
  readonly x: number;
  readonly beyond: boolean;
}

/** First and last value of a log axis. */
export type Domain = readonly [start: number, end: number];

/** Where a value stands on the log axis. */
export function positionOn(
  { plotLeft, plotRight }: Pick<Layout, 'plotLeft' | 'plotRight'>,
  [start, end]: Domain,
  value: number,
): Position {
  if (!(value < end)) return { x: plotRight, beyond: true };
  return { x: px(scaleLog([start, end], [plotLeft, plotRight])(Math.max(value, start))), beyond: false };
}

/** The log axis: from 1 or 2, whichever holds all values, to the first end that does. */
function domainOf(values: readonly number[]): Domain {
  const last = AXIS_ENDS[AXIS_ENDS.length - 1] as number;
  const most = Math.max(...values.map((value) => Math.min(value, last)), 1);
  const end = AXIS_ENDS.find((one) => most < one) ?? last;
  return [Math.min(...values) < 2 ? 1 : 2, end];
}

/** Values of the ticks: every power of ten on the usual axis, every second, third or fourth on a longer one. */
function tickValues([start, end]: Domain): readonly number[] {
  const decades = Math.round(Math.log10(end));
  const step = end === AXIS_ENDS[0] ? 1 : decades / LONG_TICKS;
  const powers = Array.from({ length: Math.floor(decades / step) }, (_, at) => 10 ** ((at + 1) * step));
  return [start, ...powers];
}

/** The axis of some rows: its domain, its ticks, and where a value stands. */
export function perplexityScale(rows: readonly PerplexityRow[], layout: Layout) {
  const domain = domainOf(
    rows.flatMap(({ base, edited, random, pinned }) =>
      [base, edited, random, pinned].flatMap((one) => one?.perplexity ?? []),
    ),
  );
  return {
    domain,
    ticks: tickValues(domain).map((value) => ({ value, x: positionOn(layout, domain, value).x })),
    at: (value: number): Position => positionOn(layout, domain, value),
  };
}
