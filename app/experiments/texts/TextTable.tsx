import { useTranslation } from 'react-i18next';
import { TableScroll } from '../../charts/TableScroll';
import { formatCount } from '../../i18n/numbers';
import type { TextRow } from './rows';
import { useRankWords } from './useRankWords';

interface TextTableProps {
  readonly rows: readonly TextRow[];
  readonly caption: string;
}

const COLUMNS = [
  'condition',
  'text',
  'differs',
  'ofBase',
  'underBase',
  'rank',
  'weights',
  'reported',
] as const;

/** The text of tokens, as the tokenizer wrote it; broken bytes stand as U+FFFD. */
export const plainText = (tokens: readonly { readonly text: string }[]) =>
  tokens.map(({ text }) => text).join('');

/** Every model's text and the numbers of the chart. */
export function TextTable({ rows, caption }: TextTableProps) {
  const { t } = useTranslation();
  const rankWords = useRankWords();
  const none = t('experiments.texts.none');
  const nats = (value: number | null) => (value === null ? none : value.toFixed(2));
  return (
    <TableScroll label={caption}>
      <table className="chart-table text-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`experiments.texts.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.condition}>
              <th scope="row">{t(`experiments.texts.conditions.${row.condition}`)}</th>
              <td dir="auto" translate="no">
                {plainText(row.written)}
              </td>
              <td>{row.differsFrom === null ? none : row.differsFrom + 1}</td>
              <td>{nats(row.meanOfBase)}</td>
              <td>{nats(row.meanUnderBase)}</td>
              <td>{rankWords(row.base[0]?.rank)}</td>
              <td>{formatCount(row.touchedWeights)}</td>
              <td dir="auto" translate="no">
                {row.reported?.text ?? none}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** A line a token, for CSV: what is written, and the intact text as each model sees it. */
export function textLines(rows: readonly TextRow[], prompt: string): (string | number)[][] {
  const lines = rows.flatMap(({ condition, written, base }): (string | number)[][] => [
    ...written.map(({ text, surprisal, underBase }, at) => [
      prompt,
      condition,
      'written',
      at + 1,
      text,
      surprisal,
      underBase,
      '',
    ]),
    ...base.map(({ text, surprisal, rank }, at) => [
      prompt,
      condition,
      'intact text',
      at + 1,
      text,
      surprisal,
      '',
      rank ?? 'beyond 64',
    ]),
  ]);
  return [
    ['prompt', 'model', 'text of', 'position', 'token', 'surprisal', 'surprisal under intact', 'rank'],
    ...lines,
  ];
}
