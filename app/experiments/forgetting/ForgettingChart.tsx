import { extent, line, scaleLinear } from 'd3';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis, LeftAxis } from '../../charts/axis/Axes';
import { clampedLog } from '../../charts/axis/scales';
import { evenLogValues, ticksAt } from '../../charts/axis/ticks';
import type { Lane } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { formatPerplexity, px } from '../../charts/format';
import { languageName } from '../../i18n/language_names';
import { language } from '../../languages/languages';
import { FREEZING_LOOKS } from './looks';
import { runName } from './run';
import { PANELS, type PanelLanguage, RATES, type StepScore, type TrainingSeries } from './series';

const PANEL_HEIGHT = 240;
const MARGIN = { left: 48, right: 12, top: 40, bottom: 36 };
/** Below this width the panels stand under one another. */
const NARROW = 640;
const LEGEND_HEIGHT = 24;
/** Room above and below the curves, as a factor on perplexity. */
const ROOM = 1.08;
const X_TICKS = 4;
const Y_TICKS = 4;

interface ForgettingChartProps {
  readonly series: readonly TrainingSeries[];
  readonly width: number;
  readonly label: string;
}

/** Perplexity of three languages against training steps, log; the lower rate dashed, recorded dots hollow. */
export function ForgettingChart({ series, width, label }: ForgettingChartProps) {
  const { t } = useTranslation();
  const narrow = width < NARROW;
  const panelWidth = narrow ? width : width / PANELS.length;
  const height = (narrow ? PANEL_HEIGHT * PANELS.length : PANEL_HEIGHT) + LEGEND_HEIGHT;
  const panels = PANELS.map((code, at) => ({
    code,
    left: narrow ? 0 : at * panelWidth,
    top: narrow ? at * PANEL_HEIGHT : 0,
    ...scalesOf(series, code, panelWidth),
  }));
  return (
    <figure className="chart">
      <WalkableChart
        name={label}
        width={width}
        height={height}
        lanes={panels.flatMap((panel) => series.map((one) => laneOf(one, panel, t)))}
        typing={t('charts.cursor.typeLanguage')}
      >
        {panels.map((panel) => (
          <g key={panel.code} transform={`translate(${px(panel.left)} ${panel.top})`}>
            <Panel series={series} panel={panel} width={panelWidth} />
          </g>
        ))}
        <g transform={`translate(${MARGIN.left} ${height - LEGEND_HEIGHT / 2})`}>
          <Legend series={series} />
        </g>
      </WalkableChart>
    </figure>
  );
}

interface PanelPlace extends ReturnType<typeof scalesOf> {
  readonly code: PanelLanguage;
  readonly left: number;
  readonly top: number;
}

function scalesOf(series: readonly TrainingSeries[], code: PanelLanguage, width: number) {
  const scores = series.flatMap(({ curves }) => curves[code]);
  const [least = 1, most = 10] = extent(scores, ({ perplexity }) => Math.max(1, Math.min(perplexity, 1e12)));
  const steps = Math.max(1, ...scores.map(({ step }) => step));
  return {
    x: scaleLinear([0, steps], [MARGIN.left, width - MARGIN.right]),
    y: clampedLog([least / ROOM, most * ROOM], [PANEL_HEIGHT - MARGIN.bottom, MARGIN.top]),
  };
}

/** One curve, for the cursor. */
function laneOf(one: TrainingSeries, { code, left, top, x, y }: PanelPlace, t: TFunction): Lane {
  const { name } = language(code);
  const run = runName(one, t);
  return {
    names: [name, code],
    data: one.curves[code].map(({ step, perplexity }) => ({
      x: left + x(step),
      y: top + y(perplexity),
      names: [String(step)],
      words: () =>
        t('charts.cursor.trained', {
          language: name,
          run,
          step,
          perplexity: formatPerplexity(perplexity),
        }),
    })),
  };
}

interface PanelProps {
  readonly series: readonly TrainingSeries[];
  readonly panel: PanelPlace;
  readonly width: number;
}

function Panel({ series, panel: { code, x, y }, width }: PanelProps) {
  const { t } = useTranslation();
  const path = line<StepScore>(
    ({ step }) => px(x(step)),
    ({ perplexity }) => px(y(perplexity)),
  );
  return (
    <>
      <text x={MARGIN.left} y={16} fontWeight={650}>
        {languageName(code)}
      </text>
      <LeftAxis
        ticks={ticksAt(evenLogValues(y.domain(), Y_TICKS), y, formatPerplexity)}
        left={MARGIN.left}
        right={width - MARGIN.right}
      />
      <BottomAxis
        ticks={ticksAt(x.ticks(X_TICKS).filter(Number.isInteger), x)}
        y={PANEL_HEIGHT - MARGIN.bottom + 18}
      />
      <AxisTitle x={MARGIN.left} y={32}>
        {t('experiments.forgetting.y')}
      </AxisTitle>
      <AxisTitle x={width - MARGIN.right} y={PANEL_HEIGHT - 4} anchor="end">
        {t('experiments.forgetting.x')}
      </AxisTitle>
      {series.map(({ id, freezing, learningRate, origin, curves }) => (
        <g key={id}>
          <path
            className="chart-curve"
            d={path(curves[code]) ?? ''}
            fill="none"
            stroke={FREEZING_LOOKS[freezing].stroke}
            strokeWidth={1.75}
            strokeDasharray={learningRate <= RATES[1] ? '5 4' : undefined}
          />
          {curves[code].map(({ step, perplexity }) => (
            <path
              key={step}
              className="chart-point"
              d={FREEZING_LOOKS[freezing].shape}
              transform={`translate(${px(x(step))} ${px(y(perplexity))})`}
              fill={origin === 'live' ? FREEZING_LOOKS[freezing].stroke : 'var(--paper)'}
              stroke={FREEZING_LOOKS[freezing].stroke}
              strokeWidth={1.5}
            />
          ))}
        </g>
      ))}
    </>
  );
}

const LEGEND_STEP = 150;

function Legend({ series }: { readonly series: readonly TrainingSeries[] }) {
  const { t } = useTranslation();
  const freezings = (['full', 'core', 'random'] as const).filter((freezing) =>
    series.some((one) => one.freezing === freezing),
  );
  return freezings.map((freezing, at) => (
    <g key={freezing} transform={`translate(${at * LEGEND_STEP} 0)`}>
      <g stroke={FREEZING_LOOKS[freezing].stroke} fill="var(--paper)">
        <line x1={0} x2={20} strokeWidth={1.75} />
        <path d={FREEZING_LOOKS[freezing].shape} transform="translate(10 0)" strokeWidth={1.5} />
      </g>
      <text x={26} y={4}>
        {t(`experiments.forgetting.freezings.${freezing}`)}
      </text>
    </g>
  ));
}
