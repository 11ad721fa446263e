import { mean as meanOf } from 'd3';
import { useTranslation } from 'react-i18next';
import { MATRICES, type Matrix, writesResidual } from '../../../workers/model/shape';
import { type Place, STRONGEST_DIMENSIONS } from '../../figures/core-place';
import { formatCount, joinSentences } from '../../i18n/numbers';
import { Sized } from '../../ui/Sized';
import { LayerGrid } from '../shared/LayerGrid';
import { largest, Marginal, rankOf } from './Marginal';
import { isEven, percentsOf } from './shares';

/** Dimensions that are marked and named. */
const MARKED = 4;
/** Room that is kept before a chart knows its width, CSS px. */
const LEAST_HEIGHT = 400;

interface PlaceFigureProps {
  readonly place: Place;
  /** As many random weights in each matrix; none of a region that is random itself. */
  readonly control: Place | undefined;
  readonly matrix: Matrix;
}

/** A region by residual dimension in one matrix, and by layer and matrix where it is not even. */
export function PlaceFigure({ place, control, matrix }: PlaceFigureProps) {
  const { t } = useTranslation();
  const at = MATRICES.indexOf(matrix);
  const marginal = t('experiments.core-place.marginal', { matrix });
  const side = writesResidual(matrix) ? 'output' : 'input';
  const concentration = ({ half, dims, gini }: Place): string =>
    t('experiments.core-place.concentration', {
      few: half[side][at] ?? 0,
      all: dims[side][at] ?? 0,
      gini: (gini[side][at] ?? 0).toFixed(2),
    });
  const counts = place.residual[at] ?? [];
  const marked = largest(counts, MARKED);
  // Of a region without a weight, each dimension has as many as the mean.
  const mean = meanOf(counts) || 1;
  const list = marked.map((dimension) => {
    const weights = counts[dimension] ?? 0;
    const times = `×${(weights / mean).toFixed(1)}`;
    return t('experiments.core-place.one', { dimension, weights: formatCount(weights), times });
  });
  const ranks = STRONGEST_DIMENSIONS.map((dimension) =>
    t('experiments.core-place.rank', { dimension, rank: rankOf(counts, dimension) }),
  );
  const percents = percentsOf(place);
  return (
    <>
      <p className="chart-note">{marginal}</p>
      <Sized least={LEAST_HEIGHT}>
        {(width) => (
          <Marginal
            name={marginal}
            title={t(`experiments.core-place.side.${side}`)}
            counts={counts}
            marked={marked}
            strongest={STRONGEST_DIMENSIONS}
            width={width}
          />
        )}
      </Sized>
      <p className="chart-note">{t('experiments.core-place.strongest', { list: list.join(' · ') })}</p>
      <p className="chart-note">
        {t('experiments.core-place.activations', { list: ranks.join(' · '), all: counts.length })}
      </p>
      <p className="chart-note">
        {joinSentences([
          t('experiments.core-place.itself', { words: concentration(place) }),
          ...(control === undefined
            ? []
            : [t('experiments.core-place.control', { words: concentration(control) })]),
        ])}
      </p>
      {isEven(percents) ? (
        <p className="chart-note">{t('experiments.core-place.even')}</p>
      ) : (
        <LayerGrid
          name={t('experiments.core-place.shares')}
          values={percents}
          least={0}
          room={LEAST_HEIGHT}
        />
      )}
    </>
  );
}
