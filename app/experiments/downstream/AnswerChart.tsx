import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis } from '../../charts/axis/Axes';
import { ticksAt } from '../../charts/axis/ticks';
import type { Datum } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { formatPercent, px } from '../../charts/format';
import { Mark } from '../../charts/marks/Mark';
import { type AnswerLayout, AXIS, answerLayout, HEAD, type Line } from './layout';
import type { Measure } from './reported';
import { type AnswerRow, chanceOf, estimateOf } from './rows';

interface AnswerChartProps {
  readonly rows: readonly AnswerRow[];
  /** CSS px. */
  readonly width: number;
}

/** Right answers and the probability of A, a row a model, with intervals, chance and what the paper reports. */
export function AnswerChart({ rows, width }: AnswerChartProps) {
  const { t } = useTranslation();
  const layout = answerLayout(rows, width);
  const { panels, lines, height } = layout;
  return (
    <div className="chart">
      <WalkableChart
        name={t('experiments.downstream.chart')}
        width={width}
        height={layout.total}
        lanes={lanesOf(layout, t)}
        typing={t('charts.cursor.typeRow')}
      >
        {panels.map((panel, at) => (
          <g key={panel.measure}>
            {(at === 0 || panel.top > 0) && (
              <g transform={`translate(0 ${panel.top})`}>
                <Labels lines={lines} />
              </g>
            )}
            <g transform={`translate(${px(panel.left)} ${panel.top})`}>
              <Panel panel={panel} rows={rows} lines={lines} height={height} />
            </g>
          </g>
        ))}
      </WalkableChart>
    </div>
  );
}

/** A lane a row of a panel stack: its values, and what the paper reports, from left to right. */
function lanesOf({ panels, lines }: AnswerLayout, t: TFunction) {
  const stacks = [...new Set(panels.map(({ top }) => top))];
  return stacks.flatMap((top) =>
    lines.flatMap((line) => {
      if (!('row' in line)) return [];
      const { row, y } = line;
      const data = panels
        .filter((panel) => panel.top === top)
        .flatMap(({ measure, left, scale }): Datum[] => {
          const estimate = estimateOf(row, measure);
          const reported = row.reported[measure];
          const at = (share: number, words: () => string): Datum => ({
            x: left + scale(share),
            y: top + y,
            words,
          });
          return [
            ...(estimate === null ? [] : [at(estimate.value, () => markWords(row, measure, t))]),
            ...(reported === undefined ? [] : [at(reported, () => reportedWords(row, measure, t))]),
          ].sort((a, b) => a.x - b.x);
        });
      return [{ names: [row.label], data }];
    }),
  );
}

const named = (row: AnswerRow, measure: Measure, t: TFunction) => ({
  condition: `${row.group}, ${row.label}`,
  measure: t(`experiments.downstream.measures.${measure}`),
});

function markWords(row: AnswerRow, measure: Measure, t: TFunction): string {
  const estimate = estimateOf(row, measure);
  return estimate === null
    ? row.label
    : t('experiments.downstream.mark', {
        ...named(row, measure, t),
        value: formatPercent(estimate.value),
        low: formatPercent(estimate.low),
        high: formatPercent(estimate.high),
      });
}

const reportedWords = (row: AnswerRow, measure: Measure, t: TFunction): string =>
  t('experiments.downstream.reportedMark', {
    ...named(row, measure, t),
    value: formatPercent(row.reported[measure] ?? 0),
  });

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
  readonly panel: AnswerLayout['panels'][number];
  readonly rows: readonly AnswerRow[];
  readonly lines: readonly Line[];
  readonly height: number;
}

function Panel({ panel: { measure, scale, ticks }, rows, lines, height }: PanelProps) {
  const { t } = useTranslation();
  const chance = chanceOf(rows, measure);
  const bottom = height - AXIS;
  return (
    <>
      <AxisTitle x={0} y={14}>
        {t(`experiments.downstream.measures.${measure}`)}
      </AxisTitle>
      <BottomAxis
        ticks={ticksAt(ticks, scale, (tick) => formatPercent(tick, 0))}
        y={height - 8}
        grid={{ top: HEAD, bottom }}
      />
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
  return (
    <>
      {estimate !== null && (
        <g>
          <title>{markWords(row, measure, t)}</title>
          <line
            stroke={`var(--mark-${row.mark})`}
            strokeWidth={1.5}
            x1={x(estimate.low)}
            x2={x(estimate.high)}
          />
          <Mark kind={row.mark} origin={row.origin} x={x(estimate.value)} />
        </g>
      )}
      {reported !== undefined && (
        <g className="answer-reported">
          <title>{reportedWords(row, measure, t)}</title>
          <Mark kind="reported" x={x(reported)} r={6} />
        </g>
      )}
    </>
  );
}
