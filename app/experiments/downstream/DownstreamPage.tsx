import { useTranslation } from 'react-i18next';
import '../../paper/paper.css';
import './downstream.css';
import { formatPercent } from '../../charts/format';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import {
  type DownstreamFigures,
  DownstreamSchema,
  downstreamRows,
  QUESTIONS,
} from '../../figures/downstream';
import type { RecordedExperiment } from '../../figures/schema';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { NotYet } from '../shared/NotYet';
import { AnswerChart } from './AnswerChart';
import { AnswerLegend } from './AnswerLegend';
import { AnswerTable, answerLines } from './AnswerTable';
import { answerOf, habitOf } from './finding';
import { LiveAnswers } from './LiveAnswers';
import { OtherTasks, otherLines } from './OtherTasks';
import { nextOf, rotationsOf } from './others';
import { reportedOf } from './reported';
import type { AnswerRow } from './rows';
import { summarise } from './statistics';

/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 300;
const MARKS = {
  intact: 'base',
  arabic: 'edited',
  vietnamese: 'edited',
  matched: 'random',
  random: 'random',
} as const;

/** Section 3.4 of the paper: multiple choice without a language's region. */
export default function DownstreamPage() {
  const { t } = useTranslation();
  const key = 'experiments.downstream' as const;
  const recorded = useRecordedExperiment('downstream', DownstreamSchema);
  const rowsOf = (from: RecordedExperiment<DownstreamFigures>) =>
    downstreamRows(from).map(
      ({ language, condition, seeds, tally, touchedWeights }): AnswerRow => ({
        key: `${language}-${condition}`,
        group: t(`${key}.languages.${language}`),
        label:
          seeds === 1
            ? t(`${key}.conditions.${condition}`)
            : t(`${key}.draws`, { condition: t(`${key}.conditions.${condition}`), seeds }),
        mark: MARKS[condition],
        origin: 'recorded',
        summary: summarise(tally),
        touchedWeights,
        reported: reportedOf(language, condition),
      }),
    );
  return (
    <ExperimentPage
      id="downstream"
      recorded={recorded}
      figure={(from) => {
        const rows = rowsOf(from);
        if (rows.length === 0) return <NotYet what={t(`${key}.chart`)} />;
        return (
          <>
            <AnswerLegend origin="recorded" marks={['base', 'edited', 'random', 'reported']} />
            <Sized least={LEAST_HEIGHT}>{(width) => <AnswerChart rows={rows} width={width} />}</Sized>
            <Moved rows={rows} />
            <p className="chart-note">{habitOf(rows, t)}</p>
            <p className="chart-note">{rotationsOf(from, t)}</p>
            <p className="chart-note">{nextOf(from, t)}</p>
            {rows.some(({ summary }) => summary.questions < QUESTIONS) && (
              <p className="chart-note">
                {t(`${key}.partly`, { asked: rows[0]?.summary.questions ?? 0, all: QUESTIONS })}
              </p>
            )}
          </>
        );
      }}
      table={(from) => (
        <>
          <AnswerTable rows={rowsOf(from)} caption={t(`${key}.caption`)} />
          <OtherTasks recorded={from} />
        </>
      )}
      csv={(from) => [...answerLines(rowsOf(from)), ...otherLines(from)]}
      finding={(from) => answerOf(from, t)}
      live={() => <LiveAnswers />}
    />
  );
}

/** What the Arabic region moves, in one sentence of measured numbers. */
function Moved({ rows }: { readonly rows: readonly AnswerRow[] }) {
  const { t } = useTranslation();
  const summaryOf = (key: string) => rows.find((row) => row.key === key)?.summary;
  const [before, after] = [summaryOf('ar-intact'), summaryOf('ar-arabic')];
  if (!before?.accuracy || !after?.accuracy || !before.probabilityOfA || !after.probabilityOfA) return null;
  return (
    <p>
      {t('experiments.downstream.moved', {
        questions: before.questions,
        before: formatPercent(before.probabilityOfA.value),
        after: formatPercent(after.probabilityOfA.value),
        accuracyBefore: formatPercent(before.accuracy.value),
        accuracyAfter: formatPercent(after.accuracy.value),
        chance: formatPercent(before.chance),
        beyondBefore: formatPercent(before.accuracyBeyondA?.value ?? Number.NaN),
        beyondAfter: formatPercent(after.accuracyBeyondA?.value ?? Number.NaN),
        beyondChance: formatPercent(before.chanceBeyondA),
        lettersBefore: formatPercent(before.letterProbability),
        lettersAfter: formatPercent(after.letterProbability),
      })}
    </p>
  );
}
