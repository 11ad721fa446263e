import { scaleLinear, scaleLog } from 'd3';
import { useTranslation } from 'react-i18next';
import { px } from '../../charts/format';
import { REASONS, type Reason, ratioOf, type SingleWeightsFigures } from './figures';

const HEIGHT = 360;
const MARGIN = { left: 56, right: 16, top: 28, bottom: 44 };
const RADIUS = 4;
/** The axis shows at least this much on either side of no change. */
const LEAST = { below: 0.9, above: 1.2 };
/** Dots of one layer stand side by side by reason, in layers. */
const OFFSET: Readonly<Record<Reason, number>> = { spike: -0.25, product: -0.08, core: 0.08, random: 0.25 };
const LOOK: Readonly<Record<Reason, { fill: string; stroke: string }>> = {
  spike: { fill: 'var(--mark-edited)', stroke: 'var(--mark-edited)' },
  product: { fill: 'var(--paper)', stroke: 'var(--mark-edited)' },
  core: { fill: 'var(--paper)', stroke: 'var(--accent)' },
  random: { fill: 'var(--paper)', stroke: 'var(--mark-random)' },
};

interface WeightsChartProps {
  readonly results: readonly SingleWeightsFigures[];
  readonly layers: number;
  readonly width: number;
}

/** Each zeroed weight as a dot: its layer, and how many times as large the perplexity is. */
export function WeightsChart({ results, layers, width }: WeightsChartProps) {
  const { t } = useTranslation();
  const key = 'experiments.weights' as const;
  const dots = results.flatMap(({ base, weights }) =>
    weights.map((weight) => ({ weight, ratio: ratioOf(weight, base) })),
  );
  const ratios = dots.map(({ ratio }) => ratio);
  const x = scaleLinear([-0.5, layers - 0.5], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLog(
    [Math.min(LEAST.below, ...ratios), Math.max(LEAST.above, ...ratios)],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  );
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
          {y.ticks(5).map((tick) => (
            <g key={tick}>
              <line
                className="chart-grid"
                x1={MARGIN.left}
                x2={width - MARGIN.right}
                y1={px(y(tick))}
                y2={px(y(tick))}
              />
              <text x={MARGIN.left - 6} y={px(y(tick) + 4)} textAnchor="end">
                ×{tick}
              </text>
            </g>
          ))}
          {Array.from({ length: layers }, (_, layer) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer's number is its name
            <text key={layer} x={px(x(layer))} y={HEIGHT - MARGIN.bottom + 18} textAnchor="middle">
              {layer}
            </text>
          ))}
          <text className="chart-axis-title" x={0} y={12}>
            {t(`${key}.y`)}
          </text>
          <text className="chart-axis-title" x={width - MARGIN.right} y={HEIGHT - 6} textAnchor="end">
            {t(`${key}.x`)}
          </text>
        </g>
        {dots.map(({ weight, ratio }) => (
          <circle
            key={`${weight.reason} ${weight.matrix} ${weight.layer} ${weight.output} ${weight.input}`}
            cx={px(x(weight.layer + OFFSET[weight.reason]))}
            cy={px(y(ratio))}
            r={RADIUS}
            strokeWidth={1.5}
            {...LOOK[weight.reason]}
          />
        ))}
      </svg>
      <ul className="chart-legend">
        {REASONS.map((reason) => (
          <li key={reason}>
            <svg width={10} height={10} aria-hidden="true">
              <circle cx={5} cy={5} r={4} strokeWidth={1.5} {...LOOK[reason]} />
            </svg>
            {t(`${key}.reasons.${reason}`)}
          </li>
        ))}
      </ul>
    </figure>
  );
}
