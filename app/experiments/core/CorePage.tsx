import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PerplexityChart } from '../../charts/perplexity/PerplexityChart';
import { PerplexityLegend } from '../../charts/perplexity/PerplexityLegend';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { controlsOf, headlineControl } from '../../figures/controls';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import type { LanguageCode } from '../../languages/languages';
import { SHARES } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { NotYet } from '../shared/NotYet';
import { RunLive } from '../shared/RunLive';
import { type ScoreColumns, ScoresTable, scoreLines } from '../shared/ScoresTable';
import { meanScore, resultOf, scoreOf, scoreRows } from '../shared/scores';
import { answerOf } from './finding';

type Share = (typeof SHARES)[number];
/** What is removed, and what it is compared with; those that were recorded are offered. */
const KINDS = ['top', 'bottom', 'bottom-nonzero', 'band', 'sign-flip'] as const;
const CONTROLS = ['matched', 'random'] as const;
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
    const isThere = (name: Kind) => resultOf(from, `${name}-${share}`) !== undefined;
    return {
      base: { label: t('experiments.scores.base'), scoreOf: (code) => scoreOf(base, code) },
      columns: [
        ...KINDS.filter((name) => name === 'top' || name === 'bottom' || isThere(name)).map((name) => ({
          label: t(`experiments.scores.${name}`),
          scoreOf: (code: LanguageCode) => scoreOf(resultOf(from, `${name}-${share}`), code),
        })),
        ...CONTROLS.flatMap((name) => {
          const runs = controlsOf(from, `${kind}-${share}`, name);
          if (runs.length === 0 && name === 'matched') return [];
          return [
            {
              label: t(`experiments.scores.${name}`),
              scoreOf: (code: LanguageCode) => meanScore(runs.map((run) => scoreOf(run, code))),
            },
          ];
        }),
      ],
    };
  };
  /** What the figure of this share and kind would show and is not recorded. */
  const missingOf = (from: RecordedExperiment<Scores>): readonly string[] => [
    ...(resultOf(from, 'base') === undefined ? [t('experiments.scores.base')] : []),
    ...(resultOf(from, `${kind}-${share}`) === undefined
      ? [`${t(`experiments.scores.${kind}`)} ${t('experiments.scores.percent', { share })}`]
      : []),
    ...(headlineControl(from, `${kind}-${share}`).results.length === 0
      ? [`${t('experiments.scores.random')} ${t('experiments.scores.percent', { share })}`]
      : []),
  ];
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const recipe = there === null ? undefined : resultOf(there, `${kind}-${share}`)?.recipe;
  const kinds = KINDS.filter(
    (name) =>
      name === 'top' ||
      name === 'bottom' ||
      there?.results.some(({ id }) => SHARES.some((each) => id === `${name}-${each}`)),
  );
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
        options={kinds.map((value) => ({ value, label: t(`experiments.scores.${value}`) }))}
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
        const control = headlineControl(from, `${kind}-${share}`);
        const edited = resultOf(from, `${kind}-${share}`);
        const rows = scoreRows(resultOf(from, 'base'), edited, control.results, control.kind);
        return (
          <>
            <PerplexityLegend rows={rows} />
            <Sized least={LEAST_HEIGHT}>
              {(width) => <PerplexityChart rows={rows} order="kin" width={width} axisOnTop />}
            </Sized>
            {missingOf(from).map((what) => (
              <NotYet key={what} what={what} />
            ))}
            {control.results.length > 0 && (
              <p className="chart-note">
                {t(control.results.length === 1 ? 'experiments.core.oneSeed' : 'experiments.core.seeds', {
                  control: t(`experiments.scores.${control.kind}`),
                  count: control.results.length,
                })}
              </p>
            )}
          </>
        );
      }}
      table={(from) => <ScoresTable caption={t('experiments.scores.caption')} {...columnsOf(from)} />}
      csv={(from) => scoreLines(columnsOf(from))}
      extent={(from) => extentWords(from, t)}
      finding={(from) => answerOf(from, share, t)}
      live={recipe && <RunLive recipe={recipe} label={run} />}
    />
  );
}
