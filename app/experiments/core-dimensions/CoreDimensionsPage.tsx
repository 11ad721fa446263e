import { useTranslation } from 'react-i18next';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { STRONGEST_DIMENSIONS } from '../../figures/core-place';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import { joinWords } from '../../i18n/numbers';
import { LANGUAGE_CODES } from '../../languages/languages';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { medianRatios } from '../shared/median_ratios';
import { NotYet } from '../shared/NotYet';
import { ScoresTable, scoreLines } from '../shared/ScoresTable';
import { resultOf, scoreOf } from '../shared/scores';
import { PartsChart } from './PartsChart';
import { PartsLive } from './PartsLive';
import { MAIN_PARTS, partColumns, partLabel, partsOf } from './parts';

/** The parts that the sentence names: the core, and what of it the two strongest dimensions hold. */
const isNamed = (id: string) =>
  (MAIN_PARTS as readonly string[]).includes(id) || id === `only-${STRONGEST_DIMENSIONS.join('.')}`;
/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 320;

/** How much of the core's damage do its strongest dimensions do? */
export default function CoreDimensionsPage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('core-dimensions', ScoresSchema);
  const columnsOf = (from: RecordedExperiment<Scores>) => partColumns(from, partsOf(from, t), t);
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
      live={(from) => {
        const parts = from === null ? [] : partsOf(from, t);
        return (
          parts.length > 0 && (
            <PartsLive parts={parts} first="core-except" run={t('experiments.core-dimensions.run')} />
          )
        );
      }}
    />
  );
}
