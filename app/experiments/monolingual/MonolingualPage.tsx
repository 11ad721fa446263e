import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REGION_LANGUAGES, type RegionLanguage } from '../../../workers/model/recipe';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { joinSentences } from '../../i18n/numbers';
import { RULES, type Rule } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { PerplexityFigure } from '../shared/PerplexityFigure';
import { RunLive } from '../shared/RunLive';
import { columnOf, controlColumns, type ScoreColumns, ScoresTable, scoreLines } from '../shared/ScoresTable';
import { resultOf } from '../shared/scores';
import { findingOf, moreText, placeOf, russianOf } from './finding';
import { ReportedTable5 } from './ReportedTable5';
import { SpecificityChart, SpecificityTable } from './SpecificityChart';
import { SpecificityMatrix } from './SpecificityMatrix';
import { Stability } from './Stability';

/** Columns of Table 5 after its base, with the parts of a result's name that each stands for; those that are recorded. */
const COLUMNS = [
  ['topTenth', 'top', '-tenth'],
  ['bottomTenth', 'bottom', '-tenth'],
  ['top2k', 'top', '-2k'],
  ['top20k', 'top', '-20k'],
  ['topAll', 'top', ''],
  ['bottomAll', 'bottom', ''],
  ['band', 'band', ''],
  ['sign-flip', 'sign-flip', ''],
] as const;
/** Room that is kept before the chart knows its width, CSS px. */
const SPECIFICITY_HEIGHT = 280;

/** Section 3.3, Table 5 and Appendix F of the paper: one language's region removed, in 34 languages. */
export default function MonolingualPage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('monolingual', ScoresSchema);
  const [of, setOf] = useState<RegionLanguage>('ar');
  const [rule, setRule] = useState<Rule>('code');
  const columnsOf = (from: RecordedExperiment<Scores>): ScoreColumns => {
    const columns = COLUMNS.flatMap(([name, kind, size]) => {
      const id = `${of}-${kind}-${rule}${size}`;
      if (resultOf(from, id) === undefined) return [];
      return [columnOf(from, t(`experiments.monolingual.columns.${name}`), id)];
    });
    return {
      base: columnOf(from, t('experiments.scores.base'), 'base'),
      columns: [...columns, ...controlColumns(from, `${of}-top-${rule}`, t)],
    };
  };
  const id = `${of}-top-${rule}`;
  /** A measurement's place in the table, in words. */
  const nameOf = (kind: string) =>
    `${languageName(of)}, ${kind}, ${t(`experiments.monolingual.rules.${rule}`)}`;
  const names = {
    base: t('experiments.scores.base'),
    edited: nameOf(t('experiments.monolingual.columns.topAll')),
    control: nameOf(t('experiments.scores.random')),
  };
  const controls = (
    <>
      <Choice
        label={t('experiments.monolingual.region')}
        value={of}
        options={REGION_LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
        onChange={setOf}
      />
      <Choice
        label={t('experiments.monolingual.rule')}
        value={rule}
        options={RULES.map((value) => ({ value, label: t(`experiments.monolingual.rules.${value}`) }))}
        onChange={setRule}
      />
    </>
  );
  return (
    <ExperimentPage
      id="monolingual"
      recorded={recorded}
      controls={controls}
      figure={(from) => (
        <>
          <PerplexityFigure recorded={from} {...{ id, names }} order="family" least={1200} />
          <p className="chart-note">{joinSentences([moreText(from, rule, t), russianOf(from, t)])}</p>
          {of === 'ru' && <ReportedTable5 />}
          <Sized least={SPECIFICITY_HEIGHT}>
            {(width) => <SpecificityChart recorded={from} rule={rule} width={width} />}
          </Sized>
          <SpecificityMatrix recorded={from} rule={rule} />
          <Stability />
        </>
      )}
      table={(from) => (
        <>
          <ScoresTable
            caption={t('experiments.monolingual.caption', { language: languageName(of) })}
            {...columnsOf(from)}
          />
          <SpecificityTable recorded={from} rule={rule} />
        </>
      )}
      csv={(from) => scoreLines(columnsOf(from))}
      extent={(from) => extentWords(from, t)}
      finding={(from) => joinSentences([placeOf(from, of, rule, t), findingOf(from, of, rule, t)]) || null}
      live={(from) => {
        const recipe = from === null ? undefined : resultOf(from, id)?.recipe;
        return recipe && <RunLive recipe={recipe} label={t('experiments.monolingual.run')} />;
      }}
    />
  );
}
