import { useTranslation } from 'react-i18next';
import { LETTERS } from '../../../workers/protocol/questions';
import { formatPercent } from '../../charts/format';
import { TableScroll } from '../../charts/TableScroll';
import { comma, formatCount } from '../../i18n/numbers';
import { MEASURES } from './reported';
import { type AnswerRow, estimateOf } from './rows';
import type { Estimate, Summary } from './statistics';

interface AnswerTableProps {
  readonly rows: readonly AnswerRow[];
  readonly caption: string;
}

/** How often each letter that was offered was chosen: "A 82 %, B 3 %". */
export const choseWords = ({ chose }: Pick<Summary, 'chose'>): string =>
  chose
    .flatMap((share, at) => (share > 0 ? [`${LETTERS[at]} ${formatPercent(share, 0)}`] : []))
    .join(comma());

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
            <th scope="col">{t(`${key}.chose`)}</th>
            <th scope="col">{t(`${key}.ofAll`)}</th>
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
                <EstimateCell
                  key={measure}
                  estimate={estimateOf(row, measure)}
                  reported={row.reported[measure]}
                />
              ))}
              <td>{formatPercent(row.summary.chance)}</td>
              <td>{choseWords(row.summary)}</td>
              <EstimateCell estimate={row.summary.probabilityOfAOfAll} />
              <EstimateCell estimate={row.summary.letters} otherwise={row.summary.letterProbability} />
              <td>{row.touchedWeights === null ? none : formatCount(row.touchedWeights)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

interface EstimateCellProps {
  readonly estimate: Estimate | null;
  /** A share whose interval is not known. */
  readonly otherwise?: number;
  readonly reported?: number | undefined;
}

function EstimateCell({ estimate, otherwise, reported }: EstimateCellProps) {
  const { t } = useTranslation();
  return (
    <td>
      {estimate === null ? (
        <span>{otherwise === undefined ? t('experiments.downstream.none') : formatPercent(otherwise)}</span>
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
    const { questions, chance, chose, letterProbability, probabilityOfAOfAll: ofAll, letters } = summary;
    return [
      row.group,
      row.label,
      questions,
      ...cells,
      chance,
      chose[0] ?? 0,
      letterProbability,
      letters?.low ?? '',
      letters?.high ?? '',
      ofAll?.value ?? '',
      ofAll?.low ?? '',
      ofAll?.high ?? '',
    ];
  });
  return [
    [
      'asked in',
      'model',
      'questions',
      ...names,
      'chance',
      'chose A',
      'probability of any letter',
      'any letter low',
      'any letter high',
      'probability of A among all tokens',
      'A among all low',
      'A among all high',
    ],
    ...lines,
  ];
}
