import { scaleLinear } from 'd3';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AxisTitle, BottomAxis } from '../../charts/axis/Axes';
import { ticksAt } from '../../charts/axis/ticks';
import { oneLane } from '../../charts/cursor/lanes';
import { WalkableChart } from '../../charts/cursor/WalkableChart';
import { px } from '../../charts/format';
import { formatCount } from '../../i18n/numbers';

const HEIGHT = 150;
const AXIS = 44;
/** Room of a tick's label, CSS px. */
const TICK = 64;

interface MarginalProps {
  readonly name: string;
  readonly title: string;
  /** Weights of the region at each dimension. */
  readonly counts: readonly number[];
  /** Dimensions that are marked with their number. */
  readonly marked: readonly number[];
  /** Dimensions with the largest activations, marked under the axis. */
  readonly strongest: readonly number[];
  readonly width: number;
}

/** Weights of a region at each residual dimension, one thin bar a dimension; the largest carry their number, the strongest a mark. */
export function Marginal({ name, title, counts, marked, strongest, width }: MarginalProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...counts);
  const x = scaleLinear([0, counts.length], [0, width]);
  const y = scaleLinear([0, most], [HEIGHT, 16]);
  const bar = Math.max(0.6, width / counts.length - 0.2);
  const lanes = useMemo(() => {
    const step = width / counts.length;
    const top = scaleLinear([0, most], [HEIGHT, 16]);
    return oneLane(
      counts.map((count, dimension) => ({
        x: (dimension + 0.5) * step,
        y: (top(count) + HEIGHT) / 2,
        box: { width: step, height: HEIGHT - top(count) },
        names: [String(dimension)],
        words: () => t('charts.cursor.bar', { dimension, weights: formatCount(count) }),
      })),
    );
  }, [counts, most, width, t]);
  return (
    <figure className="chart" aria-label={name}>
      <WalkableChart
        name={name}
        width={width}
        height={HEIGHT + AXIS}
        lanes={lanes}
        reach="lane"
        typing={t('charts.cursor.typeDimension')}
      >
        {counts.map((count, dimension) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a dimension is its place.
            key={dimension}
            x={px(x(dimension))}
            y={px(y(count))}
            width={px(bar)}
            height={px(HEIGHT - y(count))}
            fill={marked.includes(dimension) ? 'var(--mark-edited)' : 'var(--mark-base)'}
          />
        ))}
        {marked.map((dimension) => (
          <text
            key={dimension}
            x={px(x(dimension))}
            y={px(y(counts[dimension] ?? 0) - 3)}
            textAnchor="middle"
          >
            {dimension}
          </text>
        ))}
        <line className="chart-grid" x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} />
        {strongest.map((dimension) => (
          <path
            key={dimension}
            d={`M${px(x(dimension + 0.5))} ${HEIGHT + 1}l5 8h-10z`}
            fill="none"
            stroke="var(--ink)"
          >
            <title>{dimension}</title>
          </path>
        ))}
        <BottomAxis ticks={ticksAt(x.ticks(Math.min(6, width / TICK)), x)} y={HEIGHT + 24} />
        <AxisTitle x={width} y={HEIGHT + 40} anchor="end">
          {title}
        </AxisTitle>
      </WalkableChart>
    </figure>
  );
}

/** The dimensions with the most weights, most first. */
export function largest(counts: readonly number[], how: number): number[] {
  return counts
    .map((count, dimension) => ({ count, dimension }))
    .sort((a, b) => b.count - a.count || a.dimension - b.dimension)
    .slice(0, how)
    .map(({ dimension }) => dimension);
}

/** Place of a dimension among all, by its weights, from 1. */
export function rankOf(counts: readonly number[], dimension: number): number {
  const own = counts[dimension] ?? 0;
  return 1 + counts.filter((count) => count > own).length;
}
