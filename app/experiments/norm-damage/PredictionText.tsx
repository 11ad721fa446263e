import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../charts/format';
import type { Cell } from '../../figures/norm-damage';
import { formatCount } from '../../i18n/numbers';
import { predictions, screenRecall } from './statistics';

interface PredictionTextProps {
  readonly cells: readonly Cell[];
  /** How many cells there are, measured or not. */
  readonly population: number;
  /** Tokens that were predicted in each language. */
  readonly tokens: number;
  /** Whether they are not those of the score. */
  readonly isAgain: boolean;
}

/** In words, how well the first-order score orders the damage and what the screen misses. */
export function PredictionText({ cells, population, tokens, isAgain }: PredictionTextProps) {
  const { t } = useTranslation();
  const key = 'experiments.norm-damage' as const;
  const rank = (value: number | null) => value?.toFixed(2) ?? t(`${key}.unknown`);
  const [all, ...byNorm] = predictions(cells, isAgain ? 'rest' : 'random');
  const recall = screenRecall(cells, population, undefined, isAgain ? 'rest' : 'random');
  if (all === undefined) return null;
  const norms = byNorm.map(({ norm, measured, random }) =>
    norm === 'all' ? '' : `${t(`dimensions.norms.${norm}`)} ${rank(measured)}, ${rank(random)}`,
  );
  return (
    <>
      <p>
        {t(`${key}.${isAgain ? 'spearmanAgain' : 'spearman'}`, {
          measured: rank(all.measured),
          random: rank(all.random),
          tokens,
        })}
      </p>
      <p className="chart-note">
        {t(`${key}.byNorm`)}: {norms.join(' · ')}
      </p>
      {recall !== null && (
        <p>
          {t(`${key}.recall`, {
            threshold: recall.threshold.toPrecision(2),
            found: formatCount(recall.found),
            drawn: formatCount(recall.drawn),
            outside: formatCount(recall.outside),
            missed: formatCount(Math.round(recall.missed)),
            share: formatPercent(recall.share, 0),
          })}
        </p>
      )}
    </>
  );
}
