import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis, LeftAxis } from '../../charts/axis/Axes';
import { clampedLog } from '../../charts/axis/scales';
import { powerLabel, ticksAt } from '../../charts/axis/ticks';
import type { Lane } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { px } from '../../charts/format';
import { Legend, LegendItem } from '../../charts/marks/Legend';
import { type Cell, type DamageOperation, type GroupName, isIn } from '../../figures/norm-damage';
import { cellWords } from './words';

const HEIGHT = 360;
const MARGIN = { left: 56, right: 16, top: 28, bottom: 44 };
/** Changes below this are rounding of single precision, and drawn at the edge. */
const LEAST = 1e-6;
const MOST = 30;
const TICKS = [1e-6, 1e-4, 1e-2, 1];
const RADIUS = 2;
/** First-order change over |θ·g|: the parameter moves by three times itself, or by itself. */
const STEP: Readonly<Record<DamageOperation, number>> = { x4: 3, zero: 1 };
/** Drawn in this order; random last, for it is the one that stands for all. */
export const GROUPS = ['screened', 'strongest', 'random'] as const satisfies readonly GroupName[];
const LOOK: Readonly<Record<(typeof GROUPS)[number], { fill: string; stroke: string }>> = {
  screened: { fill: 'var(--mark-base)', stroke: 'none' },
  strongest: { fill: 'var(--accent)', stroke: 'none' },
  random: { fill: 'var(--paper)', stroke: 'var(--mark-random)' },
};
const FILL_OPACITY: Readonly<Record<(typeof GROUPS)[number], number>> = {
  screened: 0.5,
  strongest: 0.5,
  random: 1,
};

interface ScatterPlotProps {
  readonly cells: readonly Cell[];
  readonly operation: DamageOperation;
  readonly width: number;
}

/** Where a cell stands: what the gradient says across, what was measured upwards. */
function placing(operation: DamageOperation, width: number) {
  const x = clampedLog([LEAST, MOST], [MARGIN.left, width - MARGIN.right]);
  const y = clampedLog([LEAST, MOST], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const place = (cell: Cell) => ({
    cell,
    x: x(Math.max(LEAST, STEP[operation] * cell.importance)),
    y: y(Math.max(LEAST, Math.abs(cell.meanDamage))),
  });
  return { x, y, place };
}

/** What the gradient says an edit does, against what it does: |change| in nats, both axes log. */
export function ScatterPlot({ cells, operation, width }: ScatterPlotProps) {
  const { t } = useTranslation();
  const key = 'experiments.norm-damage.scatter' as const;
  const { x, y } = placing(operation, width);
  const groups = useMemo(() => {
    const { place } = placing(operation, width);
    return GROUPS.map((group) =>
      cells
        .filter((cell) => isIn(cell, group))
        .map(place)
        .sort((a, b) => a.x - b.x),
    );
  }, [cells, operation, width]);
  const lanes = useMemo(
    () =>
      groups.map((dots, at): Lane => {
        const group = t(`experiments.norm-damage.groups.${GROUPS[at] ?? 'random'}`);
        return {
          names: [group],
          data: dots.map(({ cell, ...place }) => ({
            ...place,
            words: () =>
              t('charts.cursor.predicted', {
                cell: cellWords(cell, operation, t),
                group,
                predicted: (STEP[operation] * cell.importance).toPrecision(2),
                measured: cell.meanDamage.toPrecision(2),
              }),
          })),
        };
      }),
    [groups, operation, t],
  );
  return (
    <figure className="chart">
      <WalkableChart
        name={t(`${key}.figure`)}
        width={width}
        height={HEIGHT}
        lanes={lanes}
        table={t('charts.cursor.tableWorst')}
      >
        <LeftAxis ticks={ticksAt(TICKS, y, powerLabel)} left={MARGIN.left} right={width - MARGIN.right} />
        <BottomAxis ticks={ticksAt(TICKS, x, powerLabel)} y={HEIGHT - MARGIN.bottom + 16} />
        <AxisTitle x={0} y={12}>
          {t(`${key}.y`)}
        </AxisTitle>
        <AxisTitle x={width - MARGIN.right} y={HEIGHT - 6} anchor="end">
          {t(`${key}.x`)}
        </AxisTitle>
        <line
          x1={px(x(LEAST))}
          y1={px(y(LEAST))}
          x2={px(x(MOST))}
          y2={px(y(MOST))}
          stroke="var(--ink-2)"
          strokeDasharray="4 3"
        />
        {GROUPS.map((group, at) => (
          <path
            key={group}
            className={`scatter-${group}`}
            d={groups[at]?.map((dot) => circle(dot.x, dot.y)).join('')}
            {...LOOK[group]}
            fillOpacity={FILL_OPACITY[group]}
          />
        ))}
      </WalkableChart>
      <Legend>
        {GROUPS.map((group) => (
          <LegendItem key={group} mark={<circle r={4} {...LOOK[group]} />}>
            {t(`experiments.norm-damage.groups.${group}`)}
          </LegendItem>
        ))}
        <LegendItem>{t(`${key}.line`)}</LegendItem>
      </Legend>
    </figure>
  );
}

const circle = (x: number, y: number) =>
  `M${px(x - RADIUS)} ${px(y)}a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0`;
