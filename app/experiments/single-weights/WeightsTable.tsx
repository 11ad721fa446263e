import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatPerplexity } from '../../charts/format';
import { TableScroll } from '../../charts/TableScroll';
import {
  ratioOf,
  type SingleWeightsFigures,
  WEIGHT_LANGUAGES,
  type ZeroedWeight,
} from '../../figures/single-weights';
import { languageName } from '../../i18n/language_names';
import { ratioWords } from '../norm-damage/words';

/** "FFN.down of layer 1 [163, 20]" */
export const weightWords = ({ matrix, layer, output, input }: ZeroedWeight, t: TFunction): string =>
  t('experiments.single-weights.weight', { matrix, layer, output, input });

/** Every zeroed weight, most damaging first. */
export function sortedWeights(results: readonly SingleWeightsFigures[]) {
  return results
    .flatMap(({ base, weights }) => weights.map((weight) => ({ weight, base, ratio: ratioOf(weight, base) })))
    .sort((a, b) => b.ratio - a.ratio);
}

/** The dot plot as a table, with the perplexities of each language. */
export function WeightsTable({ results }: { readonly results: readonly SingleWeightsFigures[] }) {
  const { t } = useTranslation();
  const key = 'experiments.single-weights' as const;
  const [first] = results;
  const perplexities = (values: readonly number[]) =>
    values.map((value, at) => <td key={WEIGHT_LANGUAGES[at]}>{formatPerplexity(Math.exp(value))}</td>);
  return (
    <TableScroll label={t(`${key}.figure`)}>
      <table className="chart-table">
        <caption>{t(`${key}.caption`, { tokens: first?.tokens ?? 0 })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`${key}.columns.weight`)}</th>
            {WEIGHT_LANGUAGES.map((code) => (
              <th key={code} scope="col">
                {languageName(code)}
              </th>
            ))}
            {(['ratio', 'value', 'activation', 'reason'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`${key}.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first !== undefined && (
            <tr>
              <th scope="row">{t(`${key}.base`)}</th>
              {perplexities(first.base)}
              <td colSpan={4} />
            </tr>
          )}
          {sortedWeights(results).map(({ weight, ratio }) => (
            <tr key={`${weight.reason} ${weightWords(weight, t)}`}>
              <th scope="row">{weightWords(weight, t)}</th>
              {perplexities(weight.meanNll)}
              <td>{ratioWords(Math.log(ratio))}</td>
              <td>{weight.weight.toPrecision(3)}</td>
              <td>{weight.activation?.toPrecision(3) ?? t(`${key}.none`)}</td>
              <td>{t(`${key}.reasons.${weight.reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** Every zeroed weight as a line of CSV; likelihoods in nats a token. */
export function weightLines(
  results: readonly SingleWeightsFigures[],
): readonly (readonly (string | number)[])[] {
  const head = [
    'matrix',
    'layer',
    'output',
    'input',
    'reason',
    'value',
    'activation',
    'en',
    'ar',
    'zh',
    'ratio',
  ];
  return [
    head,
    ...sortedWeights(results).map(({ weight, ratio }) => [
      weight.matrix,
      weight.layer,
      weight.output,
      weight.input,
      weight.reason,
      weight.weight,
      weight.activation ?? '',
      ...weight.meanNll,
      ratio,
    ]),
  ];
}
