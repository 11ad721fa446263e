import { type KeyboardEvent, type PointerEvent, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { px } from '../../charts/format';
import { type Cell, MAPPED_NORMS } from './figures';
import { cellAt, columnOf, isDirection, type Layout, layoutOf, MAP, moveTo, STEPS, stepOf } from './geometry';

interface DamageMapProps {
  readonly cells: readonly Cell[];
  readonly damageOf: (cell: Cell) => number;
  readonly layers: number;
  readonly dimensions: number;
  readonly width: number;
  readonly cursor: Cell | null;
  readonly onCursor: (cell: Cell) => void;
  readonly onOpen: (cell: Cell) => void;
  /** The cell under the cursor in words. */
  readonly words: string;
}

const TICKS = [0, 100, 200, 300, 400, 500, 600];
export const FILL = { better: 'var(--accent)', none: 'var(--line)', worse: 'var(--mark-edited)' } as const;

/** Every measured norm parameter by layer, norm and dimension; what was not measured stays paper. */
export function DamageMap(props: DamageMapProps) {
  const { cells, damageOf, layers, dimensions, width, cursor, onCursor, onOpen, words } = props;
  const { t } = useTranslation();
  const status = useId();
  const layout = layoutOf(layers, dimensions, width);
  const paths = useMemo(
    () => pathsOf(cells, damageOf, layoutOf(layers, dimensions, width)),
    [cells, damageOf, layers, dimensions, width],
  );
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const cell = cellAt(cells, layout, event.clientX - left, event.clientY - top);
    if (cell) onCursor(cell);
  };
  const press = (event: KeyboardEvent) => {
    const from = cursor ?? cells[0];
    if (from === undefined) return;
    if (isDirection(event.key)) {
      event.preventDefault();
      onCursor(moveTo(cells, from, event.key));
    } else if (event.key === 'Enter') onOpen(from);
  };
  return (
    <figure className="chart">
      <svg
        width={width}
        height={MAP.height}
        viewBox={`0 0 ${width} ${MAP.height}`}
        role="img"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move its cursor
        tabIndex={0}
        aria-label={t('experiments.damage.figure')}
        aria-describedby={status}
        onPointerMove={follow}
        onClick={() => cursor && onOpen(cursor)}
        onKeyDown={press}
      >
        <Axes layout={layout} layers={layers} width={width} />
        {paths.map((path, step) => (
          <path
            key={STEPS[step]?.from}
            className={`damage-step-${step}`}
            d={path}
            fill={FILL[STEPS[step]?.kind ?? 'none']}
            fillOpacity={STEPS[step]?.opacity}
          />
        ))}
        {cursor && (
          <rect
            className="damage-cursor"
            x={px(layout.x(columnOf(cursor)) - 1.5)}
            y={px(layout.y(cursor.dimension) - 1.5)}
            width={px(layout.columnWidth + 3)}
            height={px(layout.cellHeight + 3)}
            fill="none"
            stroke="var(--ink)"
            strokeWidth={1.5}
          />
        )}
      </svg>
      <p id={status} role="status" className="chart-note">
        {words}
      </p>
    </figure>
  );
}

function Axes({ layout, layers, width }: { layout: Layout; layers: number; width: number }) {
  const { t } = useTranslation();
  const bottom = MAP.height - MAP.bottom;
  return (
    <g className="chart-axis">
      <text className="chart-axis-title" x={0} y={12}>
        {t('experiments.damage.y')}
      </text>
      {TICKS.map((tick) => (
        <text key={tick} x={MAP.left - 6} y={px(layout.y(tick) + 4)} textAnchor="end">
          {tick}
        </text>
      ))}
      {Array.from({ length: layers }, (_, layer) => {
        const x = layout.x(layer * MAPPED_NORMS.length);
        return (
          // The layers are a list without names of its own.
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer's number is its name
          <g key={layer}>
            <line className="chart-grid" x1={px(x)} x2={px(x)} y1={MAP.top} y2={bottom} />
            <text x={px(x + 2 * layout.columnWidth)} y={bottom + 16} textAnchor="middle">
              {layer}
            </text>
          </g>
        );
      })}
      <text className="chart-axis-title" x={width - MAP.right} y={MAP.height - 6} textAnchor="end">
        {t('experiments.damage.x')}
      </text>
    </g>
  );
}

/** One path a step of damage: thousands of cells in six elements. */
function pathsOf(
  cells: readonly Cell[],
  damageOf: (cell: Cell) => number,
  layout: Layout,
): readonly string[] {
  const parts = STEPS.map((): string[] => []);
  const right = px(layout.columnWidth);
  for (const cell of cells)
    parts[stepOf(damageOf(cell))]?.push(
      `M${px(layout.x(columnOf(cell)))} ${px(layout.y(cell.dimension))}h${right}v${px(layout.cellHeight)}h${-right}z`,
    );
  return parts.map((part) => part.join(''));
}
