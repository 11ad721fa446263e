import { median } from 'd3';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis } from '../../charts/axis/Axes';
import { clampedLog } from '../../charts/axis/scales';
import { ticksAt } from '../../charts/axis/ticks';
import type { Lane } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { formatRatio, px } from '../../charts/format';
import { languageColour } from '../../charts/marks/colours';
import { Mark } from '../../charts/marks/Mark';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { comma } from '../../i18n/numbers';
import { LANGUAGE_CODES } from '../../languages/languages';
import { ratioIn, resultOf } from '../shared/scores';
import type { Part } from './parts';

const ROW = 44;
const TOP = 8;
const BOTTOM = 40;
const RIGHT = 72;
/** Where dots stand in their row, CSS px. */
const DOTS = 28;
/** Ratios past this are drawn at the right edge. */
const MOST = 1e10;
const TICKS = [1, 100, 1e4, 1e6, 1e8, 1e10];

interface PartsChartProps {
  readonly recorded: RecordedExperiment<Scores>;
  readonly parts: readonly Part[];
  readonly width: number;
}

const scaleOf = (width: number) => clampedLog([0.8, MOST], [8, width - RIGHT]);

function partRows(recorded: RecordedExperiment<Scores>, parts: readonly Part[]) {
  const base = resultOf(recorded, 'base');
  const middleOf = (result: Parameters<typeof ratioIn>[0]) => {
    const ratios = LANGUAGE_CODES.flatMap((code) => ratioIn(result, base, code) ?? []);
    return median(ratios) ?? null;
  };
  return parts.flatMap((part) => {
    const result = resultOf(recorded, part.id);
    const ratios = LANGUAGE_CODES.flatMap((code) => {
      const ratio = ratioIn(result, base, code);
      return ratio === null ? [] : [{ code, ratio }];
    });
    const middle = median(ratios, ({ ratio }) => ratio);
    if (middle === undefined) return [];
    const controls = part.controls.flatMap(({ label, result: control }) => {
      const ofControl = middleOf(control);
      return ofControl === null ? [] : [{ id: control.id, label, middle: ofControl }];
    });
    return [{ ...part, controls, ratios, middle }];
  });
}

/**
 * One row a part of the core: a dot a language at its ratio to the intact model, a bar at their median, and a diamond
 * at the median of each control.
 */
export function PartsChart({ recorded, parts, width }: PartsChartProps) {
  const { t } = useTranslation();
  const height = TOP + parts.length * ROW + BOTTOM;
  const x = scaleOf(width);
  const rows = useMemo(() => partRows(recorded, parts), [recorded, parts]);
  const lanes = useMemo(
    () =>
      rows.map(
        ({ label, ratios, controls }, at): Lane => ({
          names: [label],
          data: [
            ...ratios.map(({ code, ratio }) => ({
              x: languageName(code),
              ratio,
              names: [languageName(code), code],
            })),
            ...controls.map((control) => ({
              x: control.label,
              ratio: control.middle,
              names: [control.label],
            })),
          ]
            .sort((a, b) => a.ratio - b.ratio)
            .map(({ x: of, ratio, names }) => ({
              x: scaleOf(width)(ratio),
              y: TOP + at * ROW + DOTS,
              names,
              words: () => t('charts.cursor.point', { series: label, x: of, y: formatRatio(ratio) }),
            })),
        }),
      ),
    [rows, width, t],
  );
  return (
    <figure className="chart">
      <WalkableChart
        name={rows.map(({ label, middle }) => `${label} ${formatRatio(middle)}`).join(comma())}
        width={width}
        height={height}
        lanes={lanes}
        reach="lane"
        typing={t('charts.cursor.typeLanguage')}
      >
        <BottomAxis
          ticks={ticksAt(TICKS, x, (tick) => formatRatio(tick).replace('1·', ''))}
          y={height - BOTTOM + 16}
          grid={{ top: TOP, bottom: height - BOTTOM }}
        />
        <AxisTitle x={width - RIGHT} y={height - 4} anchor="end">
          {t('experiments.core-dimensions.axis')}
        </AxisTitle>
        {rows.map(({ id, label, weights, own, ratios, middle, controls }, at) => (
          <g key={id} transform={`translate(0 ${TOP + at * ROW})`}>
            <text x={0} y={14}>
              {label} · {weights}
            </text>
            {ratios.map(({ code, ratio }) => (
              <circle
                key={code}
                cx={px(x(ratio))}
                cy={DOTS}
                r={4}
                fill={code === own ? languageColour(code) : 'none'}
                stroke={languageColour(code)}
                strokeWidth={1.5}
              />
            ))}
            <line
              stroke="var(--mark-edited)"
              strokeWidth={2.5}
              x1={px(x(middle))}
              x2={px(x(middle))}
              y1={DOTS - 9}
              y2={DOTS + 9}
            />
            {controls.map((control) => (
              <g key={control.id} transform={`translate(0 ${DOTS})`}>
                <Mark kind="random" origin="recorded" x={px(x(control.middle))} />
              </g>
            ))}
            <text x={width} y={32} textAnchor="end">
              {formatRatio(middle)}
            </text>
          </g>
        ))}
      </WalkableChart>
    </figure>
  );
}
