import { extent, line, scaleLinear, scaleLog } from 'd3';
import { useTranslation } from 'react-i18next';
import { formatPerplexity, px } from '../../charts/format';
import { languageName } from '../../i18n/language_names';

import {
  type Freezing,
  PANELS,
  type PanelLanguage,
  RATES,
  type StepScore,
  type TrainingSeries,
} from './series';

const PANEL_HEIGHT = 240;
const MARGIN = { left: 48, right: 12, top: 40, bottom: 36 };
/** Below this width the panels stand under one another. */
const NARROW = 640;
const LEGEND_HEIGHT = 24;
/** Room above and below the curves, as a factor on perplexity. */
const ROOM = 1.08;
const X_TICKS = 4;
const Y_TICKS = 4;

/** The core is the one that the experiment is about; random is the grey control. */
const STROKES: Readonly<Record<Freezing, string>> = {
  full: 'var(--mark-edited)',
  core: 'var(--accent)',
  random: 'var(--mark-random)',
};

interface ForgettingChartProps {
  readonly series: readonly TrainingSeries[];
  readonly width: number;
  readonly label: string;
}

/** Perplexity of three languages against training steps, log; the lower rate dashed, recorded dots hollow. */
export function ForgettingChart({ series, width, label }: ForgettingChartProps) {
  const narrow = width < NARROW;
  const panelWidth = narrow ? width : width / PANELS.length;
  const height = (narrow ? PANEL_HEIGHT * PANELS.length : PANEL_HEIGHT) + LEGEND_HEIGHT;
  return (
    <figure className="chart">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {PANELS.map((code, at) => (
          <g
            key={code}
            transform={`translate(${narrow ? 0 : px(at * panelWidth)} ${narrow ? at * PANEL_HEIGHT : 0})`}
          >
            <Panel series={series} code={code} width={panelWidth} />
          </g>
        ))}
        <g transform={`translate(${MARGIN.left} ${height - LEGEND_HEIGHT / 2})`}>
          <Legend series={series} />
        </g>
      </svg>
    </figure>
  );
}

interface PanelProps {
  readonly series: readonly TrainingSeries[];
  readonly code: PanelLanguage;
  readonly width: number;
}

function Panel({ series, code, width }: PanelProps) {
  const { t } = useTranslation();
  const scores = series.flatMap(({ curves }) => curves[code]);
  const [least = 1, most = 10] = extent(scores, ({ perplexity }) => Math.max(1, Math.min(perplexity, 1e12)));
  const steps = Math.max(1, ...scores.map(({ step }) => step));
  const x = scaleLinear([0, steps], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLog([least / ROOM, most * ROOM], [PANEL_HEIGHT - MARGIN.bottom, MARGIN.top]).clamp(true);
  const path = line<StepScore>(
    ({ step }) => px(x(step)),
    ({ perplexity }) => px(y(perplexity)),
  );
  return (
    <>
      <text x={MARGIN.left} y={16} fontWeight={650}>
        {languageName(code)}
      </text>
      <g className="chart-axis">
        {evenTicks(y.domain()).map((tick) => (
          <g key={tick} transform={`translate(0 ${px(y(tick))})`}>
            <line className="chart-grid" x1={MARGIN.left} x2={width - MARGIN.right} />
            <text x={MARGIN.left - 6} y={4} textAnchor="end">
              {formatPerplexity(tick)}
            </text>
          </g>
        ))}
        {x.ticks(X_TICKS).map((tick) => (
          <text key={tick} x={px(x(tick))} y={PANEL_HEIGHT - MARGIN.bottom + 18} textAnchor="middle">
            {tick}
          </text>
        ))}
        <text className="chart-axis-title" x={MARGIN.left} y={32}>
          {t('experiments.forgetting.y')}
        </text>
        <text className="chart-axis-title" x={width - MARGIN.right} y={PANEL_HEIGHT - 4} textAnchor="end">
          {t('experiments.forgetting.x')}
        </text>
      </g>
      {series.map(({ id, freezing, learningRate, origin, curves }) => (
        <g key={id}>
          <path
            d={path(curves[code]) ?? ''}
            fill="none"
            stroke={STROKES[freezing]}
            strokeWidth={1.75}
            strokeDasharray={learningRate <= RATES[1] ? '5 4' : undefined}
          />
          {curves[code].map(({ step, perplexity }) => (
            <circle
              key={step}
              cx={px(x(step))}
              cy={px(y(perplexity))}
              r={3}
              fill={origin === 'live' ? STROKES[freezing] : 'var(--paper)'}
              stroke={STROKES[freezing]}
              strokeWidth={1.5}
            />
          ))}
        </g>
      ))}
    </>
  );
}

/** Ticks at even distances on a log axis: its own would be none or a crowd over less than a decade. */
function evenTicks([from = 1, to = 10]: readonly number[]): readonly number[] {
  const factor = (to / from) ** (1 / Y_TICKS);
  return Array.from({ length: Y_TICKS + 1 }, (_, at) => from * factor ** at);
}

const LEGEND_STEP = 150;

function Legend({ series }: { readonly series: readonly TrainingSeries[] }) {
  const { t } = useTranslation();
  const freezings = (['full', 'core', 'random'] as const).filter((freezing) =>
    series.some((one) => one.freezing === freezing),
  );
  return freezings.map((freezing, at) => (
    <g key={freezing} transform={`translate(${at * LEGEND_STEP} 0)`}>
      <line x1={0} x2={20} stroke={STROKES[freezing]} strokeWidth={1.75} />
      <text x={26} y={4}>
        {t(`experiments.forgetting.freezings.${freezing}`)}
      </text>
    </g>
  ));
}
