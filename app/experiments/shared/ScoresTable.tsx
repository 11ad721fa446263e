import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ControlKind } from '../../../workers/model/recipe';
import { formatBounds, formatPerplexity, formatRatio, formatRatioWithin } from '../../charts/format';
import { ValueTable } from '../../charts/ValueTable';
import { controlsOf } from '../../figures/controls';
import { type Estimate, perplexityRatio } from '../../figures/resampling';
import type { LanguageScore, RecordedExperiment, Scores } from '../../figures/schema';
import { LANGUAGES, type LanguageCode } from '../../languages/languages';
import { meanScore, perplexityOf, resultOf, scoreOf } from './scores';

/** One column: its name, and the score of each language. */
export interface ScoreColumn {
  readonly label: string;
  readonly scoreOf: (code: LanguageCode) => LanguageScore | undefined;
}

/** What everything is compared with, and what is compared. */
export interface ScoreColumns {
  readonly base: ScoreColumn;
  readonly columns: readonly ScoreColumn[];
}

/** The column of one result. */
export const columnOf = (from: RecordedExperiment<Scores>, label: string, id: string): ScoreColumn => ({
  label,
  scoreOf: (code) => scoreOf(resultOf(from, id), code),
});

/**
 * Columns of a result's controls that are recorded, the seeds of each put together.
 * @param like name of the result
 * @param always a control that has a column without any run too
 */
export const controlColumns = (
  from: RecordedExperiment<Scores>,
  like: string,
  t: TFunction,
  always?: ControlKind,
): readonly ScoreColumn[] =>
  (['matched', 'random'] as const).flatMap((kind) => {
    const runs = controlsOf(from, like, kind);
    const label = t(`experiments.scores.${kind}`);
    return runs.length === 0 && kind !== always
      ? []
      : [{ label, scoreOf: (code) => meanScore(runs.map((run) => scoreOf(run, code))) }];
  });

interface ScoresTableProps extends ScoreColumns {
  readonly caption: string;
}

/** Perplexities by language, each with the interval of its mean and, beside the base, the ratio to it. */
export function ScoresTable({ caption, base, columns }: ScoresTableProps) {
  const { t } = useTranslation();
  const rows = LANGUAGES.filter(({ code }) => base.scoreOf(code) !== undefined);
  const all = [base, ...columns];
  return (
    <ValueTable
      caption={caption}
      columns={[
        t('experiments.scores.language'),
        t('experiments.scores.tokens'),
        ...all.map(({ label }) => label),
      ]}
      rows={rows.map(({ code, name }) => {
        const before = base.scoreOf(code);
        return [
          name,
          before?.tokens.toLocaleString('en-GB'),
          ...all.map((column) => (
            <ScoreWords
              key={column.label}
              score={column.scoreOf(code)}
              before={column === base ? undefined : before}
            />
          )),
        ];
      })}
    />
  );
}

interface ScoreWordsProps {
  readonly score: LanguageScore | undefined;
  readonly before: LanguageScore | undefined;
}

function ScoreWords({ score, before }: ScoreWordsProps) {
  const { t } = useTranslation();
  if (score === undefined) return t('experiments.scores.notYet');
  const { low, high, meanNll } = score;
  const ratio = before === undefined ? null : ratioTo(before, score);
  return (
    <>
      <span>{formatPerplexity(perplexityOf(score))}</span>
      {before !== undefined && (
        <span>
          {` ${ratio === null ? formatRatio(Math.exp(meanNll - before.meanNll)) : formatRatioWithin(ratio)}`}
        </span>
      )}{' '}
      <small>
        {ratio !== null && (
          <span>{`${t('experiments.scores.ratioInterval', { bounds: formatBounds(ratio) })} `}</span>
        )}
        <span>
          {t('experiments.scores.interval', {
            low: formatPerplexity(Math.exp(low)),
            high: formatPerplexity(Math.exp(high)),
          })}
        </span>
      </small>
    </>
  );
}

/** The ratio of two scores with its interval; null where the documents of one are not stored. */
function ratioTo(before: LanguageScore, score: LanguageScore): Estimate | null {
  if (before.documents === undefined || score.documents === undefined) return null;
  return perplexityRatio([score.documents], [before.documents]);
}

type Cell = string | number;

/**
 * The same as lines of cells, for CSV: nats, so that nothing overflows a spreadsheet. Ratios with their intervals
 * follow where documents are stored; files of before are exported as they were.
 */
export function scoreLines({ base, columns }: ScoreColumns): Cell[][] {
  const all = [base, ...columns];
  const hasDocuments = LANGUAGES.some(({ code }) => base.scoreOf(code)?.documents !== undefined);
  const nats = all.flatMap(({ label }) => [`${label} mean nll`, `${label} low`, `${label} high`]);
  const ratios = hasDocuments
    ? columns.flatMap(({ label }) => [`${label} ratio`, `${label} ratio low`, `${label} ratio high`])
    : [];
  const lines = LANGUAGES.flatMap(({ code }): Cell[][] => {
    const before = base.scoreOf(code);
    if (before === undefined) return [];
    const cells = all.flatMap(({ scoreOf }): Cell[] => {
      const score = scoreOf(code);
      return score === undefined ? ['', '', ''] : [score.meanNll, score.low, score.high];
    });
    const ratioCells = columns.flatMap(({ scoreOf }): Cell[] => {
      const score = scoreOf(code);
      const ratio = score === undefined ? null : ratioTo(before, score);
      return ratio === null ? ['', '', ''] : [ratio.value, ratio.low, ratio.high];
    });
    return [[code, before.tokens, ...cells, ...(hasDocuments ? ratioCells : [])]];
  });
  return [['language', 'tokens', ...nats, ...ratios], ...lines];
}
