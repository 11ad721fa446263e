import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { STRONGEST_DIMENSIONS } from '../../figures/core-place';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import { joinWords } from '../../i18n/numbers';
import { LANGUAGE_CODES, type LanguageCode } from '../../languages/languages';
import { SelectInput } from '../../ui/SelectInput';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { medianRatios } from '../shared/median_ratios';
import { NotYet } from '../shared/NotYet';
import { RunLive } from '../shared/RunLive';
import { type ScoreColumns, ScoresTable, scoreLines } from '../shared/ScoresTable';
import { resultOf, scoreOf } from '../shared/scores';
import { PartsChart } from './PartsChart';
import { MAIN_PARTS, partLabel, partsOf } from './parts';

/** The parts that the sentence names: the core, and what of it the two strongest dimensions hold. */
const isNamed = (id: string) =>
  (MAIN_PARTS as readonly string[]).includes(id) || id === `only-${STRONGEST_DIMENSIONS.join('.')}`;
/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 320;

/** How much of the core's damage do its strongest dimensions do? */
export default function CoreDimensionsPage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('core-dimensions', ScoresSchema);
  const [chosen, setChosen] = useState('core-except');
  const columnsOf = (from: RecordedExperiment<Scores>): ScoreColumns => ({
    base: {
      label: t('experiments.scores.base'),
      scoreOf: (code: LanguageCode) => scoreOf(resultOf(from, 'base'), code),
    },
    columns: partsOf(from, t).flatMap(({ id, label, controls }) => [
      { label, scoreOf: (code: LanguageCode) => scoreOf(resultOf(from, id), code) },
      ...controls.map((control) => ({
        label: `${label}: ${control.label}`,
        scoreOf: (code: LanguageCode) => scoreOf(control.result, code),
      })),
    ]),
  });
  /** Main parts that the figure would show and are not recorded; a file may have the two dimensions by their numbers. */
  const missingOf = (from: RecordedExperiment<Scores>): readonly string[] => {
    const conditions = from.results.find((result) => result.conditions.dimensions)?.conditions ?? {};
    const hasOnly = from.results.some(({ id }) => id.startsWith('only-'));
    return [
      ...(resultOf(from, 'base') === undefined ? [t('experiments.scores.base')] : []),
      ...MAIN_PARTS.filter((id) => resultOf(from, id) === undefined && !(id === 'core-only' && hasOnly)).map(
        (id) => partLabel(id, conditions, t),
      ),
    ];
  };
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const parts = there === null ? [] : partsOf(there, t);
  const recipe = there === null ? undefined : resultOf(there, chosen)?.recipe;
  return (
    <ExperimentPage
      id="core-dimensions"
      recorded={recorded}
      figure={(from) => (
        <>
          <p className="chart-note">{t('experiments.core-dimensions.figure')}</p>
          <Sized least={LEAST_HEIGHT}>
            {(width) => <PartsChart recorded={from} parts={partsOf(from, t)} width={width} />}
          </Sized>
          {missingOf(from).map((what) => (
            <NotYet key={what} what={what} />
          ))}
        </>
      )}
      table={(from) => (
        <ScoresTable caption={t('experiments.core-dimensions.caption')} {...columnsOf(from)} />
      )}
      csv={(from) => scoreLines(columnsOf(from))}
      extent={(from) => extentWords(from, t)}
      finding={(from) => {
        const main = partsOf(from, t).filter(({ id }) => isNamed(id));
        const found = medianRatios(
          from,
          main.flatMap(({ id, label, controls }) => [
            { id, name: label },
            ...controls.map((control) => ({ id: control.result.id, name: control.label })),
          ]),
        );
        const base = resultOf(from, 'base');
        const count = LANGUAGE_CODES.filter((code) => scoreOf(base, code) !== undefined).length;
        return found.length === 0
          ? null
          : t('experiments.core-dimensions.finding', { count, list: joinWords(found) });
      }}
      live={
        recipe && (
          <>
            <SelectInput
              label={t('experiments.core-dimensions.pick')}
              value={chosen}
              options={parts.map(({ id, label }) => ({ value: id, label }))}
              onChange={setChosen}
            />
            <RunLive recipe={recipe} label={t('experiments.core-dimensions.run')} />
          </>
        )
      }
    />
  );
}
