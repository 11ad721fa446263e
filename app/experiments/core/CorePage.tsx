import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import { SHARES } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { PerplexityFigure } from '../shared/PerplexityFigure';
import { RunLive } from '../shared/RunLive';
import { columnOf, controlColumns, type ScoreColumns, ScoresTable, scoreLines } from '../shared/ScoresTable';
import { resultOf } from '../shared/scores';
import { answerOf } from './finding';

type Share = (typeof SHARES)[number];
/** What is removed; those that were recorded are offered. */
const KINDS = ['top', 'bottom', 'bottom-nonzero', 'band', 'sign-flip'] as const;
type Kind = (typeof KINDS)[number];

/** Section 3.1 of the paper: Top, Bottom and Random removed, at three shares, in 34 languages. */
export default function CorePage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('core', ScoresSchema);
  const [share, setShare] = useState<Share>(1);
  const [kind, setKind] = useState<Kind>('top');
  const columnsOf = (from: RecordedExperiment<Scores>): ScoreColumns => {
    const isThere = (name: Kind) => resultOf(from, `${name}-${share}`) !== undefined;
    const shown = KINDS.filter((name) => name === 'top' || name === 'bottom' || isThere(name));
    return {
      base: columnOf(from, t('experiments.scores.base'), 'base'),
      columns: [
        ...shown.map((name) => columnOf(from, t(`experiments.scores.${name}`), `${name}-${share}`)),
        ...controlColumns(from, `${kind}-${share}`, t, 'random'),
      ],
    };
  };
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const kinds = KINDS.filter(
    (name) =>
      name === 'top' ||
      name === 'bottom' ||
      there?.results.some(({ id }) => SHARES.some((each) => id === `${name}-${each}`)),
  );
  const controls = (
    <>
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
    </>
  );
  return (
    <ExperimentPage
      id="core"
      recorded={recorded}
      controls={controls}
      figure={(from) => {
        const percent = t('experiments.scores.percent', { share });
        const names = {
          base: t('experiments.scores.base'),
          edited: `${t(`experiments.scores.${kind}`)} ${percent}`,
          control: `${t('experiments.scores.random')} ${percent}`,
        };
        const id = `${kind}-${share}`;
        return <PerplexityFigure recorded={from} {...{ id, names }} order="kin" least={900} />;
      }}
      table={(from) => <ScoresTable caption={t('experiments.scores.caption')} {...columnsOf(from)} />}
      csv={(from) => scoreLines(columnsOf(from))}
      extent={(from) => extentWords(from, t)}
      finding={(from) => answerOf(from, share, t)}
      live={(from) => {
        const recipe = from === null ? undefined : resultOf(from, `${kind}-${share}`)?.recipe;
        const label = t('experiments.core.run', { share, kind: t(`experiments.scores.${kind}`) });
        return recipe && <RunLive recipe={recipe} label={label} />;
      }}
    />
  );
}
