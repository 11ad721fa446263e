import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REGION_LANGUAGES, type RegionLanguage } from '../../../workers/model/recipe';
import { PerplexityChart } from '../../charts/perplexity/PerplexityChart';
import { PerplexityLegend } from '../../charts/perplexity/PerplexityLegend';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { controlsOf, headlineControl } from '../../figures/controls';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { joinSentences } from '../../i18n/numbers';
import type { LanguageCode } from '../../languages/languages';
import { RULES, type Rule } from '../../link/settings';
import { Choice } from '../../ui/Choice';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { NotYet } from '../shared/NotYet';
import { RunLive } from '../shared/RunLive';
import { type ScoreColumns, ScoresTable, scoreLines } from '../shared/ScoresTable';
import { meanScore, resultOf, scoreOf, scoreRows } from '../shared/scores';
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
const CONTROLS = ['matched', 'random'] as const;
/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 1200;
const SPECIFICITY_HEIGHT = 280;

/** Section 3.3, Table 5 and Appendix F of the paper: one language's region removed, in 34 languages. */
export default function MonolingualPage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('monolingual', ScoresSchema);
  const [of, setOf] = useState<RegionLanguage>('ar');
  const [rule, setRule] = useState<Rule>('code');
  const columnsOf = (from: RecordedExperiment<Scores>): ScoreColumns => {
    const column = (label: string, id: string) => ({
      label,
      scoreOf: (code: Parameters<typeof scoreOf>[1]) => scoreOf(resultOf(from, id), code),
    });
    return {
      base: column(t('experiments.scores.base'), 'base'),
      columns: [
        ...COLUMNS.flatMap(([name, kind, size]) => {
          const id = `${of}-${kind}-${rule}${size}`;
          if (resultOf(from, id) === undefined) return [];
          return [column(t(`experiments.monolingual.columns.${name}`), id)];
        }),
        ...CONTROLS.flatMap((name) => {
          const runs = controlsOf(from, `${of}-top-${rule}`, name);
          if (runs.length === 0) return [];
          const scoreIn = (code: LanguageCode) => meanScore(runs.map((run) => scoreOf(run, code)));
          return [{ label: t(`experiments.scores.${name}`), scoreOf: scoreIn }];
        }),
      ],
    };
  };
  /** A measurement's place in the table, in words. */
  const nameOf = (id: string): string => {
    if (id === 'base') return t('experiments.scores.base');
    const kind =
      id === 'control' ? t('experiments.scores.random') : t('experiments.monolingual.columns.topAll');
    return `${languageName(of)}, ${kind}, ${t(`experiments.monolingual.rules.${rule}`)}`;
  };
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const recipe = there === null ? undefined : resultOf(there, `${of}-top-${rule}`)?.recipe;
  const controls = (
    <div className="experiment-controls">
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
    </div>
  );
  return (
    <ExperimentPage
      id="monolingual"
      recorded={recorded}
      controls={controls}
      figure={(from) => {
        const id = `${of}-top-${rule}`;
        const control = headlineControl(from, id);
        const rows = scoreRows(resultOf(from, 'base'), resultOf(from, id), control.results, control.kind);
        const missing = ['base', id].filter((name) => resultOf(from, name) === undefined);
        return (
          <>
            <PerplexityLegend rows={rows} />
            <Sized least={LEAST_HEIGHT}>
              {(width) => <PerplexityChart rows={rows} order="family" width={width} axisOnTop />}
            </Sized>
            {[...missing, ...(control.results.length === 0 ? ['control'] : [])].map((name) => (
              <NotYet key={name} what={nameOf(name)} />
            ))}
            {control.results.length > 1 && (
              <p className="chart-note">
                {t('experiments.core.seeds', {
                  control: t(`experiments.scores.${control.kind}`),
                  count: control.results.length,
                })}
              </p>
            )}
            <p className="chart-note">{joinSentences([moreText(from, rule, t), russianOf(from, t)])}</p>
            {of === 'ru' && <ReportedTable5 />}
            <Sized least={SPECIFICITY_HEIGHT}>
              {(width) => <SpecificityChart recorded={from} rule={rule} width={width} />}
            </Sized>
            <SpecificityMatrix recorded={from} rule={rule} />
            <Stability />
          </>
        );
      }}
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
      live={recipe && <RunLive recipe={recipe} label={t('experiments.monolingual.run')} />}
    />
  );
}
