import { scaleLog } from 'd3';
import { useTranslation } from 'react-i18next';
import { formatRatio, px } from '../../charts/format';
import { languageName } from '../../i18n/language_names';
import { LANGUAGE_CODES, language } from '../../languages';
import type { RecordedExperiment, Scores } from '../schema';
import { median, ratioIn, resultOf } from '../scores/rows';

const ROW = 44;
const TOP = 8;
const BOTTOM = 40;
const RIGHT = 72;
/** Ratios past this are drawn at the right edge. */
const MOST = 1e10;
const TICKS = [1, 100, 1e4, 1e6, 1e8, 1e10];

export interface Part {
  readonly id: string;
  readonly label: string;
  readonly weights: string;
}

interface PartsChartProps {
  readonly recorded: RecordedExperiment<Scores>;
  readonly parts: readonly Part[];
  readonly width: number;
}

/** One row a part of the core: a dot a language at its ratio to the intact model, a bar at their median. */
export function PartsChart({ recorded, parts, width }: PartsChartProps) {
  const { t } = useTranslation();
  const base = resultOf(recorded, 'base');
  const height = TOP + parts.length * ROW + BOTTOM;
  const x = scaleLog([0.8, MOST], [8, width - RIGHT]).clamp(true);
  const rows = parts.flatMap((part) => {
    const result = resultOf(recorded, part.id);
    const ratios = LANGUAGE_CODES.flatMap((code) => {
      const ratio = ratioIn(result, base, code);
      return ratio === null ? [] : [{ code, ratio }];
    });
    return ratios.length === 0 ? [] : [{ ...part, ratios, middle: median(ratios.map(({ ratio }) => ratio)) }];
  });
  return (
    <figure className="chart">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={rows.map(({ label, middle }) => `${label} ${formatRatio(middle)}`).join(', ')}
      >
        <g className="chart-axis">
          {TICKS.map((tick) => (
            <g key={tick} transform={`translate(${px(x(tick))} 0)`}>
              <line className="chart-grid" y1={TOP} y2={height - BOTTOM} />
              <text y={height - BOTTOM + 16} textAnchor="middle">
                {formatRatio(tick).replace('1·', '')}
              </text>
            </g>
          ))}
          <text className="chart-axis-title" x={width - RIGHT} y={height - 4} textAnchor="end">
            {t('experiments.parts.axis')}
          </text>
        </g>
        {rows.map(({ id, label, weights, ratios, middle }, at) => (
          <g key={id} transform={`translate(0 ${TOP + at * ROW})`}>
            <text x={0} y={14}>
              {label} · {weights}
            </text>
            {ratios.map(({ code, ratio }) => (
              <circle
                key={code}
                cx={px(x(ratio))}
                cy={28}
                r={4}
                fill="none"
                stroke={language(code).colour}
                strokeWidth={1.5}
              >
                <title>{`${languageName(code)} ${formatRatio(ratio)}`}</title>
              </circle>
            ))}
            <line
              stroke="var(--mark-edited)"
              strokeWidth={2.5}
              x1={px(x(middle))}
              x2={px(x(middle))}
              y1={19}
              y2={37}
            />
            <text x={width} y={32} textAnchor="end">
              {formatRatio(middle)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
