import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../charts.css';
import './perplexity.css';
import { Row, type RowStep } from './Row';
import { arrangeRows, rowName } from './rows';
import { layoutChart, perplexityScale } from './scale';
import { rowParts } from './sentence';
import type { PerplexityOrder, PerplexityRow } from './types';

export interface PerplexityChartProps {
  readonly rows: readonly PerplexityRow[];
  readonly order: PerplexityOrder;
  /** Width in CSS px. */
  readonly width: number;
  /** Height that there is; rows share it within bounds. Without it they have their usual height. */
  readonly height?: number;
}

/**
 * Dumbbell plot of perplexity per token on a log axis, one row per language: base, edited, random control.
 * Tab reaches one row, arrow keys, Home and End the others; hover and focus show the values.
 */
export function PerplexityChart({ rows, order, width, height }: PerplexityChartProps) {
  const { t } = useTranslation();
  const list = useRef<SVGGElement>(null);
  const title = useId();
  const [active, setActive] = useState<PerplexityRow['language'] | null>(null);
  const [stop, setStop] = useState<PerplexityRow['language'] | null>(null);
  const layout = useMemo(
    () => layoutChart(arrangeRows(rows, order), width, height),
    [rows, order, width, height],
  );
  const scale = useMemo(() => perplexityScale(rows, layout), [rows, layout]);
  const activate = useCallback((entered: PerplexityRow | null) => {
    setActive(entered?.language ?? null);
    if (entered) setStop(entered.language);
  }, []);
  const focusRow = useCallback((from: SVGGElement, step: RowStep) => {
    const all = [...(list.current?.querySelectorAll<SVGGElement>('[data-row]') ?? [])];
    const at = all.indexOf(from);
    const last = all.length - 1;
    const to = { next: Math.min(at + 1, last), previous: Math.max(at - 1, 0), first: 0, last }[step];
    all[to]?.focus();
  }, []);
  if (rows.length === 0) return <p className="chart-empty">{t('charts.perplexity.empty')}</p>;

  const codes = layout.rows.map((placed) => placed.row.language);
  const tabStop = stop !== null && codes.includes(stop) ? stop : codes[0];
  const shown = layout.rows.find((placed) => placed.row.language === active);

  return (
    <figure className="chart perplexity-chart" aria-labelledby={title} style={{ width }}>
      <span id={title} className="visually-hidden">
        {t('charts.perplexity.figure')}
      </span>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named; a <title> would be a tooltip over every row. */}
      <svg width={width} height={layout.height} viewBox={`0 0 ${width} ${layout.height}`}>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes focus. */}
        <g aria-hidden="true" className="chart-axis">
          {scale.ticks.map((tick) => (
            <g key={tick.value} transform={`translate(${tick.x} 0)`}>
              <line className="chart-grid" y1={0} y2={layout.axisY} />
              <text y={layout.axisY + 16} textAnchor="middle">
                {tick.value.toLocaleString('en-GB')}
              </text>
            </g>
          ))}
          <text className="chart-axis-title" x={layout.plotRight} y={layout.axisY + 34} textAnchor="end">
            {t('charts.perplexity.axis')}
          </text>
          {layout.headings.map((heading) => (
            <text key={heading.key} className="chart-heading" x={0} y={heading.y}>
              {t(heading.key)}
            </text>
          ))}
        </g>
        {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/noInteractiveElementToNoninteractiveRole: an SVG group cannot be a <ul>. */}
        <g ref={list} role="list">
          {layout.rows.map(({ row, y }) => (
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
              start={scale.start}
              tabStop={row.language === tabStop}
              active={row.language === active}
              onActive={activate}
              onMove={focusRow}
            />
          ))}
        </g>
      </svg>
      {shown && (
        <div
          className="chart-tooltip"
          aria-hidden="true"
          style={{ left: layout.plotLeft, top: shown.y + layout.rowHeight / 2 + 2 }}
        >
          <strong>{rowName(shown.row) || t('charts.languages.own')}</strong>
          {rowParts(shown.row, t).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </div>
      )}
    </figure>
  );
}
