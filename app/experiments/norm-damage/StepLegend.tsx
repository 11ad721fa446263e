import { useTranslation } from 'react-i18next';
import { FILL } from './DamageMap';
import { STEPS } from './geometry';

/** What the colours of the map stand for. */
export function StepLegend() {
  const { t } = useTranslation();
  const key = 'experiments.norm-damage' as const;
  const words = ({ kind, from }: (typeof STEPS)[number]) =>
    kind === 'worse'
      ? t(`${key}.step.from`, { from, ratio: Math.exp(from).toFixed(2) })
      : t(`${key}.step.${kind}`);
  return (
    <div>
      <p className="chart-note">{t(`${key}.steps`)}</p>
      <ul className="chart-legend">
        {STEPS.map((step) => (
          <li key={step.from}>
            <svg width={12} height={12} aria-hidden="true">
              <rect width={12} height={12} fill={FILL[step.kind]} fillOpacity={step.opacity} />
            </svg>
            {words(step)}
          </li>
        ))}
        <li>{t(`${key}.blank`)}</li>
      </ul>
    </div>
  );
}
