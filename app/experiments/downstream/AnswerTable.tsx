import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../charts/format';
import { ValueTable } from '../../charts/ValueTable';
import { formatCount } from '../../i18n/numbers';
import { MEASURES, type Measure } from './reported';
import { type AnswerRow, estimateOf } from './rows';

interface AnswerTableProps {
  readonly rows: readonly AnswerRow[];
  readonly caption: string;
}

/** The numbers of the chart, with what the paper reports beside. */
export function AnswerTable({ rows, caption }: AnswerTableProps) {
  const { t } = useTranslation();
  const key = 'experiments.downstream.columns' as const;
  const none = t('experiments.downstream.none');
  return (
    <ValueTable
      caption={caption}
      columns={[
        ...(['asked', 'condition', 'questions'] as const).map((column) => t(`${key}.${column}`)),
        ...MEASURES.map((measure) => t(`experiments.downstream.measures.${measure}`)),
        ...(['chance', 'choseA', 'letters', 'weights'] as const).map((column) => t(`${key}.${column}`)),
      ]}
      rows={rows.map((row) => [
        row.group,
        row.label,
        formatCount(row.summary.questions),
        ...MEASURES.map((measure) => <EstimateWords key={measure} row={row} measure={measure} />),
        formatPercent(row.summary.chance),
        formatPercent(row.summary.choseA),
        formatPercent(row.summary.letterProbability),
        row.touchedWeights === null ? none : formatCount(row.touchedWeights),
      ])}
    />
  );
}

function EstimateWords({ row, measure }: { readonly row: AnswerRow; readonly measure: Measure }) {
  const { t } = useTranslation();
  const estimate = estimateOf(row, measure);
  const reported = row.reported[measure];
  return (
    <>
      {estimate === null ? (
        <span>{t('experiments.downstream.none')}</span>
      ) : (
        <>
          <span>{formatPercent(estimate.value)}</span>{' '}
          <small>
            {t('experiments.downstream.interval', {
              low: formatPercent(estimate.low),
              high: formatPercent(estimate.high),
            })}
          </small>
        </>
      )}
      {reported !== undefined && (
        <>
          {' '}
          <span className="is-reported">
            {t('experiments.downstream.reported', { value: formatPercent(reported) })}
          </span>
        </>
      )}
    </>
  );
}

/** The same as lines of cells, for CSV; shares of one. */
export function answerLines(rows: readonly AnswerRow[]): (string | number)[][] {
  const names = MEASURES.flatMap((measure) => [
    measure,
    `${measure} low`,
    `${measure} high`,
    `${measure} questions`,
    `${measure} reported (LLaMA-2-7B)`,
  ]);
  const lines = rows.map((row) => {
    const { summary } = row;
    const cells = MEASURES.flatMap((measure): (string | number)[] => {
      const estimate = estimateOf(row, measure);
      const numbers =
        estimate === null
          ? ['', '', '', '']
          : [estimate.value, estimate.low, estimate.high, estimate.questions];
      return [...numbers, row.reported[measure] ?? ''];
    });
    const { questions, chance, choseA, letterProbability } = summary;
    return [row.group, row.label, questions, ...cells, chance, choseA, letterProbability];
  });
  return [
    ['asked in', 'model', 'questions', ...names, 'chance', 'chose A', 'probability of any letter'],
    ...lines,
  ];
}
