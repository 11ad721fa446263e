import { useTranslation } from 'react-i18next';
import { ValueTable } from '../../charts/ValueTable';
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
    <ValueTable
      className="text-table"
      caption={caption}
      columns={COLUMNS.map((column) => t(`experiments.texts.columns.${column}`))}
      textColumns={[1, 7]}
      rows={rows.map((row) => [
        t(`experiments.texts.conditions.${row.condition}`),
        plainText(row.written),
        row.differsFrom === null ? none : row.differsFrom + 1,
        nats(row.meanOfBase),
        nats(row.meanUnderBase),
        rankWords(row.base[0]?.rank),
        formatCount(row.touchedWeights),
        row.reported?.text ?? none,
      ])}
    />
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
