import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { formatCount, joinSentences } from '../../i18n/numbers';
import { DEFAULT_LANGUAGES, type LanguageCode } from '../../languages/languages';
import { SelectInput } from '../../ui/SelectInput';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { NotYet } from '../shared/NotYet';
import { RunLive } from '../shared/RunLive';
import { type ScoreColumns, ScoresTable, scoreLines } from '../shared/ScoresTable';
import { resultOf, scoreOf } from '../shared/scores';
import { breaksAt, controlCurve, controlSteps, steps } from './curve';
import { findingOf } from './finding';
import { SizeChart } from './SizeChart';

/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 440;

/** The default languages that are recorded. */
const shownIn = (from: RecordedExperiment<Scores>): readonly LanguageCode[] =>
  DEFAULT_LANGUAGES.filter((code) => scoreOf(resultOf(from, 'base'), code) !== undefined);

/** How many draws the control's band goes over, or that there is but one. */
function drawsWords(from: RecordedExperiment<Scores>, t: TFunction): string {
  const count = Math.max(...controlCurve(from).map(({ draws }) => draws));
  return count === 1 ? t('experiments.core-size.oneDraw') : t('experiments.core-size.draws', { count });
}

/** How small can the core be? Perplexity against the share removed, from one weight to 5 %. */
export default function CoreSizePage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('core-size', ScoresSchema);
  const [chosen, setChosen] = useState('weights-1');
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const core = there === null ? [] : steps(there);
  const weightsOf = (id: string) =>
    formatCount(core.find((result) => result.id === id)?.figures.touchedWeights ?? 0);
  const columnsOf = (from: RecordedExperiment<Scores>): ScoreColumns => ({
    base: {
      label: t('experiments.scores.base'),
      scoreOf: (code: LanguageCode) => scoreOf(resultOf(from, 'base'), code),
    },
    columns: steps(from).map((result) => ({
      label: t('experiments.core-size.weights', { weights: formatCount(result.figures.touchedWeights) }),
      scoreOf: (code: LanguageCode) => scoreOf(result, code),
    })),
  });
  const recipe = core.find(({ id }) => id === chosen)?.recipe;
  return (
    <ExperimentPage
      id="core-size"
      recorded={recorded}
      figure={(from) => (
        <>
          {resultOf(from, 'base') === undefined && <NotYet what={t('experiments.scores.base')} />}
          <Sized least={LEAST_HEIGHT}>
            {(width) => <SizeChart recorded={from} languages={shownIn(from)} width={width} />}
          </Sized>
          {controlCurve(from).length > 0 && (
            <p className="chart-note">
              {joinSentences([
                t(
                  controlSteps(from).kind === 'matched'
                    ? 'experiments.core-size.matchedCurve'
                    : 'experiments.core-size.random',
                ),
                drawsWords(from, t),
              ])}
            </p>
          )}
          {resultOf(from, 'base') !== undefined && (
            <p className="chart-note">
              {t('experiments.core-size.breaks', {
                list: shownIn(from)
                  .map((code) => {
                    const weights = breaksAt(from, code);
                    const where = weights === null ? t('experiments.core-size.never') : formatCount(weights);
                    return `${languageName(code)} ${where}`;
                  })
                  .join(' · '),
              })}
            </p>
          )}
        </>
      )}
      table={(from) => <ScoresTable caption={t('experiments.core-size.caption')} {...columnsOf(from)} />}
      csv={(from) => scoreLines(columnsOf(from))}
      extent={(from) => extentWords(from, t)}
      finding={(from) => findingOf(from, t)}
      live={
        recipe && (
          <>
            <SelectInput
              label={t('experiments.core-size.pick')}
              value={chosen}
              options={core.map(({ id }) => ({
                value: id,
                label: t('experiments.core-size.core', { weights: weightsOf(id) }),
              }))}
              onChange={setChosen}
            />
            <RunLive recipe={recipe} label={t('experiments.core-size.run', { weights: weightsOf(chosen) })} />
          </>
        )
      }
    />
  );
}
