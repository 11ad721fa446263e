import { line } from 'd3';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis, LeftAxis } from '../../charts/axis/Axes';
import { clampedLog } from '../../charts/axis/scales';
import { evenLogValues, ticksAt } from '../../charts/axis/ticks';
import type { Lane } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { formatRatio, px, ratioWords } from '../../charts/format';
import { FREEZINGS } from '../../figures/forgetting';
import type { WayCurve, WayPanel, WayPoint } from './curves';
import { FREEZING_LOOKS } from './looks';
import { settingName } from './run';

const PANEL_HEIGHT = 280;
const MARGIN = { left: 48, right: 16, top: 40, bottom: 36 };
/** Least width of a panel that has others beside it, CSS px. */
const PANEL_WIDTH = 300;
const LEGEND_ROW = 20;
const LEGEND_STEP = 190;
/** Room around the curves, as a factor on a ratio. */
const ROOM = 1.06;
const TICKS = 3;

interface WayChartProps {
  readonly panels: readonly WayPanel[];
  readonly width: number;
  readonly label: string;
}

/** How much was learned (to the right) against how much was lost (upwards), one curve a condition. */
export function WayChart({ panels, width, label }: WayChartProps) {
  const { t } = useTranslation();
  const columns = Math.max(1, Math.min(panels.length, Math.floor(width / PANEL_WIDTH)));
  const rows = Math.ceil(panels.length / columns);
  const freezings = FREEZINGS.filter((one) =>
    panels.some(({ curves }) => curves.some((c) => c.freezing === one)),
  );
  const legendColumns = Math.max(1, Math.floor((width - MARGIN.left) / LEGEND_STEP));
  const top = rows * PANEL_HEIGHT;
  const placed = panels.map((panel, at) => ({
    panel,
    left: (at % columns) * (width / columns),
    top: Math.floor(at / columns) * PANEL_HEIGHT,
    ...scalesOf(panel, width / columns),
  }));
  return (
    <figure className="chart">
      <WalkableChart
        name={label}
        width={width}
        height={top + LEGEND_ROW * Math.ceil(freezings.length / legendColumns)}
        lanes={placed.flatMap((place) => place.panel.curves.map((curve) => laneOf(curve, place, t)))}
        typing={t('charts.cursor.typeLanguage')}
      >
        {placed.map((place) => (
          <g
            key={settingName(place.panel.setting, t)}
            transform={`translate(${px(place.left)} ${place.top})`}
          >
            <Panel place={place} width={width / columns} />
          </g>
        ))}
        {freezings.map((freezing, at) => {
          const { stroke, shape } = FREEZING_LOOKS[freezing];
          const [x, y] = [at % legendColumns, Math.floor(at / legendColumns)];
          return (
            <g
              key={freezing}
              transform={`translate(${MARGIN.left + x * LEGEND_STEP} ${top + (y + 0.5) * LEGEND_ROW})`}
            >
              <line x2={20} stroke={stroke} strokeWidth={1.75} />
              <path
                d={shape}
                transform="translate(10 0)"
                stroke={stroke}
                strokeWidth={1.5}
                fill="var(--paper)"
              />
              <text x={26} y={4}>
                {t(`experiments.forgetting.freezings.${freezing}`)}
              </text>
            </g>
          );
        })}
      </WalkableChart>
    </figure>
  );
}

interface Place extends ReturnType<typeof scalesOf> {
  readonly panel: WayPanel;
  readonly left: number;
  readonly top: number;
}

/** Least and most of some ratios and of 1, where every way begins. */
function domainOf(panel: WayPanel, of: (point: WayPoint) => number): readonly [number, number] {
  const values = panel.curves.flatMap(({ points }) => points.map(of));
  return [Math.min(1, ...values) / ROOM, Math.max(1, ...values) * ROOM];
}

function scalesOf(panel: WayPanel, width: number) {
  const [least, most] = domainOf(panel, ({ learned }) => learned.value);
  return {
    // What is learned better has the lower perplexity, and stands further right.
    x: clampedLog([most, least], [MARGIN.left, width - MARGIN.right]),
    y: clampedLog(
      domainOf(panel, ({ lost }) => lost.value),
      [PANEL_HEIGHT - MARGIN.bottom, MARGIN.top],
    ),
  };
}

const laneOf = ({ freezing, points }: WayCurve, { panel, left, top, x, y }: Place, t: TFunction): Lane => {
  const run = t(`experiments.forgetting.freezings.${freezing}`);
  return {
    names: [settingName(panel.setting, t), run],
    data: points.map(({ step, learned, lost }) => ({
      x: left + x(learned.value),
      y: top + y(lost.value),
      names: [String(step)],
      words: () =>
        t('experiments.forgetting.point', {
          setting: settingName(panel.setting, t),
          run,
          step,
          learned: ratioWords(learned),
          lost: ratioWords(lost),
        }),
    })),
  };
};

function Panel({ place: { panel, x, y }, width }: { readonly place: Place; readonly width: number }) {
  const { t } = useTranslation();
  const path = line<WayPoint>(
    ({ learned }) => px(x(learned.value)),
    ({ lost }) => px(y(lost.value)),
  );
  return (
    <>
      <text x={MARGIN.left} y={16} fontWeight={650}>
        {settingName(panel.setting, t)}
      </text>
      <LeftAxis
        ticks={ticksAt(evenLogValues(y.domain(), TICKS), y, fine)}
        left={MARGIN.left}
        right={width - MARGIN.right}
      />
      <BottomAxis
        ticks={ticksAt(evenLogValues(x.domain(), TICKS), x, fine)}
        y={PANEL_HEIGHT - MARGIN.bottom + 18}
      />
      <AxisTitle x={MARGIN.left} y={32}>
        {t('experiments.forgetting.lost')}
      </AxisTitle>
      <AxisTitle x={width - MARGIN.right} y={PANEL_HEIGHT - 4} anchor="end">
        {t('experiments.forgetting.learned')}
      </AxisTitle>
      {panel.curves.map(({ freezing, points }) => {
        const { stroke, shape } = FREEZING_LOOKS[freezing];
        const end = points.at(-1);
        return (
          <g key={freezing} stroke={stroke}>
            <path className="chart-curve" d={path(points) ?? ''} fill="none" strokeWidth={1.75} />
            {end !== undefined && (
              <path
                className="chart-interval"
                d={`M${px(x(end.learned.low))} ${px(y(end.lost.value))}H${px(x(end.learned.high))}M${px(x(end.learned.value))} ${px(y(end.lost.low))}V${px(y(end.lost.high))}`}
                strokeOpacity={0.5}
              />
            )}
            {points.map((point) => (
              <path
                key={point.step}
                className="chart-point"
                d={shape}
                transform={`translate(${px(x(point.learned.value))} ${px(y(point.lost.value))})`}
                fill="var(--paper)"
                strokeWidth={1.5}
              />
            ))}
          </g>
        );
      })}
    </>
  );
}

/** Ratios near one another need a second decimal. */
const fine = (ratio: number): string => (ratio < 10 ? `×${ratio.toFixed(2)}` : formatRatio(ratio));
