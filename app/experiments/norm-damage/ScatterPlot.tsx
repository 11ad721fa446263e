import { scaleLog } from 'd3';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { px } from '../../charts/format';
import { type Cell, type DamageOperation, type GroupName, isIn } from './figures';

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
export const GROUPS: readonly GroupName[] = ['screened', 'strongest', 'random'];
const LOOK: Readonly<Record<GroupName, { fill: string; stroke: string }>> = {
  screened: { fill: 'var(--mark-base)', stroke: 'none' },
  strongest: { fill: 'var(--accent)', stroke: 'none' },
  random: { fill: 'var(--paper)', stroke: 'var(--mark-random)' },
};

interface ScatterPlotProps {
  readonly cells: readonly Cell[];
  readonly operation: DamageOperation;
  readonly width: number;
}

/** What the gradient says an edit does, against what it does: |change| in nats, both axes log. */
export function ScatterPlot({ cells, operation, width }: ScatterPlotProps) {
  const { t } = useTranslation();
  const key = 'experiments.damage.scatter' as const;
  const x = scaleLog([LEAST, MOST], [MARGIN.left, width - MARGIN.right]).clamp(true);
  const y = scaleLog([LEAST, MOST], [HEIGHT - MARGIN.bottom, MARGIN.top]).clamp(true);
  const paths = useMemo(() => {
    const at = (cell: Cell) =>
      circle(
        scaleLog([LEAST, MOST], [MARGIN.left, width - MARGIN.right]).clamp(true)(
          Math.max(LEAST, STEP[operation] * cell.importance),
        ),
        scaleLog([LEAST, MOST], [HEIGHT - MARGIN.bottom, MARGIN.top]).clamp(true)(
          Math.max(LEAST, Math.abs(cell.meanDamage)),
        ),
      );
    return GROUPS.map((group) =>
      cells
        .filter((cell) => isIn(cell, group))
        .map(at)
        .join(''),
    );
  }, [cells, operation, width]);
  return (
    <figure className="chart">
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={t(`${key}.figure`)}
      >
        <g className="chart-axis">
          {TICKS.map((tick) => (
            <g key={tick}>
              <line
                className="chart-grid"
                x1={MARGIN.left}
                x2={width - MARGIN.right}
                y1={px(y(tick))}
                y2={px(y(tick))}
              />
              <text x={MARGIN.left - 6} y={px(y(tick) + 4)} textAnchor="end">
                {tick}
              </text>
              <text x={px(x(tick))} y={HEIGHT - MARGIN.bottom + 16} textAnchor="middle">
                {tick}
              </text>
            </g>
          ))}
          <text className="chart-axis-title" x={0} y={12}>
            {t(`${key}.y`)}
          </text>
          <text className="chart-axis-title" x={width - MARGIN.right} y={HEIGHT - 6} textAnchor="end">
            {t(`${key}.x`)}
          </text>
        </g>
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
            d={paths[at]}
            {...LOOK[group]}
            fillOpacity={group === 'random' ? 1 : 0.5}
          />
        ))}
      </svg>
      <ul className="chart-legend">
        {GROUPS.map((group) => (
          <li key={group}>
            <svg width={10} height={10} aria-hidden="true">
              <circle cx={5} cy={5} r={4} {...LOOK[group]} />
            </svg>
            {t(`experiments.damage.groups.${group}`)}
          </li>
        ))}
        <li>{t(`${key}.line`)}</li>
      </ul>
    </figure>
  );
}

const circle = (x: number, y: number) =>
  `M${px(x - RADIUS)} ${px(y)}a${RADIUS} ${RADIUS} 0 1 0 ${2 * RADIUS} 0a${RADIUS} ${RADIUS} 0 1 0 ${-2 * RADIUS} 0`;
