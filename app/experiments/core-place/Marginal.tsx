import { scaleLinear } from 'd3';
import { px } from '../../charts/format';

const HEIGHT = 150;
const AXIS = 36;

interface MarginalProps {
  readonly name: string;
  readonly title: string;
  /** Weights of the region at each dimension. */
  readonly counts: readonly number[];
  /** Dimensions that are marked with their number. */
  readonly marked: readonly number[];
  readonly width: number;
}

/** Weights of a region at each residual dimension, one thin bar a dimension; the largest carry their number. */
export function Marginal({ name, title, counts, marked, width }: MarginalProps) {
  const most = Math.max(1, ...counts);
  const x = scaleLinear([0, counts.length], [0, width]);
  const y = scaleLinear([0, most], [HEIGHT, 16]);
  const bar = Math.max(0.6, width / counts.length - 0.2);
  return (
    <figure className="chart" aria-label={name}>
      <svg
        width={width}
        height={HEIGHT + AXIS}
        viewBox={`0 0 ${width} ${HEIGHT + AXIS}`}
        role="img"
        aria-label={name}
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
        <g className="chart-axis">
          <line className="chart-grid" x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} />
          {x.ticks(6).map((tick) => (
            <text key={tick} x={px(x(tick))} y={HEIGHT + 16} textAnchor="middle">
              {tick}
            </text>
          ))}
          <text className="chart-axis-title" x={width} y={HEIGHT + 32} textAnchor="end">
            {title}
          </text>
        </g>
      </svg>
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
