import { type ScaleLinear, scaleLinear } from 'd3';
import { MEASURES, type Measure } from './reported';
import { type AnswerRow, estimateOf } from './rows';

const ROW = 24;
const GROUP = 26;
export const HEAD = 24;
export const AXIS = 24;
export const LABEL = 168;
const GAP = 44;
/** Below this width the panels stand under each other, CSS px. */
const SIDE_BY_SIDE = 620;
/** Room of a tick's label, CSS px, and the most ticks beside zero. */
const TICK = 64;
const MOST_TICKS = 4;
/** Where each axis ends; a value beyond makes it longer. */
const LEAST_END: Readonly<Record<Measure, number>> = {
  accuracy: 0.5,
  accuracyBeyondA: 0.5,
  probabilityOfA: 0.8,
};

/** A heading, or a row of marks, at its height. */
export type Line =
  | { readonly group: string; readonly y: number }
  | { readonly row: AnswerRow; readonly y: number };

/** One measure's plot: where it stands, and its axis. */
interface PanelLayout {
  readonly measure: Measure;
  readonly left: number;
  readonly top: number;
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: readonly number[];
}

export interface AnswerLayout {
  readonly panels: readonly PanelLayout[];
  readonly lines: readonly Line[];
  /** Height of a panel, and of all of them, CSS px. */
  readonly height: number;
  readonly total: number;
}

/** Where everything of the chart stands in a width, CSS px. */
export function answerLayout(rows: readonly AnswerRow[], width: number): AnswerLayout {
  const beside = width >= SIDE_BY_SIDE;
  const panelWidth = beside ? (width - LABEL - 2.5 * GAP) / 3 : width - LABEL - GAP / 2;
  const { lines, height } = linesOf(rows);
  const panels = MEASURES.map((measure, at): PanelLayout => {
    const ends = rows.flatMap((row) => [estimateOf(row, measure)?.high ?? 0, row.reported[measure] ?? 0]);
    const scale = scaleLinear([0, Math.min(1, Math.max(LEAST_END[measure], ...ends))], [0, panelWidth]);
    return {
      measure,
      left: LABEL + (beside ? at * (panelWidth + GAP) : 0),
      top: beside ? 0 : at * height,
      scale,
      ticks: scale.ticks(Math.max(1, Math.min(MOST_TICKS, Math.floor(panelWidth / TICK)))),
    };
  });
  return { panels, lines, height, total: beside ? height : height * MEASURES.length };
}

function linesOf(rows: readonly AnswerRow[]): { readonly lines: readonly Line[]; readonly height: number } {
  const lines: Line[] = [];
  let y = HEAD;
  let group = '';
  for (const row of rows) {
    if (row.group !== group) {
      group = row.group;
      lines.push({ group, y: y + GROUP / 2 });
      y += GROUP;
    }
    lines.push({ row, y: y + ROW / 2 });
    y += ROW;
  }
  return { lines, height: y + AXIS };
}
