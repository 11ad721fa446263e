import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PerplexityChart } from '../../charts/perplexity/PerplexityChart';
import { PerplexityLegend } from '../../charts/perplexity/PerplexityLegend';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import type { LanguageCode } from '../../languages/languages';
import { SHARES } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { NotYet } from '../shared/NotYet';
import { RunLive } from '../shared/RunLive';
import { type ScoreColumns, ScoresTable, scoreLines } from '../shared/ScoresTable';
import { meanScore, resultOf, scoreOf, scoreRows } from '../shared/scores';
import { useRecordedExperiment } from '../shared/useRecordedExperiment';
import { answerOf, randomRuns } from './finding';

type Share = (typeof SHARES)[number];
const KINDS = ['top', 'bottom'] as const;
type Kind = (typeof KINDS)[number];
/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 900;

/** Section 3.1 of the paper: Top, Bottom and Random removed, at three shares, in 34 languages. */
export default function CorePage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('core', ScoresSchema);
  const [share, setShare] = useState<Share>(1);
  const [kind, setKind] = useState<Kind>('top');
  const columnsOf = (from: RecordedExperiment<Scores>): ScoreColumns => {
    const base = resultOf(from, 'base');
    const runs = randomRuns(from, share);
    return {
      base: { label: t('experiments.scores.base'), scoreOf: (code) => scoreOf(base, code) },
      columns: [
        ...KINDS.map((name) => ({
          label: t(`experiments.scores.${name}`),
          scoreOf: (code: LanguageCode) => scoreOf(resultOf(from, `${name}-${share}`), code),
        })),
        {
          label: t('experiments.scores.random'),
          scoreOf: (code: LanguageCode) => meanScore(runs.map((run) => scoreOf(run, code))),
        },
      ],
    };
  };
  /** What the figure of this share and kind would show and is not recorded. */
  const missingOf = (from: RecordedExperiment<Scores>): readonly string[] => [
    ...(resultOf(from, 'base') === undefined ? [t('experiments.scores.base')] : []),
    ...(resultOf(from, `${kind}-${share}`) === undefined
      ? [`${t(`experiments.scores.${kind}`)} ${t('experiments.scores.percent', { share })}`]
      : []),
    ...(randomRuns(from, share).length === 0
      ? [`${t('experiments.scores.random')} ${t('experiments.scores.percent', { share })}`]
      : []),
  ];
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const recipe = there === null ? undefined : resultOf(there, `${kind}-${share}`)?.recipe;
  const run = t('experiments.core.run', { share, kind: t(`experiments.scores.${kind}`) });
  const controls = (
    <div className="experiment-controls">
      <Choice
        label={t('experiments.scores.share')}
        value={share}
        options={SHARES.map((value) => ({ value, label: t('experiments.scores.percent', { share: value }) }))}
        onChange={setShare}
      />
      <Choice
        label={t('experiments.scores.kind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`experiments.scores.${value}`) }))}
        onChange={setKind}
      />
    </div>
  );
  return (
    <ExperimentPage
      id="core"
      recorded={recorded}
      controls={controls}
      figure={(from) => {
        const runs = randomRuns(from, share);
        const rows = scoreRows(resultOf(from, 'base'), resultOf(from, `${kind}-${share}`), runs);
        return (
          <>
            <PerplexityLegend rows={rows} />
            <Sized least={LEAST_HEIGHT}>
              {(width) => <PerplexityChart rows={rows} order="kin" width={width} axisOnTop />}
            </Sized>
            {missingOf(from).map((what) => (
              <NotYet key={what} what={what} />
            ))}
            {runs.length > 0 && (
              <p className="chart-note">{t('experiments.core.seeds', { count: runs.length })}</p>
            )}
          </>
        );
      }}
      table={(from) => <ScoresTable caption={t('experiments.scores.caption')} {...columnsOf(from)} />}
      csv={(from) => scoreLines(columnsOf(from))}
      finding={(from) => answerOf(from, share, t)}
      live={recipe && <RunLive recipe={recipe} label={run} />}
    />
  );
}
