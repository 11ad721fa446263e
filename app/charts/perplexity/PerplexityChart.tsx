import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import '../charts.css';
import './perplexity.css';
import type { PerplexityOrder } from '../../link/order';
import type { PerplexityRow } from '../../state/values';
import { AxisTitle, BottomAxis } from '../axis/Axes';
import { powerLabel } from '../axis/ticks';
import { laneEach } from '../cursor/lanes';
import { WalkableChart } from '../cursor/WalkableChart';
import { Row } from './Row';
import { arrangeRows, rowName } from './rows';
import { layoutChart, perplexityScale, TOP_AXIS_HEIGHT } from './scale';
import { rowParts, rowSentence } from './sentence';

export interface PerplexityChartProps {
  readonly rows: readonly PerplexityRow[];
  readonly order: PerplexityOrder;
  /** Width in CSS px. */
  readonly width: number;
  /** Height that there is; rows share it within bounds. Without it they have their usual height. */
  readonly height?: number;
  /** Whether the axis stands above the rows too: a long chart is read before its foot is seen. */
  readonly axisOnTop?: boolean;
  /** Where the table twin is, where it is not under the figure. */
  readonly table?: string;
}

/**
 * Dumbbell plot of perplexity per token on a log axis, one row per language: base, edited, random control. The cursor
 * stands on a row and shows its values.
 */
export function PerplexityChart(props: PerplexityChartProps) {
  const { rows, order, width, height, axisOnTop = false, table } = props;
  const { t } = useTranslation();
  const layout = useMemo(
    () => layoutChart(arrangeRows(rows, order), width, height, axisOnTop ? TOP_AXIS_HEIGHT : 0),
    [rows, order, width, height, axisOnTop],
  );
  const scale = useMemo(() => perplexityScale(rows, layout), [rows, layout]);
  const lanes = useMemo(
    () =>
      laneEach(
        layout.rows.map(({ row, y }) => ({
          x: layout.width / 2,
          y,
          box: { width: layout.width - 4, height: layout.rowHeight - 4 },
          names: [rowName(row) || t('charts.languages.own'), row.language],
          words: () => rowSentence(row, t),
        })),
      ),
    [layout, t],
  );
  const ticks = scale.ticks.map(({ value, x }) => ({ value, at: x, label: powerLabel(value) }));
  if (rows.length === 0) return <p className="chart-empty">{t('charts.perplexity.empty')}</p>;
  return (
    <figure className="chart perplexity-chart" style={{ width }}>
      <WalkableChart
        name={t('charts.perplexity.figure')}
        width={width}
        height={layout.height}
        lanes={lanes}
        reach="lane"
        typing={t('charts.cursor.typeLanguage')}
        idle={null}
        parts
        {...(table === undefined ? {} : { table })}
        overlay={(shown) => {
          const placed = shown === null ? undefined : layout.rows[shown.lane];
          return (
            placed && (
              <div
                className="chart-tooltip"
                aria-hidden="true"
                style={{ left: layout.plotLeft, top: placed.y + layout.rowHeight / 2 + 2 }}
              >
                <strong>{rowName(placed.row) || t('charts.languages.own')}</strong>
                {rowParts(placed.row, t).map((part) => (
                  <span key={part}>{part}</span>
                ))}
              </div>
            )
          );
        }}
      >
        {(shown) => (
          <>
            <BottomAxis
              ticks={ticks}
              y={layout.axisY + 16}
              grid={{ top: axisOnTop ? TOP_AXIS_HEIGHT : 0, bottom: layout.axisY }}
            />
            {axisOnTop && (
              <>
                <AxisTitle x={layout.plotRight} y={12} anchor="end">
                  {t('charts.perplexity.axis')}
                </AxisTitle>
                <BottomAxis ticks={ticks} y={TOP_AXIS_HEIGHT - 4} />
              </>
            )}
            <AxisTitle x={layout.plotRight} y={layout.axisY + 34} anchor="end">
              {t('charts.perplexity.axis')}
            </AxisTitle>
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes focus. */}
            <g className="chart-axis" aria-hidden="true">
              {layout.headings.map((heading) => (
                <text key={heading.key} className="chart-heading" x={0} y={heading.y}>
                  {t(heading.key)}
                </text>
              ))}
            </g>
            {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/noInteractiveElementToNoninteractiveRole: an SVG group cannot be a <ul>. */}
            <g role="list">
              {layout.rows.map(({ row, y }, at) => (
                <Row
                  key={row.language}
                  row={row}
                  y={y}
                  width={layout.width}
                  rowHeight={layout.rowHeight}
                  narrow={layout.narrow}
                  ownNameX={layout.ownNameX}
                  plotLeft={layout.plotLeft}
                  plotRight={layout.plotRight}
                  domain={scale.domain}
                  active={shown?.lane === at}
                />
              ))}
            </g>
          </>
        )}
      </WalkableChart>
    </figure>
  );
}
