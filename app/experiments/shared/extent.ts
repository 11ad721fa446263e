import type { TFunction } from 'i18next';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { formatCount } from '../../i18n/numbers';

/**
 * How much text the results rest on, in words: languages, documents, lines and tokens; of early files, which do not say
 * documents and lines, languages and tokens. null without any result.
 */
export function extentWords({ results }: RecordedExperiment<Scores>, t: TFunction): string | null {
  const scores = results.flatMap(({ figures }) => figures.scores);
  if (scores.length === 0) return null;
  const languages = formatCount(new Set(scores.map(({ language }) => language)).size);
  const known = scores.flatMap(({ tokens, lines, documents }) =>
    lines === undefined || documents === undefined
      ? []
      : [{ tokens, lines, documents: documents.nll.length }],
  );
  const rangeOf = (values: readonly number[]) => {
    const [least, most] = [Math.min(...values), Math.max(...values)].map(formatCount);
    return least === most ? least : t('experiments.scores.range', { least, most });
  };
  const tokens = rangeOf(scores.map((score) => score.tokens));
  if (known.length < scores.length) return t('experiments.scores.extentTokens', { languages, tokens });
  return t('experiments.scores.extent', {
    languages,
    documents: rangeOf(known.map(({ documents }) => documents)),
    lines: rangeOf(known.map(({ lines }) => lines)),
    tokens,
  });
}
