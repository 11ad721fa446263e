import { useTranslation } from 'react-i18next';
import { LETTERS } from '../../../workers/protocol/questions';
import { formatPercent } from '../../charts/format';
import { ValueTable } from '../../charts/ValueTable';
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
    <ValueTable
      caption={caption}
      columns={[
        ...(['asked', 'condition', 'questions'] as const).map((column) => t(`${key}.${column}`)),
        ...MEASURES.map((measure) => t(`experiments.downstream.measures.${measure}`)),
        ...(['chance', 'chose', 'ofAll', 'letters', 'weights'] as const).map((column) =>
          t(`${key}.${column}`),
        ),
      ]}
      rows={rows.map((row) => [
        row.group,
        row.label,
        formatCount(row.summary.questions),
        ...MEASURES.map((measure) => (
          <EstimateWords key={measure} estimate={estimateOf(row, measure)} reported={row.reported[measure]} />
        )),
        formatPercent(row.summary.chance),
        choseWords(row.summary),
        <EstimateWords key="ofAll" estimate={row.summary.probabilityOfAOfAll} />,
        <EstimateWords
          key="letters"
          estimate={row.summary.letters}
          otherwise={row.summary.letterProbability}
        />,
        row.touchedWeights === null ? none : formatCount(row.touchedWeights),
      ])}
    />
  );
}

interface EstimateWordsProps {
  readonly estimate: Estimate | null;
  /** A share whose interval is not known. */
  readonly otherwise?: number;
  readonly reported?: number | undefined;
}

function EstimateWords({ estimate, otherwise, reported }: EstimateWordsProps) {
  const { t } = useTranslation();
  return (
    <>
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
