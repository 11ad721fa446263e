import { useTranslation } from 'react-i18next';
import type { ChartsMessages } from '../../i18n/charts.en';
import '../charts.css';

/** The marks of the chart and what they mean. */
export function PerplexityLegend() {
  const { t } = useTranslation();
  const key = (name: keyof ChartsMessages['perplexity']['legend']) => t(`charts.perplexity.legend.${name}`);
  return (
    <ul className="chart-legend">
      <li>
        <Swatch mark="base" /> {key('base')}
      </li>
      <li>
        <Swatch mark="edited" /> {key('edited')}
      </li>
      <li>
        <Swatch mark="random" /> {key('random')}
      </li>
      <li>
        <Swatch mark="base" recorded /> {key('recorded')}
      </li>
    </ul>
  );
}

function Swatch({ mark, recorded = false }: { readonly mark: string; readonly recorded?: boolean }) {
  const className = `chart-mark chart-mark-${mark} is-${recorded ? 'recorded' : 'live'}`;
  return (
    <svg width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
      {mark === 'random' ? (
        <path className={className} d="M0-5L5 0L0 5L-5 0Z" />
      ) : (
        <circle className={className} r={4.5} />
      )}
    </svg>
  );
}
