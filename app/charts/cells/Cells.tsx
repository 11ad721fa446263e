import { useTranslation } from 'react-i18next';
import '../charts.css';
import './cells.css';
import { AxisTitle } from '../axis/Axes';
import { datumAt, type Lane } from '../cursor/lanes';
import { WalkableChart } from '../cursor/WalkableChart';
import { px } from '../format';

/** One cell of a picture. */
export interface Cell {
  /** 0..1: how strong its colour is. */
  readonly strength: number;
  /** Written into it where there is room. */
  readonly text: string;
  /** Place and value in words. */
  readonly words: () => string;
  /** What Enter and a press do. */
  readonly open?: () => void;
  /** Is what is chosen. */
  readonly chosen?: boolean;
}

export interface CellAxis {
  /** Of a row or column; each once. */
  readonly key: string | number;
  readonly label: string;
}

interface CellsProps {
  readonly name: string;
  /** Grey for the intact model, vermilion for the edited one, the accent for what lies between them. */
  readonly tone: 'base' | 'edited' | 'between';
  /** From the bottom up. */
  readonly rows: readonly CellAxis[];
  readonly columns: readonly CellAxis[];
  /** [row][column]; a row that is not there yet is left empty. */
  readonly cells: readonly (readonly Cell[])[];
  readonly rowTitle: string;
  readonly columnTitle: string;
  /** CSS px. */
  readonly width: number;
  /** Room of the rows' names, CSS px: numbers of layers without it. */
  readonly names?: number;
}

const LAYER_NAMES = 30;
const HEADING = 18;
const ROW = 15;
/** Letters of a column's label that are shown, upright, and the least room of one. */
const MOST_LETTERS = 9;
const LABEL_ROOM = 11;
/** Under the labels, for the title. */
const TITLE = 22;
/** Width of the words at the cursor. */
const HINT_WIDTH = 260;
/** From this width on a cell holds text, at this many px a letter. */
const TEXT_FROM = 26;
const LETTER = 5.6;

/** A picture of cells, layers upwards: each coloured by a strength, walked with the arrow keys. */
export function Cells({
  name,
  tone,
  rows,
  columns,
  cells,
  rowTitle,
  columnTitle,
  width,
  names = LAYER_NAMES,
}: CellsProps) {
  const { t } = useTranslation();
  const cell = (width - names) / columns.length;
  const foot = HEADING + rows.length * ROW;
  const yOf = (row: number) => foot - (row + 1) * ROW;
  const lanes = rows
    .map(
      ({ label }, row): Lane => ({
        names: [label],
        data: (cells[row] ?? []).map(({ words, open }, column) => ({
          x: names + (column + 0.5) * cell,
          y: yOf(row) + ROW / 2,
          box: { width: cell - 1, height: ROW - 1 },
          names: [columns[column]?.label ?? ''],
          words,
          ...(open === undefined ? {} : { open }),
        })),
      }),
    )
    .reverse();
  const most = Math.floor((cell - 2) / LETTER);
  const letters = Math.min(MOST_LETTERS, Math.max(...columns.map(({ label }) => [...label].length), 1));
  const height = foot + TITLE + Math.ceil(letters * LETTER);
  const everyLabel = Math.ceil(LABEL_ROOM / cell);
  return (
    <figure className="chart cells-chart" style={{ width }}>
      <WalkableChart
        name={name}
        width={width}
        height={height}
        lanes={lanes}
        typing={t('charts.cursor.typeLayer')}
        idle={null}
        overlay={(shown) => {
          const datum = shown === null ? undefined : datumAt(lanes, shown);
          return (
            datum && (
              <div
                className="chart-tooltip cells-hint"
                aria-hidden="true"
                style={{ left: Math.max(0, Math.min(datum.x, width - HINT_WIDTH)), top: datum.y + ROW }}
              >
                {datum.words()}
              </div>
            )
          );
        }}
      >
        <AxisTitle x={0} y={12}>
          {`${name} · ${rowTitle}`}
        </AxisTitle>
        <AxisTitle x={width} y={height - 4} anchor="end">
          {columnTitle}
        </AxisTitle>
        {rows.map(({ key, label }, row) => (
          <g key={key} transform={`translate(0 ${px(yOf(row))})`}>
            <text className="cells-name" x={names - 6} y={ROW - 4} textAnchor="end">
              {fitted(label, Math.floor(names / LETTER) - 1)}
            </text>
            {columns.map((column, at) => {
              const one = cells[row]?.[at];
              if (one === undefined) return null;
              return (
                <g key={column.key} transform={`translate(${px(names + at * cell)} 0)`}>
                  <rect
                    className={`cells-cell is-${tone}${one.chosen === true ? ' is-chosen' : ''}`}
                    width={px(cell - 1)}
                    height={ROW - 1}
                    fillOpacity={(0.03 + 0.55 * one.strength).toFixed(2)}
                  />
                  {cell >= TEXT_FROM && (
                    <text className="cells-text" x={px(cell / 2)} y={ROW - 4} textAnchor="middle">
                      {fitted(one.text, most)}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        ))}
        {columns.map(({ key, label }, at) =>
          at % everyLabel > 0 ? null : (
            <text
              key={key}
              className="cells-name"
              textAnchor="end"
              transform={`translate(${px(names + (at + 0.5) * cell + 3)} ${foot + 4}) rotate(-60)`}
            >
              {fitted(label, MOST_LETTERS)}
            </text>
          ),
        )}
      </WalkableChart>
    </figure>
  );
}

const fitted = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length > most ? letters.slice(0, Math.max(1, most)).join('') : text;
};
