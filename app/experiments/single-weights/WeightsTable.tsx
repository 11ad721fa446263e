import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatPerplexity } from '../../charts/format';
import { ValueTable } from '../../charts/ValueTable';
import { type Lines, linesOf } from '../../export/csv';
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
    values.map((value) => formatPerplexity(Math.exp(value)));
  return (
    <ValueTable
      label={t(`${key}.figure`)}
      caption={t(`${key}.caption`, { tokens: first?.tokens ?? 0 })}
      columns={[
        t(`${key}.columns.weight`),
        ...WEIGHT_LANGUAGES.map(languageName),
        ...(['ratio', 'value', 'activation', 'reason'] as const).map((column) =>
          t(`${key}.columns.${column}`),
        ),
      ]}
      rows={[
        ...(first === undefined ? [] : [[t(`${key}.base`), ...perplexities(first.base)]]),
        ...sortedWeights(results).map(({ weight, ratio }) => [
          weightWords(weight, t),
          ...perplexities(weight.meanNll),
          ratioWords(Math.log(ratio)),
          weight.weight.toPrecision(3),
          weight.activation?.toPrecision(3) ?? t(`${key}.none`),
          t(`${key}.reasons.${weight.reason}`),
        ]),
      ]}
    />
  );
}

/** Every zeroed weight as a line of CSV; likelihoods in nats a token. */
export const weightLines = (results: readonly SingleWeightsFigures[]): Lines =>
  linesOf(sortedWeights(results), {
    matrix: ({ weight }) => weight.matrix,
    layer: ({ weight }) => weight.layer,
    output: ({ weight }) => weight.output,
    input: ({ weight }) => weight.input,
    reason: ({ weight }) => weight.reason,
    value: ({ weight }) => weight.weight,
    activation: ({ weight }) => weight.activation ?? '',
    en: ({ weight }) => weight.meanNll[0],
    ar: ({ weight }) => weight.meanNll[1],
    zh: ({ weight }) => weight.meanNll[2],
    ratio: ({ ratio }) => ratio,
  });
