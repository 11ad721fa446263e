import { ticks } from 'd3';
import { useTranslation } from 'react-i18next';
import { px } from '../format';
import type { Frame } from './frame';
import type { Size, TileGrid } from './tiles';
import { spanOf, type Viewport } from './viewport';

/** Which axis is cut into heads, and how wide a head is. */
export interface Heads {
  readonly axis: 'input' | 'output';
  readonly width: number;
}

export interface HeatMapAxesProps {
  readonly frame: Frame;
  readonly view: Viewport;
  readonly size: Size;
  readonly grid: TileGrid;
  readonly heads: Heads | null;
  readonly tile: { readonly row: number; readonly column: number } | null;
}

/** A title beside an axis that goes up: turned by a quarter, or in Chinese one letter under the other. */
const turned = (x: number, y: number) => ({ transform: `translate(${x} ${y}) rotate(-90)` });
const standing = (x: number, y: number) => ({
  transform: `translate(${x} ${y})`,
  writingMode: 'vertical-rl',
});

/** Axes, heads and cursor over the map. */
export function HeatMapAxes({ frame, view, size, grid, heads, tile }: HeatMapAxesProps) {
  const { t, i18n } = useTranslation();
  const { plot, left, top } = frame;
  const span = spanOf(view, size);
  const bottom = top + plot.height;
  const x = (input: number) => px(left + ((input - view.input) / span.input) * plot.width);
  const y = (output: number) => px(top + ((output - view.output) / span.output) * plot.height);
  const whole = (from: number, length: number, count: number) =>
    ticks(from, from + length, count).filter(Number.isInteger);
  const cursor = tile && {
    x: x(grid.inputFrom + tile.column * grid.inputTile),
    y: y(grid.outputFrom + tile.row * grid.outputTile),
    width: px((grid.inputTile / span.input) * plot.width),
    height: px((grid.outputTile / span.output) * plot.height),
  };
  return (
    <svg width={frame.width} height={frame.height} aria-hidden="true" className="overlap-axes">
      <clipPath id="overlap-plot">
        <rect x={left} y={top} width={plot.width} height={plot.height} />
      </clipPath>
      <rect className="overlap-edge" x={left} y={top} width={plot.width} height={plot.height} />
      {whole(view.input, span.input, 5).map((tick) => (
        <text key={tick} x={x(tick)} y={bottom + 15} textAnchor="middle">
          {tick}
        </text>
      ))}
      <text x={left + plot.width / 2} y={bottom + 32} textAnchor="middle" className="chart-axis-title">
        {t('charts.overlap.input')}
      </text>
      {whole(view.output, span.output, 6).map((tick) => (
        <text key={tick} x={left - 5} y={y(tick) + 5} textAnchor="end">
          {tick}
        </text>
      ))}
      <text
        {...(i18n.language === 'zh' ? standing : turned)(11, top + plot.height / 2)}
        textAnchor="middle"
        className="chart-axis-title"
      >
        {t('charts.overlap.output')}
      </text>
      {heads && (
        <g>
          {Array.from({ length: Math.ceil(size[heads.axis] / heads.width) }, (_, head) => {
            const at = head * heads.width;
            const far = view[heads.axis] + span[heads.axis];
            if (at + heads.width <= view[heads.axis] || at >= far) return null;
            const start = Math.max(at, view[heads.axis]);
            const across = heads.axis === 'output';
            const [lineX, lineY] = across ? [left, y(start)] : [x(start), top];
            return (
              <g key={at} className="overlap-head">
                {start > view[heads.axis] &&
                  (across ? (
                    <line x1={left} x2={frame.width} y1={lineY} y2={lineY} />
                  ) : (
                    <line x1={lineX} x2={lineX} y1={0} y2={bottom} />
                  ))}
                <text x={lineX + 4} y={lineY + 14}>
                  {t('charts.overlap.head', { head: head + 1 })}
                </text>
              </g>
            );
          })}
        </g>
      )}
      {cursor && (
        <g className="overlap-cursor">
          <rect
            clipPath="url(#overlap-plot)"
            x={cursor.x - 1}
            y={cursor.y - 1}
            width={cursor.width + 2}
            height={cursor.height + 2}
          />
          <rect className="is-guide" x={cursor.x} y={0} width={cursor.width} height={frame.marginal} />
          <rect
            className="is-guide"
            x={left + plot.width + frame.gap}
            y={cursor.y}
            width={frame.marginal}
            height={cursor.height}
          />
        </g>
      )}
    </svg>
  );
}
