import { interpolateRgb, scaleLinear } from 'd3';
import { px } from './format';

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

/** A small heat map with its numbers written into the cells where they fit. */
export function Grid({ name, rows, columns, values, format, width, domain, ...titles }: GridProps) {
  const cell = (width - NAME_WIDTH) / columns.length;
  const height = Math.min(28, Math.max(18, cell));
  const tint = scaleLinear(domain, [0.04, 0.9]).clamp(true);
  // Strong cells are too dark for ink in the light theme, and too light for it in the dark one.
  const colour = interpolateRgb('#ffffff', '#b03a00');
  const total = HEADING + rows.length * height + 4;
  return (
    <figure className="chart" aria-label={name}>
      <svg width={width} height={total} viewBox={`0 0 ${width} ${total}`} role="img" aria-label={name}>
        <g className="chart-axis">
          {titles.rowTitle !== undefined && (
            <text className="chart-axis-title" x={0} y={HEADING - 8}>
              {titles.rowTitle}
            </text>
          )}
          {titles.columnTitle !== undefined && (
            <text className="chart-axis-title" x={width} y={10} textAnchor="end">
              {titles.columnTitle}
            </text>
          )}
          {columns.map((column, at) => (
            <text key={column} x={px(NAME_WIDTH + (at + 0.5) * cell)} y={HEADING - 8} textAnchor="middle">
              {column.length * LETTER_WIDTH > cell
                ? column.slice(0, Math.max(1, Math.floor(cell / LETTER_WIDTH) - 1))
                : column}
            </text>
          ))}
        </g>
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
                  <title>{`${row}, ${column}: ${format(value)}`}</title>
                  <rect width={px(cell - 1)} height={px(height - 1)} fill={colour(tint(value))} />
                  {cell >= NUMBER_WIDTH && (
                    <text
                      x={px(cell / 2)}
                      y={px(height / 2 + 4)}
                      textAnchor="middle"
                      style={{ fill: tint(value) > 0.55 ? '#ffffff' : '#1f2328' }}
                    >
                      {format(value)}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        ))}
      </svg>
    </figure>
  );
}
