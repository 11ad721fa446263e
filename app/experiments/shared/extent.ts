import type { TFunction } from 'i18next';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { formatCount } from '../../i18n/numbers';

/** How much text the results rest on, in words: languages, documents, lines and tokens; null where it is not stored. */
export function extentWords({ results }: RecordedExperiment<Scores>, t: TFunction): string | null {
  const scores = results.flatMap(({ figures }) => figures.scores);
  const known = scores.flatMap(({ tokens, lines, documents }) =>
    lines === undefined || documents === undefined
      ? []
      : [{ tokens, lines, documents: documents.nll.length }],
  );
  if (known.length === 0 || known.length < scores.length) return null;
  const rangeOf = (name: 'tokens' | 'lines' | 'documents') => {
    const values = known.map((score) => score[name]);
    const [least, most] = [Math.min(...values), Math.max(...values)].map(formatCount);
    return least === most ? least : t('experiments.scores.range', { least, most });
  };
  return t('experiments.scores.extent', {
    languages: formatCount(new Set(scores.map(({ language }) => language)).size),
    documents: rangeOf('documents'),
    lines: rangeOf('lines'),
    tokens: rangeOf('tokens'),
  });
}
