import { scaleLinear } from 'd3';
import { useTranslation } from 'react-i18next';
import { px } from '../../charts/format';
import type { TextRow } from './rows';
import { useRankWords } from './useRankWords';

const ROW = 24;
const LABEL = 176;
const RANK = 120;
const AXIS = 40;
/** Room above the first row, for the head of the ranks. */
const HEAD = 24;
/** Where the axis ends at least, nats. */
const LEAST_END = 4;

interface SurprisalChartProps {
  readonly rows: readonly TextRow[];
  /** CSS px. */
  readonly width: number;
}

const markOf = ({ condition }: TextRow) =>
  condition === 'intact' ? 'base' : condition.endsWith('-random') ? 'random' : 'edited';

/** How surprised each model is by the intact model's text, and where it puts that text's first token. */
export function SurprisalChart({ rows, width }: SurprisalChartProps) {
  const { t } = useTranslation();
  const rankWords = useRankWords();
  const values = rows.map(({ meanOfBase }) => meanOfBase ?? 0);
  const scale = scaleLinear([0, Math.max(LEAST_END, ...values)], [LABEL, width - RANK]).nice(4);
  const bottom = HEAD + rows.length * ROW;
  return (
    <svg
      className="chart"
      width={width}
      height={bottom + AXIS}
      viewBox={`0 0 ${width} ${bottom + AXIS}`}
      role="img"
      aria-label={t('experiments.texts.chart')}
    >
      <text x={width} y={14} textAnchor="end" className="chart-axis-title">
        {t('experiments.texts.rankHead')}
      </text>
      {scale.ticks(4).map((tick) => (
        <g key={tick} className="chart-axis" transform={`translate(${px(scale(tick))} 0)`}>
          <line className="chart-grid" y1={HEAD} y2={bottom} />
          <text y={bottom + 16} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      <text className="chart-axis-title" x={LABEL} y={bottom + 34}>
        {t('experiments.texts.axis')}
      </text>
      {rows.map((row, at) => {
        const { condition, meanOfBase } = row;
        const rank = rankWords(row.base[0]?.rank);
        const name = t(`experiments.texts.conditions.${condition}`);
        return (
          <g key={condition} transform={`translate(0 ${HEAD + at * ROW + ROW / 2})`}>
            <text y={5}>{name}</text>
            {meanOfBase !== null && (
              <Mark mark={markOf(row)} x={px(scale(meanOfBase))}>
                {t('experiments.texts.chartMark', { condition: name, nats: meanOfBase.toFixed(2), rank })}
              </Mark>
            )}
            <text x={width} y={5} textAnchor="end">
              {rank}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

interface MarkProps {
  readonly mark: 'base' | 'edited' | 'random';
  readonly x: number;
  readonly children: string;
}

function Mark({ mark, x, children }: MarkProps) {
  const className = `chart-mark chart-mark-${mark} is-recorded`;
  return (
    <g transform={`translate(${x} 0)`}>
      {mark === 'random' ? (
        <path className={className} d="M0-5L5 0L0 5L-5 0Z" />
      ) : (
        <circle className={className} r={4.5} />
      )}
      <title>{children}</title>
    </g>
  );
}
