import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../charts/format';
import { TableScroll } from '../../charts/TableScroll';
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
    <TableScroll label={caption}>
      <table className="chart-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`${key}.asked`)}</th>
            <th scope="col">{t(`${key}.condition`)}</th>
            <th scope="col">{t(`${key}.questions`)}</th>
            {MEASURES.map((measure) => (
              <th key={measure} scope="col">
                {t(`experiments.downstream.measures.${measure}`)}
              </th>
            ))}
            <th scope="col">{t(`${key}.chance`)}</th>
            <th scope="col">{t(`${key}.choseA`)}</th>
            <th scope="col">{t(`${key}.letters`)}</th>
            <th scope="col">{t(`${key}.weights`)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.group}</th>
              <td>{row.label}</td>
              <td>{formatCount(row.summary.questions)}</td>
              {MEASURES.map((measure) => (
                <EstimateCell key={measure} row={row} measure={measure} />
              ))}
              <td>{formatPercent(row.summary.chance)}</td>
              <td>{formatPercent(row.summary.choseA)}</td>
              <td>{formatPercent(row.summary.letterProbability)}</td>
              <td>{row.touchedWeights === null ? none : formatCount(row.touchedWeights)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function EstimateCell({ row, measure }: { readonly row: AnswerRow; readonly measure: Measure }) {
  const { t } = useTranslation();
  const estimate = estimateOf(row, measure);
  const reported = row.reported[measure];
  return (
    <td>
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
    </td>
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
