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
import { type LanguageCode, language } from '../../languages/languages';
import { FREEZING_LOOKS } from './looks';
import { runName } from './run';
import type { StepScore, TrainingSeries } from './series';

const PANEL_HEIGHT = 240;
const MARGIN = { left: 48, right: 12, top: 40, bottom: 36 };
/** Below this width the panels stand under one another. */
const NARROW = 640;
/** Room above and below the curves, as a factor on perplexity. */
const ROOM = 1.08;
const X_TICKS = 4;
const Y_TICKS = 4;

interface LiveChartProps {
  readonly series: TrainingSeries;
  readonly width: number;
  readonly label: string;
}

/** Perplexity of three languages against training steps, log. */
export function LiveChart({ series, width, label }: LiveChartProps) {
  const { t } = useTranslation();
  const narrow = width < NARROW;
  const count = series.curves.length;
  const panelWidth = narrow ? width : width / count;
  const panels = series.curves.map(({ code, scores }, at) => ({
    code,
    scores,
    left: narrow ? 0 : at * panelWidth,
    top: narrow ? at * PANEL_HEIGHT : 0,
    ...scalesOf(scores, panelWidth),
  }));
  return (
    <figure className="chart">
      <WalkableChart
        name={label}
        width={width}
        height={narrow ? PANEL_HEIGHT * count : PANEL_HEIGHT}
        lanes={panels.map((panel) => laneOf(series, panel, t))}
        typing={t('charts.cursor.typeLanguage')}
      >
        {panels.map((panel) => (
          <g key={panel.code} transform={`translate(${px(panel.left)} ${panel.top})`}>
            <Panel look={FREEZING_LOOKS[series.freezing]} panel={panel} width={panelWidth} />
          </g>
        ))}
      </WalkableChart>
    </figure>
  );
}

interface PanelPlace extends ReturnType<typeof scalesOf> {
  readonly code: LanguageCode;
  readonly scores: readonly StepScore[];
  readonly left: number;
  readonly top: number;
}

function scalesOf(scores: readonly StepScore[], width: number) {
  const [least = 1, most = 10] = extent(scores, ({ perplexity }) => Math.max(1, Math.min(perplexity, 1e12)));
  const steps = Math.max(1, ...scores.map(({ step }) => step));
  return {
    x: scaleLinear([0, steps], [MARGIN.left, width - MARGIN.right]),
    y: clampedLog([least / ROOM, most * ROOM], [PANEL_HEIGHT - MARGIN.bottom, MARGIN.top]),
  };
}

/** One curve, for the cursor. */
function laneOf(series: TrainingSeries, { code, scores, left, top, x, y }: PanelPlace, t: TFunction): Lane {
  const { name } = language(code);
  return {
    names: [name, code],
    data: scores.map(({ step, perplexity }) => ({
      x: left + x(step),
      y: top + y(perplexity),
      names: [String(step)],
      words: () =>
        t('charts.cursor.trained', {
          language: name,
          run: runName(series, t),
          step,
          perplexity: formatPerplexity(perplexity),
        }),
    })),
  };
}

interface PanelProps {
  readonly look: (typeof FREEZING_LOOKS)[keyof typeof FREEZING_LOOKS];
  readonly panel: PanelPlace;
  readonly width: number;
}

function Panel({ look: { stroke, shape }, panel: { code, scores, x, y }, width }: PanelProps) {
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
      <path className="chart-curve" d={path(scores) ?? ''} fill="none" stroke={stroke} strokeWidth={1.75} />
      {scores.map(({ step, perplexity }) => (
        <path
          key={step}
          className="chart-point"
          d={shape}
          transform={`translate(${px(x(step))} ${px(y(perplexity))})`}
          fill={stroke}
        />
      ))}
    </>
  );
}
