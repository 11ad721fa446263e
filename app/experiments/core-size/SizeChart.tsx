import { area, line } from 'd3';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis, LeftAxis } from '../../charts/axis/Axes';
import { clampedLog } from '../../charts/axis/scales';
import { powerLabel, shortCount, ticksAt } from '../../charts/axis/ticks';
import type { Lane } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { formatPerplexity, px } from '../../charts/format';
import { languageColour } from '../../charts/marks/colours';
import { seriesLook } from '../../charts/marks/series';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { formatCount } from '../../i18n/numbers';
import type { LanguageCode } from '../../languages/languages';
import { type ControlPoint, type CurvePoint, controlCurve, curveOf, piecesOf } from './curve';

const HEIGHT = 440;
const MARGIN = { left: 56, right: 124, top: 28, bottom: 44 };
/** Below this width every other tick is left out. */
const NARROW = 520;
/** Perplexities past this are drawn at the top edge. */
const MOST = 1e12;
const Y_TICKS = [10, 1e3, 1e6, 1e9, 1e12];
const LABEL_HEIGHT = 14;

interface SizeChartProps {
  readonly recorded: RecordedExperiment<Scores>;
  readonly languages: readonly LanguageCode[];
  readonly width: number;
}

const scales = (width: number) => ({
  x: clampedLog([1, 1e7], [MARGIN.left, width - MARGIN.right]),
  y: clampedLog([2, MOST], [HEIGHT - MARGIN.bottom, MARGIN.top]),
});

/** Perplexity against the number of weights removed, both log; one line a language; the control is dashed, in a band of its draws. */
export function SizeChart({ recorded, languages, width }: SizeChartProps) {
  const { t } = useTranslation();
  const { x, y } = scales(width);
  const path = line<CurvePoint>(
    (point) => px(x(point.weights)),
    (point) => px(y(point.perplexity)),
  );
  const curves = useMemo(
    () =>
      languages.flatMap((code, at) => {
        const points = curveOf(recorded, code);
        return points.length === 0 ? [] : [{ code, points, look: seriesLook(at) }];
      }),
    [recorded, languages],
  );
  const band = area<ControlPoint>(
    (point) => px(x(point.weights)),
    (point) => px(y(point.low)),
    (point) => px(y(point.high)),
  );
  const random = useMemo(() => controlCurve(recorded), [recorded]);
  const lanes = useMemo(() => {
    const placed = scales(width);
    const lane = (name: string, points: readonly CurvePoint[], names: readonly string[]): Lane => ({
      names,
      data: points.map(({ weights, perplexity }) => ({
        x: placed.x(weights),
        y: placed.y(perplexity),
        names: [String(weights)],
        words: () =>
          t('charts.cursor.removed', {
            series: name,
            weights: formatCount(weights),
            perplexity: formatPerplexity(perplexity),
          }),
      })),
    });
    return [
      ...curves.map(({ code, points }) => lane(languageName(code), points, [languageName(code), code])),
      lane(t('charts.cursor.randomMedian'), random, [t('charts.cursor.randomMedian')]),
    ];
  }, [curves, random, width, t]);
  const labels = placeLabels(
    curves.map(({ code, points, look }) => ({ code, look, y: y(points.at(-1)?.perplexity ?? 1) })),
  );
  return (
    <figure className="chart">
      <WalkableChart
        name={t('experiments.core-size.figure')}
        width={width}
        height={HEIGHT}
        lanes={lanes}
        typing={t('charts.cursor.typeLanguage')}
      >
        <LeftAxis ticks={ticksAt(Y_TICKS, y, powerLabel)} left={MARGIN.left} right={width - MARGIN.right} />
        <BottomAxis
          ticks={ticksAt(
            width < NARROW ? [1, 100, 1e4, 1e6] : [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7],
            x,
            shortCount,
          )}
          y={HEIGHT - MARGIN.bottom + 18}
        />
        <AxisTitle x={width - MARGIN.right} y={HEIGHT - 6} anchor="end">
          {t('experiments.core-size.x')}
        </AxisTitle>
        <AxisTitle x={0} y={12}>
          {t('experiments.core-size.y')}
        </AxisTitle>
        <path className="control-band" d={band(random) ?? ''} fill="var(--mark-random)" fillOpacity={0.2} />
        <path
          d={path(random) ?? ''}
          fill="none"
          stroke="var(--mark-random)"
          strokeWidth={1.5}
          strokeDasharray="1 3"
        />
        {curves.map(({ code, points, look }) => (
          <g key={code} stroke={languageColour(code)}>
            <path
              d={piecesOf(points)
                .map((piece) => path(piece) ?? '')
                .join('')}
              fill="none"
              strokeWidth={1.75}
              strokeDasharray={look.dash}
            />
            {points.map((point) => (
              <path
                key={point.weights}
                d={look.shape}
                transform={`translate(${px(x(point.weights))} ${px(y(point.perplexity))})`}
                fill="var(--paper)"
                strokeWidth={1.5}
              />
            ))}
          </g>
        ))}
        {labels.map(({ code, look, y: at }) => (
          <g key={code} transform={`translate(${width - MARGIN.right + 6} ${px(at)})`}>
            <g stroke={languageColour(code)} fill="var(--paper)">
              <line x2={22} strokeWidth={1.75} strokeDasharray={look.dash} />
              <path d={look.shape} transform="translate(11 0)" strokeWidth={1.5} />
            </g>
            <text x={27} y={4}>
              {languageName(code)}
            </text>
          </g>
        ))}
      </WalkableChart>
    </figure>
  );
}

/** Labels in the order of their lines, moved down where they would cover each other. */
export function placeLabels<T extends { readonly y: number }>(labels: readonly T[]): T[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  let free = Number.NEGATIVE_INFINITY;
  return sorted.map((label) => {
    const y = Math.max(label.y, free);
    free = y + LABEL_HEIGHT;
    return { ...label, y };
  });
}
