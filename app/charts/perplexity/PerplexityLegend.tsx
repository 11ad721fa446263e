import { useTranslation } from 'react-i18next';
import type { ChartsMessages } from '../../i18n/charts.en';
import '../charts.css';
import type { PerplexityRow } from './types';

/** The marks that the rows show, and what they mean. */
export function PerplexityLegend({ rows }: { readonly rows: readonly PerplexityRow[] }) {
  const { t } = useTranslation();
  const key = (name: keyof ChartsMessages['perplexity']['legend']) => t(`charts.perplexity.legend.${name}`);
  const marks = rows.flatMap((row) => [row.base, row.edited]);
  const has = {
    edited: rows.some((row) => row.edited !== null),
    random: rows.some((row) => row.random !== null),
    recorded: marks.some((value) => value?.origin === 'recorded'),
  };
  return (
    <ul className="chart-legend">
      <li>
        <Swatch mark="base" /> {key('base')}
      </li>
      {has.edited && (
        <li>
          <Swatch mark="edited" /> {key('edited')}
        </li>
      )}
      {has.random && (
        <li>
          <Swatch mark="random" /> {key('random')}
        </li>
      )}
      {has.recorded && (
        <li>
          <Swatch mark="base" recorded /> {key('recorded')}
        </li>
      )}
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
