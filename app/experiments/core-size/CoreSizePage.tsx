import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { formatCount, joinSentences } from '../../i18n/numbers';
import { DEFAULT_LANGUAGES, type LanguageCode } from '../../languages/languages';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { NotYet } from '../shared/NotYet';
import { PickLive } from '../shared/RunLive';
import { columnOf, type ScoreColumns, ScoresTable, scoreLines } from '../shared/ScoresTable';
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
  const columnsOf = (from: RecordedExperiment<Scores>): ScoreColumns => ({
    base: columnOf(from, t('experiments.scores.base'), 'base'),
    columns: steps(from).map(({ id, figures }) => {
      const weights = formatCount(figures.touchedWeights);
      return columnOf(from, t('experiments.core-size.weights', { weights }), id);
    }),
  });
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
      live={(from) => {
        const picks = (from === null ? [] : steps(from)).map(({ id, recipe, figures }) => {
          const weights = formatCount(figures.touchedWeights);
          const label = t('experiments.core-size.core', { weights });
          return { value: id, label, recipe, run: t('experiments.core-size.run', { weights }) };
        });
        return (
          picks.length > 0 && (
            <PickLive label={t('experiments.core-size.pick')} first="weights-1" picks={picks} />
          )
        );
      }}
    />
  );
}
