import { useTranslation } from 'react-i18next';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { type RecordedExperiment, type Scores, ScoresSchema } from '../../figures/schema';
import { Sized } from '../../ui/Sized';
import { PartsChart } from '../core-dimensions/PartsChart';
import { PartsLive } from '../core-dimensions/PartsLive';
import { partColumns } from '../core-dimensions/parts';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { NotYet } from '../shared/NotYet';
import { ScoresTable, scoreLines } from '../shared/ScoresTable';
import { resultOf } from '../shared/scores';
import { answerOf, findingOf } from './finding';
import { languageParts } from './parts';

/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 320;

/** Does one residual dimension carry a language? */
export default function LanguageDimensionsPage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('language-dimensions', ScoresSchema);
  const columnsOf = (from: RecordedExperiment<Scores>) => partColumns(from, languageParts(from, t), t);
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
      live={(from) => {
        const parts = from === null ? [] : languageParts(from, t);
        return (
          parts.length > 0 && (
            <PartsLive parts={parts} first="ar-dimension" run={t('experiments.language-dimensions.run')} />
          )
        );
      }}
    />
  );
}
