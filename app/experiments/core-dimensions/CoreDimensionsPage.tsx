import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import { formatCount, joinWords } from '../../i18n/numbers';
import { LANGUAGE_CODES, type LanguageCode } from '../../languages/languages';
import { SelectInput } from '../../ui/SelectInput';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../ExperimentPage';
import { NotYet } from '../NotYet';
import { medianRatios } from '../scores/findings';
import { RunLive } from '../scores/RunLive';
import { resultOf, scoreOf } from '../scores/rows';
import { type ScoreColumns, ScoresTable, scoreLines } from '../scores/ScoresTable';
import { useRecordedExperiment } from '../useRecordedExperiment';
import { type Part, PartsChart } from './PartsChart';

const PARTS = ['core', 'core-except', 'core-only', 'dimensions', 'random', 'random-except'] as const;
type PartName = (typeof PARTS)[number];
/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 320;

/** How much of the core's damage do its strongest dimensions do? */
export default function CoreDimensionsPage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('core-dimensions', ScoresSchema);
  const [chosen, setChosen] = useState<PartName>('core-except');
  const partsOf = (from: RecordedExperiment<Scores>): Part[] =>
    PARTS.flatMap((id) => {
      const result = resultOf(from, id);
      if (result === undefined) return [];
      const dimensions = String(result.conditions.dimensions ?? '').replaceAll(' ', ', ');
      const weights = formatCount(result.figures.touchedWeights);
      return [
        {
          id,
          label: t(`experiments.parts.conditions.${id}`, { dimensions }),
          weights: t('experiments.parts.weights', { weights }),
        },
      ];
    });
  const columnsOf = (from: RecordedExperiment<Scores>): ScoreColumns => ({
    base: {
      label: t('experiments.scores.base'),
      scoreOf: (code: LanguageCode) => scoreOf(resultOf(from, 'base'), code),
    },
    columns: partsOf(from).map(({ id, label }) => ({
      label,
      scoreOf: (code: LanguageCode) => scoreOf(resultOf(from, id), code),
    })),
  });
  const missingOf = (from: RecordedExperiment<Scores>): readonly string[] => {
    const dimensions = from.results.find(({ conditions }) => conditions.dimensions)?.conditions.dimensions;
    return (['base', ...PARTS] as const)
      .filter((id) => resultOf(from, id) === undefined)
      .map((id) =>
        id === 'base'
          ? t('experiments.scores.base')
          : t(`experiments.parts.conditions.${id}`, {
              dimensions: String(dimensions ?? '…').replaceAll(' ', ', '),
            }),
      );
  };
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const parts = there === null ? [] : partsOf(there);
  const recipe = there === null ? undefined : resultOf(there, chosen)?.recipe;
  return (
    <ExperimentPage
      id="core-dimensions"
      title={t('experiments.parts.question')}
      recorded={recorded}
      figure={(from) => (
        <>
          <p className="chart-note">{t('experiments.parts.figure')}</p>
          <Sized least={LEAST_HEIGHT}>
            {(width) => <PartsChart recorded={from} parts={partsOf(from)} width={width} />}
          </Sized>
          {missingOf(from).map((what) => (
            <NotYet key={what} what={what} />
          ))}
        </>
      )}
      table={(from) => <ScoresTable caption={t('experiments.parts.caption')} {...columnsOf(from)} />}
      csv={(from) => scoreLines(columnsOf(from))}
      finding={(from) => {
        const found = medianRatios(
          from,
          partsOf(from).map(({ id, label }) => ({ id, name: label })),
        );
        const count = LANGUAGE_CODES.length;
        return found.length === 0 ? null : t('experiments.parts.finding', { count, list: joinWords(found) });
      }}
      live={
        recipe && (
          <>
            <SelectInput
              label={t('experiments.parts.pick')}
              value={chosen}
              options={PARTS.flatMap((value) => {
                const part = parts.find(({ id }) => id === value);
                return part === undefined ? [] : [{ value, label: part.label }];
              })}
              onChange={setChosen}
            />
            <RunLive recipe={recipe} label={t('experiments.parts.run')} />
          </>
        )
      }
      notes={{
        paper: t('experiments.parts.paper'),
        model: t('experiments.parts.model'),
        misleads: t('experiments.parts.misleads'),
      }}
    />
  );
}
