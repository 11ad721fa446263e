import { useTranslation } from 'react-i18next';
import { formatPerplexity } from '../../charts/format';
import { ValueTable } from '../../charts/ValueTable';
import { languageName } from '../../i18n/language_names';
import { comma } from '../../i18n/numbers';
import { Figure6 } from '../../paper/Figure6';
import '../../paper/paper.css';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { ForgettingSchema } from '../../figures/forgetting';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../shared/ExperimentPage';
import { ForgettingChart } from './ForgettingChart';
import { answerOf, findingOf } from './finding';
import { LiveTraining } from './LiveTraining';
import { PointsTable } from './PointsTable';
import { type Run, runName } from './run';
import { FREEZINGS, growth, PANELS, RATES, recordedSeries, type TrainingSeries } from './series';

/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 264;
/** Tokens that the pipeline gives a step. */
const STEP_TOKENS = '1,024';

/** Figure 6: further pre-training on Arabic, with the core frozen and without. */
export default function ForgettingPage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('forgetting', ForgettingSchema);
  const nameOf = (run: Run) => runName(run, t);
  const missing = (series: readonly TrainingSeries[]) =>
    RATES.flatMap((learningRate) => FREEZINGS.map((freezing) => ({ learningRate, freezing }))).filter(
      (wanted) =>
        !series.some((one) => one.freezing === wanted.freezing && one.learningRate === wanted.learningRate),
    );
  return (
    <ExperimentPage
      id="forgetting"
      recorded={recorded}
      figure={(from) => {
        const series = recordedSeries(from);
        const left = missing(series);
        return (
          <>
            {series.length > 0 && (
              <Sized least={LEAST_HEIGHT}>
                {(width) => (
                  <ForgettingChart series={series} width={width} label={t('experiments.forgetting.figure')} />
                )}
              </Sized>
            )}
            <p className="chart-note">{findingOf(series, t)}</p>
            <p className="chart-note">{t('experiments.forgetting.dashed')}</p>
            <p className="chart-note">{t('experiments.forgetting.note', { tokens: STEP_TOKENS })}</p>
            {left.length > 0 && (
              <p className="chart-note">
                {t('experiments.forgetting.missing', { list: left.map(nameOf).join(comma()) })}
              </p>
            )}
            <Figure6 />
          </>
        );
      }}
      table={(from) => <ForgettingTable series={recordedSeries(from)} nameOf={nameOf} />}
      csv={(from) => [
        ['run', 'learning rate', 'language', 'step', 'perplexity', 'tokens'],
        ...recordedSeries(from).flatMap(({ freezing, learningRate, curves }) =>
          PANELS.flatMap((code) =>
            curves[code].map(({ step, perplexity, tokens }) => [
              freezing,
              learningRate,
              code,
              step,
              perplexity,
              tokens,
            ]),
          ),
        ),
      ]}
      finding={(from) => answerOf(from, t)}
      live={() => <LiveTraining />}
    />
  );
}

interface ForgettingTableProps {
  readonly series: readonly TrainingSeries[];
  readonly nameOf: (series: TrainingSeries) => string;
}

/** Ends of each curve, and every point of it. */
export function ForgettingTable(props: ForgettingTableProps) {
  return (
    <>
      <EndsTable {...props} />
      <PointsTable series={props.series} />
    </>
  );
}

function EndsTable({ series, nameOf }: ForgettingTableProps) {
  const { t } = useTranslation();
  const columns = ['run', 'steps', 'language', 'before', 'after', 'ratio', 'tokens'] as const;
  return (
    <ValueTable
      caption={t('experiments.forgetting.caption')}
      columns={columns.map((column) => t(`experiments.forgetting.columns.${column}`))}
      rows={series.flatMap((one) =>
        PANELS.flatMap((code) => {
          const [first, last] = [one.curves[code][0], one.curves[code].at(-1)];
          const ratio = growth(one, code);
          if (first === undefined || last === undefined) return [];
          return [
            [
              nameOf(one),
              one.steps,
              languageName(code),
              formatPerplexity(first.perplexity),
              formatPerplexity(last.perplexity),
              // Changes are small here, so that one decimal would hide them.
              ratio === null ? '' : `×${ratio.toFixed(3)}`,
              last.tokens,
            ],
          ];
        }),
      )}
    />
  );
}
