import { useTranslation } from 'react-i18next';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { type Forgetting, ForgettingSchema } from '../../figures/forgetting';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { trainingsOf } from '../../figures/trainings';
import { Figure6 } from '../../paper/Figure6';
import '../../paper/paper.css';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { extentWords } from '../shared/extent';
import { NotYet } from '../shared/NotYet';
import { wayPanels } from './curves';
import { answerOf, findingOf } from './finding';
import { LiveTraining } from './LiveTraining';
import { TrainingsTable } from './TrainingsTable';
import { WayChart } from './WayChart';

/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 300;
/** Tokens that the pipeline gives a step. */
const STEP_TOKENS = '1,024';

/** Figure 6: further pre-training on one language, with the core frozen and without. */
export default function ForgettingPage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('forgetting', ForgettingSchema);
  return (
    <ExperimentPage
      id="forgetting"
      recorded={recorded}
      figure={(from) => {
        const trainings = trainingsOf(from);
        const isEarly =
          trainings.length > 0 && trainings.every(({ figures }) => figures.updateNorm === undefined);
        return (
          <>
            {trainings.length === 0 && <NotYet what={t('experiments.forgetting.question')} />}
            {trainings.length > 0 && (
              <Sized least={LEAST_HEIGHT}>
                {(width) => (
                  <WayChart
                    panels={wayPanels(trainings)}
                    width={width}
                    label={t('experiments.forgetting.figure')}
                  />
                )}
              </Sized>
            )}
            {isEarly && <p className="chart-note">{t('experiments.forgetting.early')}</p>}
            <p className="chart-note">{findingOf(from, t)}</p>
            <p className="chart-note">
              {t(`experiments.forgetting.${isEarly ? 'earlyNote' : 'note'}`, { tokens: STEP_TOKENS })}
            </p>
            <Figure6 />
          </>
        );
      }}
      table={(from) => <TrainingsTable trainings={trainingsOf(from)} />}
      csv={(from) => [
        [
          'run',
          'learned',
          'rate',
          'rate taken',
          'seed',
          'language',
          'step',
          'tokens learned',
          'perplexity',
          'tokens',
        ],
        ...trainingsOf(from).flatMap(({ freezing, setting, seed, figures }) =>
          figures.points.flatMap(({ step, tokens: learned, scores }) =>
            scores.map(({ language, meanNll, tokens }) => [
              freezing,
              setting.language,
              setting.learningRate,
              figures.learningRate,
              seed,
              language,
              step,
              learned,
              Math.exp(meanNll),
              tokens,
            ]),
          ),
        ),
      ]}
      finding={(from) => answerOf(from, t)}
      extent={(from) => extentWords(asScores(from), t)}
      live={() => <LiveTraining />}
    />
  );
}

/** The scores of every point, as an experiment of scores has them. */
const asScores = (recorded: RecordedExperiment<Forgetting>): RecordedExperiment<Scores> => ({
  ...recorded,
  results: recorded.results.flatMap((result) =>
    result.figures.points.map(({ scores }) => ({ ...result, figures: { touchedWeights: 0, scores } })),
  ),
});
