import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REGION_LANGUAGES, type RegionLanguage } from '../../../workers/model/recipe';
import { PerplexityChart } from '../../charts/perplexity/PerplexityChart';
import { PerplexityLegend } from '../../charts/perplexity/PerplexityLegend';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { Choice } from '../../ui/Choice';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { NotYet } from '../shared/NotYet';
import { RunLive } from '../shared/RunLive';
import { type ScoreColumns, ScoresTable, scoreLines } from '../shared/ScoresTable';
import { resultOf, scoreOf, scoreRows } from '../shared/scores';
import { useRecordedExperiment } from '../shared/useRecordedExperiment';
import { findingOf, moreText, placeOf, russianOf } from './finding';
import { ReportedTable5 } from './ReportedTable5';
import { SpecificityChart, SpecificityTable } from './SpecificityChart';
import { Stability } from './Stability';

const RULES = ['code', 'paper'] as const;
type Rule = (typeof RULES)[number];
/** Columns of Table 5 after its base, with the parts of a result's name that each stands for. */
const COLUMNS = [
  ['topTenth', 'top', '-tenth'],
  ['bottomTenth', 'bottom', '-tenth'],
  ['topAll', 'top', ''],
  ['bottomAll', 'bottom', ''],
] as const;
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
        ...COLUMNS.map(([name, kind, size]) =>
          column(t(`experiments.monolingual.columns.${name}`), `${of}-${kind}-${rule}${size}`),
        ),
        column(t('experiments.scores.random'), `${of}-random`),
      ],
    };
  };
  /** A measurement's place in the table, in words. */
  const nameOf = (id: string): string => {
    if (id === 'base') return t('experiments.scores.base');
    const kind = id.endsWith('-random')
      ? t('experiments.scores.random')
      : t('experiments.monolingual.columns.topAll');
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
        const random = [resultOf(from, `${of}-random`)];
        const rows = scoreRows(resultOf(from, 'base'), resultOf(from, `${of}-top-${rule}`), random);
        return (
          <>
            <PerplexityLegend rows={rows} />
            <Sized least={LEAST_HEIGHT}>
              {(width) => <PerplexityChart rows={rows} order="family" width={width} axisOnTop />}
            </Sized>
            {['base', `${of}-top-${rule}`, `${of}-random`]
              .filter((id) => resultOf(from, id) === undefined)
              .map((id) => (
                <NotYet key={id} what={nameOf(id)} />
              ))}
            <p className="chart-note">
              {moreText(from, rule, t)} {russianOf(from, t)}
            </p>
            {of === 'ru' && <ReportedTable5 />}
            <Sized least={SPECIFICITY_HEIGHT}>
              {(width) => <SpecificityChart recorded={from} rule={rule} width={width} />}
            </Sized>
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
      finding={(from) =>
        [placeOf(from, of, rule, t), findingOf(from, of, rule, t)].filter((one) => one !== null).join(' ') ||
        null
      }
      live={recipe && <RunLive recipe={recipe} label={t('experiments.monolingual.run')} />}
    />
  );
}
