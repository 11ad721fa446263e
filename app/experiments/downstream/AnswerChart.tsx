import { scaleLinear } from 'd3';
import { useTranslation } from 'react-i18next';
import { formatPercent, px } from '../../charts/format';
import { MEASURES, type Measure } from './reported';
import { type AnswerRow, chanceOf, estimateOf } from './rows';

const ROW = 24;
const GROUP = 26;
const HEAD = 24;
const AXIS = 24;
const LABEL = 168;
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

interface AnswerChartProps {
  readonly rows: readonly AnswerRow[];
  /** CSS px. */
  readonly width: number;
}

/** Right answers and the probability of A, a row a model, with intervals, chance and what the paper reports. */
export function AnswerChart({ rows, width }: AnswerChartProps) {
  const { t } = useTranslation();
  const beside = width >= SIDE_BY_SIDE;
  const panelWidth = beside ? (width - LABEL - 2.5 * GAP) / 3 : width - LABEL - GAP / 2;
  const { lines, height } = layout(rows);
  const total = beside ? height : height * MEASURES.length;
  return (
    <svg
      className="chart"
      width={width}
      height={total}
      viewBox={`0 0 ${width} ${total}`}
      role="img"
      aria-label={t('experiments.downstream.chart')}
    >
      {MEASURES.map((measure, at) => (
        <g key={measure} transform={`translate(0 ${beside ? 0 : at * height})`}>
          {(at === 0 || !beside) && <Labels lines={lines} />}
          <g transform={`translate(${px(LABEL + (beside ? at * (panelWidth + GAP) : 0))} 0)`}>
            <Panel measure={measure} rows={rows} lines={lines} width={panelWidth} height={height} />
          </g>
        </g>
      ))}
    </svg>
  );
}

/** A heading, or a row of marks, at its height. */
type Line = { readonly group: string; readonly y: number } | { readonly row: AnswerRow; readonly y: number };

function layout(rows: readonly AnswerRow[]): { readonly lines: readonly Line[]; readonly height: number } {
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

function Labels({ lines }: { readonly lines: readonly Line[] }) {
  return lines.map((line) =>
    'group' in line ? (
      <text key={line.group} y={line.y + 5} fontWeight={650}>
        {line.group}
      </text>
    ) : (
      <text key={line.row.key} x={8} y={line.y + 5}>
        {line.row.label}
      </text>
    ),
  );
}

interface PanelProps {
  readonly measure: Measure;
  readonly rows: readonly AnswerRow[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

function Panel({ measure, rows, lines, width, height }: PanelProps) {
  const { t } = useTranslation();
  const ends = rows.flatMap((row) => [estimateOf(row, measure)?.high ?? 0, row.reported[measure] ?? 0]);
  const scale = scaleLinear([0, Math.min(1, Math.max(LEAST_END[measure], ...ends))], [0, width]);
  const ticks = scale.ticks(Math.max(1, Math.min(MOST_TICKS, Math.floor(width / TICK))));
  const chance = chanceOf(rows, measure);
  const bottom = height - AXIS;
  return (
    <>
      <text y={14} className="chart-axis-title">
        {t(`experiments.downstream.measures.${measure}`)}
      </text>
      {ticks.map((tick) => (
        <g key={tick} className="chart-axis" transform={`translate(${px(scale(tick))} 0)`}>
          <line className="chart-grid" y1={HEAD} y2={bottom} />
          <text y={height - 8} textAnchor="middle">
            {formatPercent(tick, 0)}
          </text>
        </g>
      ))}
      {chance !== null && (
        <line
          className="answer-chance"
          stroke="currentColor"
          strokeDasharray="4 3"
          x1={px(scale(chance))}
          x2={px(scale(chance))}
          y1={HEAD}
          y2={bottom}
        />
      )}
      {lines.map((line) =>
        'row' in line ? (
          <g key={line.row.key} transform={`translate(0 ${line.y})`}>
            <Marks row={line.row} measure={measure} x={(share) => px(scale(share))} />
          </g>
        ) : null,
      )}
    </>
  );
}

interface MarksProps {
  readonly row: AnswerRow;
  readonly measure: Measure;
  readonly x: (share: number) => number;
}

function Marks({ row, measure, x }: MarksProps) {
  const { t } = useTranslation();
  const estimate = estimateOf(row, measure);
  const reported = row.reported[measure];
  const className = `chart-mark chart-mark-${row.mark}${row.origin === 'recorded' ? ' is-recorded' : ''}`;
  const words = {
    condition: row.label,
    measure: t(`experiments.downstream.measures.${measure}`),
  };
  return (
    <>
      {estimate !== null && (
        <g>
          <title>
            {t('experiments.downstream.mark', {
              ...words,
              value: formatPercent(estimate.value),
              low: formatPercent(estimate.low),
              high: formatPercent(estimate.high),
            })}
          </title>
          <line
            stroke={`var(--mark-${row.mark})`}
            strokeWidth={1.5}
            x1={x(estimate.low)}
            x2={x(estimate.high)}
          />
          {row.mark === 'random' ? (
            <path
              className={className}
              d="M0-5L5 0L0 5L-5 0Z"
              transform={`translate(${x(estimate.value)} 0)`}
            />
          ) : (
            <circle className={className} cx={x(estimate.value)} r={4.5} />
          )}
        </g>
      )}
      {reported !== undefined && (
        <circle className="chart-mark chart-mark-reported" cx={x(reported)} r={6}>
          <title>
            {t('experiments.downstream.reportedMark', { ...words, value: formatPercent(reported) })}
          </title>
        </circle>
      )}
    </>
  );
}
