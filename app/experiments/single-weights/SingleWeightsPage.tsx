import { useTranslation } from 'react-i18next';
import '../../charts/charts.css';
import { DEFAULT_SHAPE } from '../../../workers/model/default_model';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { editOf, type SingleWeightsFigures, SingleWeightsSchema } from '../../figures/single-weights';
import { formatCount } from '../../i18n/numbers';
import { Sized } from '../../ui/Sized';
import { ratioWords } from '../norm-damage/words';
import { ExperimentPage } from '../shared/ExperimentPage';
import { NotYet } from '../shared/NotYet';
import { PickLive } from '../shared/RunLive';
import { WeightsChart } from './WeightsChart';
import { sortedWeights, WeightsTable, weightLines, weightWords } from './WeightsTable';

/** Room that is kept before the chart knows its width, CSS px. */
const LEAST_HEIGHT = 360;
/** Weights that can be picked for a live run. */
const PICKED = 20;
/** A ratio from which a weight counts as breaking. */
const BROKEN = 2;

/** Single weights set to zero one at a time, after "The Super Weight in Large Language Models". */
export default function SingleWeightsPage() {
  const { t } = useTranslation();
  const key = 'experiments.single-weights' as const;
  const recorded = useRecordedExperiment('single-weights', SingleWeightsSchema);
  const results = recorded.state === 'there' ? recorded.recorded.results.map(({ figures }) => figures) : [];
  return (
    <ExperimentPage
      id="single-weights"
      recorded={recorded}
      figure={() => (
        <>
          {results.length === 0 && <NotYet what={t(`${key}.figure`)} />}
          <Sized least={LEAST_HEIGHT}>
            {(width) => <WeightsChart results={results} layers={DEFAULT_SHAPE.layers} width={width} />}
          </Sized>
          <Summary results={results} />
          <p className="chart-note is-reported">{t(`${key}.reported`)}</p>
        </>
      )}
      table={() => <WeightsTable results={results} />}
      csv={() => weightLines(results)}
      finding={() => {
        const ratios = sortedWeights(results).map(({ ratio }) => ratio);
        if (ratios.length === 0) return null;
        const broken = ratios.filter((ratio) => ratio > BROKEN).length;
        return t(broken === 0 ? `${key}.finding.none` : `${key}.finding.some`, {
          weights: formatCount(ratios.length),
          broken: formatCount(broken),
        });
      }}
      live={() =>
        results.length > 0 && (
          <PickLive
            label={t(`${key}.columns.weight`)}
            first="0"
            picks={sortedWeights(results)
              .slice(0, PICKED)
              .map(({ weight, ratio }, at) => {
                const words = weightWords(weight, t);
                return {
                  value: String(at),
                  label: `${words} ${ratioWords(Math.log(ratio))}`,
                  recipe: { version: 1, edits: [editOf(weight)] },
                  run: t(`${key}.run`, { weight: words }),
                };
              })}
          />
        )
      }
    />
  );
}

function Summary({ results }: { readonly results: readonly SingleWeightsFigures[] }) {
  const { t } = useTranslation();
  const sorted = sortedWeights(results);
  const [worst] = sorted;
  if (worst === undefined) return null;
  return (
    <p>
      {t('experiments.single-weights.summary', {
        weights: formatCount(sorted.length),
        weight: weightWords(worst.weight, t),
        ratio: ratioWords(Math.log(worst.ratio)),
        broken: formatCount(sorted.filter(({ ratio }) => ratio > BROKEN).length),
      })}
    </p>
  );
}
