import { scaleLinear } from 'd3';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis } from './axis/Axes';
import type { Lane } from './cursor/lanes';
import { WalkableChart } from './cursor/WalkableChart';
import { px } from './format';
import { gridColour, gridInk } from './marks/ramp';

export interface GridProps {
  /** What is shown, for those who do not see it. */
  readonly name: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** [row][column]; null is left empty. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly format: (value: number) => string;
  readonly width: number;
  /** Value of the palest and of the strongest colour. */
  readonly domain: readonly [number, number];
  readonly rowTitle?: string;
  readonly columnTitle?: string;
}

const NAME_WIDTH = 92;
const HEADING = 36;
/** Below this cell width the numbers are left to the title and the table. */
const NUMBER_WIDTH = 40;
/** Width of a letter of the small size, CSS px: names of columns are cut to what fits. */
const LETTER_WIDTH = 8;
/** The same of a character of Chinese, Japanese or Korean, which come after all narrow letters. */
const WIDE_LETTER = 13;
const FIRST_WIDE = '\u2e80';

/** A small heat map with its numbers written into the cells where they fit. */
export function Grid({ name, rows, columns, values, format, width, domain, ...titles }: GridProps) {
  const { t } = useTranslation();
  const cell = (width - NAME_WIDTH) / columns.length;
  const height = Math.min(28, Math.max(18, cell));
  const tint = scaleLinear(domain, [0.04, 0.9]).clamp(true);
  const total = HEADING + rows.length * height + 4;
  const lanes = rows.map(
    (row, y): Lane => ({
      names: [row],
      data: columns.flatMap((column, x) => {
        const value = values[y]?.[x] ?? null;
        if (value === null) return [];
        return [
          {
            x: NAME_WIDTH + (x + 0.5) * cell,
            y: HEADING + (y + 0.5) * height,
            box: { width: cell - 2, height: height - 2 },
            names: [column],
            words: () => t('charts.cursor.cell', { row, column, value: format(value) }),
          },
        ];
      }),
    }),
  );
  return (
    <figure className="chart" aria-label={name}>
      <WalkableChart
        name={name}
        width={width}
        height={total}
        lanes={lanes}
        reach="lane"
        typing={t('charts.cursor.typeRow')}
      >
        {titles.rowTitle !== undefined && (
          <AxisTitle x={0} y={HEADING - 8}>
            {titles.rowTitle}
          </AxisTitle>
        )}
        {titles.columnTitle !== undefined && (
          <AxisTitle x={width} y={10} anchor="end">
            {titles.columnTitle}
          </AxisTitle>
        )}
        <BottomAxis
          ticks={columns.map((column, at) => ({
            value: at,
            at: NAME_WIDTH + (at + 0.5) * cell,
            label: fitted(column, cell),
          }))}
          y={HEADING - 8}
        />
        {rows.map((row, y) => (
          <g key={row} transform={`translate(0 ${px(HEADING + y * height)})`}>
            <text x={0} y={px(height / 2 + 4)}>
              {row}
            </text>
            {columns.map((column, x) => {
              const value = values[y]?.[x] ?? null;
              if (value === null) return null;
              return (
                <g key={column} transform={`translate(${px(NAME_WIDTH + x * cell)} 0)`}>
                  <title>{t('charts.cursor.cell', { row, column, value: format(value) })}</title>
                  <rect width={px(cell - 1)} height={px(height - 1)} fill={gridColour(tint(value))} />
                  {cell >= NUMBER_WIDTH && (
                    <text
                      x={px(cell / 2)}
                      y={px(height / 2 + 4)}
                      textAnchor="middle"
                      style={{ fill: gridInk(tint(value)) }}
                    >
                      {format(value)}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        ))}
      </WalkableChart>
    </figure>
  );
}

/** A name cut to what a column has room for; its first letter stays. */
function fitted(column: string, cell: number): string {
  let free = cell;
  for (const [at, letter] of [...column].entries()) {
    free -= letter >= FIRST_WIDE ? WIDE_LETTER : LETTER_WIDTH;
    if (free < 0) return [...column].slice(0, Math.max(1, at)).join('');
  }
  return column;
}
