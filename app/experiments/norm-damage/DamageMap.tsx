import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis, LeftAxis } from '../../charts/axis/Axes';
import { layerTicks, ticksAt } from '../../charts/axis/ticks';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { px } from '../../charts/format';
import { type Cell, type DamageOperation, MAPPED_NORMS } from '../../figures/norm-damage';
import {
  columnOf,
  damageLanes,
  type Layout,
  layoutOf,
  MAP,
  noiseOf,
  RING,
  ringsOf,
  type Step,
  stepOf,
  stepsOf,
} from './geometry';
import { damageWords } from './words';

interface DamageMapProps {
  readonly cells: readonly Cell[];
  readonly operation: DamageOperation;
  readonly damageOf: (cell: Cell) => number;
  readonly layers: number;
  readonly dimensions: number;
  readonly width: number;
  readonly onOpen: (cell: Cell) => void;
}

const TICKS = [0, 100, 200, 300, 400, 500, 600];
/** Below this width the axis' title is short. */
const NARROW = 520;
export const FILL = { better: 'var(--accent)', none: 'var(--line)', worse: 'var(--mark-edited)' } as const;

/** Every measured norm parameter by layer, norm and dimension; what was not measured stays paper. */
export function DamageMap(props: DamageMapProps) {
  const { cells, operation, damageOf, layers, dimensions, width, onOpen } = props;
  const { t } = useTranslation();
  const layout = useMemo(() => layoutOf(layers, dimensions, width), [layers, dimensions, width]);
  const steps = useMemo(() => stepsOf(noiseOf(cells, damageOf)), [cells, damageOf]);
  const paths = useMemo(() => pathsOf(cells, damageOf, layout, steps), [cells, damageOf, layout, steps]);
  const rings = useMemo(() => ringsOf(cells, damageOf, layout), [cells, damageOf, layout]);
  const lanes = useMemo(
    () => damageLanes(cells, layout, (cell) => damageWords(cell, operation, t), onOpen),
    [cells, layout, operation, t, onOpen],
  );
  const bottom = MAP.height - MAP.bottom;
  const middleOf = (layer: number) => layout.x(layer * MAPPED_NORMS.length) + 2 * layout.columnWidth;
  return (
    <figure className="chart">
      <WalkableChart
        name={t('experiments.norm-damage.figure')}
        width={width}
        height={MAP.height}
        lanes={lanes}
        way="columns"
        reach="lane"
        typing={t('charts.cursor.typeCell')}
        table={t('charts.cursor.tableWorst')}
        idle={t('experiments.norm-damage.noCursor')}
      >
        <AxisTitle x={0} y={12}>
          {t('experiments.norm-damage.y')}
        </AxisTitle>
        <LeftAxis ticks={ticksAt(TICKS, layout.y)} left={MAP.left} right={width} grid={false} />
        {Array.from({ length: layers }, (_, layer) => {
          const x = px(layout.x(layer * MAPPED_NORMS.length));
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer's number is its name
          return <line key={layer} className="chart-grid" x1={x} x2={x} y1={MAP.top} y2={bottom} />;
        })}
        <BottomAxis ticks={layerTicks(layers, middleOf)} y={bottom + 16} />
        <AxisTitle x={width - MAP.right} y={MAP.height - 6} anchor="end">
          {t(width < NARROW ? 'charts.cursor.damageX' : 'experiments.norm-damage.x')}
        </AxisTitle>
        {paths.map((path, step) => (
          <path
            key={steps[step]?.from}
            className={`damage-step-${step}`}
            d={path}
            fill={FILL[steps[step]?.kind ?? 'none']}
            fillOpacity={steps[step]?.opacity}
          />
        ))}
        {rings.map(({ cell, x, y, side, nameX, nameY, named }) => (
          <g key={`${cell.layer} ${cell.norm} ${cell.dimension}`} transform={`translate(${px(x)} ${px(y)})`}>
            <circle r={RING} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
            {named && (
              <text
                className="damage-name"
                paintOrder="stroke"
                stroke="var(--paper)"
                strokeWidth={3}
                x={nameX}
                y={nameY + 4}
                textAnchor={side}
              >
                {t('experiments.norm-damage.ring', { layer: cell.layer, dimension: cell.dimension })}
              </text>
            )}
          </g>
        ))}
      </WalkableChart>
    </figure>
  );
}

/** One path a step of damage: thousands of cells in seven elements. */
function pathsOf(
  cells: readonly Cell[],
  damageOf: (cell: Cell) => number,
  layout: Layout,
  steps: readonly Step[],
): readonly string[] {
  const parts = steps.map((): string[] => []);
  const right = px(layout.columnWidth);
  for (const cell of cells)
    parts[stepOf(damageOf(cell), steps)]?.push(
      `M${px(layout.x(columnOf(cell)))} ${px(layout.y(cell.dimension))}h${right}v${px(layout.cellHeight)}h${-right}z`,
    );
  return parts.map((part) => part.join(''));
}
