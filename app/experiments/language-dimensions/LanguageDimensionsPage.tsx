import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import type { LanguageCode } from '../../languages/languages';
import { SelectInput } from '../../ui/SelectInput';
import { Sized } from '../../ui/Sized';
import { PartsChart } from '../core-dimensions/PartsChart';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { NotYet } from '../shared/NotYet';
import { RunLive } from '../shared/RunLive';
import { type ScoreColumns, ScoresTable, scoreLines } from '../shared/ScoresTable';
import { resultOf, scoreOf } from '../shared/scores';
import { answerOf, findingOf } from './finding';
import { languageParts } from './parts';

/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 320;

/** Does one residual dimension carry a language? */
export default function LanguageDimensionsPage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('language-dimensions', ScoresSchema);
  const [chosen, setChosen] = useState('ar-dimension');
  const columnsOf = (from: RecordedExperiment<Scores>): ScoreColumns => ({
    base: {
      label: t('experiments.scores.base'),
      scoreOf: (code: LanguageCode) => scoreOf(resultOf(from, 'base'), code),
    },
    columns: languageParts(from, t).flatMap(({ id, label, controls }) => [
      { label, scoreOf: (code: LanguageCode) => scoreOf(resultOf(from, id), code) },
      ...controls.map((control) => ({
        label: `${label}: ${control.label}`,
        scoreOf: (code: LanguageCode) => scoreOf(control.result, code),
      })),
    ]),
  });
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const parts = there === null ? [] : languageParts(there, t);
  const recipe = there === null ? undefined : resultOf(there, chosen)?.recipe;
  return (
    <ExperimentPage
      id="language-dimensions"
      recorded={recorded}
      figure={(from) => {
        const rows = languageParts(from, t);
        const missing = resultOf(from, 'base') === undefined || rows.length === 0;
        return (
          <>
            <p className="chart-note">{t('experiments.language-dimensions.figure')}</p>
            {rows.length > 0 && (
              <Sized least={LEAST_HEIGHT}>
                {(width) => <PartsChart recorded={from} parts={rows} width={width} />}
              </Sized>
            )}
            {missing && <NotYet what={t('experiments.language-dimensions.question')} />}
            <p className="chart-note">{findingOf(from, t)}</p>
          </>
        );
      }}
      table={(from) => (
        <ScoresTable caption={t('experiments.language-dimensions.caption')} {...columnsOf(from)} />
      )}
      csv={(from) => scoreLines(columnsOf(from))}
      extent={(from) => extentWords(from, t)}
      finding={(from) => answerOf(from, t)}
      live={
        recipe && (
          <>
            <SelectInput
              label={t('experiments.core-dimensions.pick')}
              value={chosen}
              options={parts.map(({ id, label }) => ({ value: id, label }))}
              onChange={setChosen}
            />
            <RunLive recipe={recipe} label={t('experiments.language-dimensions.run')} />
          </>
        )
      }
    />
  );
}
