import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../charts/format';
import { Legend, LegendItem } from '../../charts/marks/Legend';
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
    <Legend>
      <LegendItem>{t(`${key}.steps`)}</LegendItem>
      {steps.map((step, at) => (
        <LegendItem key={step.from} mark={<Swatch step={step} />}>
          {words(step, at)}
        </LegendItem>
      ))}
      <LegendItem>{t(`${key}.ringed`)}</LegendItem>
      <LegendItem>{t(`${key}.blank`)}</LegendItem>
    </Legend>
  );
}

const Swatch = ({ step: { kind, opacity } }: { readonly step: Step }) => (
  <rect x={-6} y={-6} width={12} height={12} fill={FILL[kind]} fillOpacity={opacity} />
);
