import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../charts/format';
import type { Cell } from '../../figures/norm-damage';
import { FILL } from './DamageMap';
import { NOISE_SHARE, noiseOf, type Step, stepsOf } from './geometry';

interface StepLegendProps {
  readonly cells: readonly Cell[];
  readonly damageOf: (cell: Cell) => number;
}

/** What the colours of the map stand for. */
export function StepLegend({ cells, damageOf }: StepLegendProps) {
  const { t } = useTranslation();
  const key = 'experiments.norm-damage' as const;
  const noise = noiseOf(cells, damageOf);
  const steps = stepsOf(noise);
  const words = ({ kind, from }: Step, at: number) => {
    if (kind === 'none')
      return t(`${key}.step.none`, { noise: noise.toFixed(2), share: formatPercent(NOISE_SHARE, 0) });
    // A step of improvement is named by its end nearer to zero.
    const near = kind === 'better' ? -(steps[at + 1]?.from ?? 0) : from;
    return t(`${key}.step.${kind}`, { from: Number(near.toFixed(2)) });
  };
  return (
    <ul className="chart-legend">
      <li>{t(`${key}.steps`)}</li>
      {steps.map((step, at) => (
        <li key={step.from}>
          <svg width={12} height={12} aria-hidden="true">
            <rect width={12} height={12} fill={FILL[step.kind]} fillOpacity={step.opacity} />
          </svg>
          {words(step, at)}
        </li>
      ))}
      <li>{t(`${key}.ringed`)}</li>
      <li>{t(`${key}.blank`)}</li>
    </ul>
  );
}
