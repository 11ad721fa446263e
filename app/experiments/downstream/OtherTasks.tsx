import { useTranslation } from 'react-i18next';
import { ValueTable } from '../../charts/ValueTable';
import { type DownstreamFigures, downstreamRows } from '../../figures/downstream';
import type { RecordedExperiment } from '../../figures/schema';
import { formatCount } from '../../i18n/numbers';
import { choseWords } from './AnswerTable';
import { shareWords } from './others';
import { summarise } from './statistics';

/** Tables of the rotated questions and of the next sentences, where they are recorded. */
export function OtherTasks({ recorded }: { readonly recorded: RecordedExperiment<DownstreamFigures> }) {
  const { t } = useTranslation();
  const key = 'experiments.downstream' as const;
  const [rotations, next] = [downstreamRows(recorded, 'rotations'), downstreamRows(recorded, 'next')];
  return (
    <>
      {rotations.length > 0 && (
        <ValueTable
          caption={t(`${key}.rotationsCaption`)}
          columns={(['asked', 'condition', 'questions', 'content', 'letterRight', 'chose'] as const).map(
            (one) => t(`${key}.columns.${one}`),
          )}
          rows={rotations.map(({ language, condition, content, tally }) => [
            t(`${key}.languages.${language}`),
            t(`${key}.conditions.${condition}`),
            formatCount(content.questions),
            shareWords(content.right, content.questions, t),
            // The four askings of a question are not independent: as many as questions count for the interval.
            shareWords(
              (tally.right.reduce((a, b) => a + b, 0) * content.questions) / tally.questions,
              content.questions,
              t,
            ),
            choseWords(summarise(tally)),
          ])}
        />
      )}
      {next.length > 0 && (
        <ValueTable
          caption={t(`${key}.nextCaption`)}
          columns={(['asked', 'condition', 'items', 'next', 'gain'] as const).map((one) =>
            t(`${key}.columns.${one}`),
          )}
          rows={next.map((row) => [
            t(`${key}.languages.${row.language}`),
            t(`${key}.conditions.${row.condition}`),
            formatCount(row.next.items),
            shareWords(row.next.right, row.next.items, t),
            shareWords(row.next.rightByGain, row.next.items, t),
          ])}
        />
      )}
    </>
  );
}

/** The same as lines of CSV, under headings of their own; none where nothing is recorded. */
export function otherLines(recorded: RecordedExperiment<DownstreamFigures>): (string | number)[][] {
  const [rotations, next] = [downstreamRows(recorded, 'rotations'), downstreamRows(recorded, 'next')];
  return [
    ...(rotations.length === 0
      ? []
      : [['rotations', 'model', 'questions', 'right by content', 'askings', 'right']]),
    ...rotations.map(({ language, condition, content, tally }) => [
      language,
      condition,
      content.questions,
      content.right,
      tally.questions,
      tally.right.reduce((a, b) => a + b, 0),
    ]),
    ...(next.length === 0
      ? []
      : [['next sentence', 'model', 'items', 'right by likelihood', 'right by gain']]),
    ...next.map((row) => [row.language, row.condition, row.next.items, row.next.right, row.next.rightByGain]),
  ];
}
