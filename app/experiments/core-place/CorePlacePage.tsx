import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MATRICES, type Matrix, writesResidual } from '../../../workers/model/shape';
import { Grid } from '../../charts/Grid';
import { ValueTable } from '../../charts/ValueTable';
import {
  controlOf,
  isLanguageControl,
  type Place,
  PlaceSchema,
  STRONGEST_DIMENSIONS,
} from '../../figures/core-place';
import type { RecordedExperiment } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { formatCount } from '../../i18n/numbers';
import type { LanguageCode } from '../../languages/languages';
import { Choice } from '../../ui/Choice';
import { SelectInput } from '../../ui/SelectInput';
import { Sized } from '../../ui/Sized';
import { ExperimentPage } from '../ExperimentPage';
import { NotYet } from '../NotYet';
import { RunLive } from '../scores/RunLive';
import { useRecordedExperiment } from '../useRecordedExperiment';
import { largest, Marginal, rankOf } from './Marginal';
import { PlaceTable, placeLines } from './PlaceTable';

/** Dimensions that are marked and named. */
const MARKED = 4;
/** Room that is kept before a chart knows its width, CSS px. */
const LEAST_HEIGHT = 400;

/** Whether all matrices have the same share, as before Eq. 5 they do by construction. */
const isEven = (percents: readonly (readonly number[])[]): boolean =>
  Math.max(...percents.flat()) - Math.min(...percents.flat()) < 0.01;

/** Share of each matrix that is in the region, [layer][matrix], per cent. */
const percentsOf = ({ counts, sizes }: Place): readonly (readonly number[])[] =>
  counts.map((layer) => layer.map((count, column) => (count / (sizes[column] ?? 1)) * 100));

/** Where do regions lie? Shares of matrices, and concentration by dimension (section 3.2 of the paper). */
export default function CorePlacePage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('core-place', PlaceSchema);
  const [id, setId] = useState('core-5');
  const [matrix, setMatrix] = useState<Matrix>('o');
  const at = MATRICES.indexOf(matrix);
  const labelOf = (name: string): string => {
    const [of = '', share = ''] = name.split('-');
    if (of === 'core') return t('experiments.place.core', { share });
    if (of === 'random') return t('experiments.place.random', { share });
    return t('experiments.place.language', { language: languageName(of as LanguageCode) });
  };
  const resultIn = (from: RecordedExperiment<Place>, name: string | null = id) =>
    from.results.find((result) => result.id === name);
  const concentration = ({ half, dims, gini }: Place): string => {
    const side = writesResidual(matrix) ? 'output' : 'input';
    return t('experiments.place.concentration', {
      few: half[side][at],
      all: dims[side][at],
      gini: gini[side][at]?.toFixed(2),
    });
  };
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const controls = (
    <div className="experiment-controls">
      <SelectInput
        label={t('experiments.place.region')}
        value={id}
        options={(there?.results ?? [])
          .filter((result) => !isLanguageControl(result.id))
          .map((result) => ({ value: result.id, label: labelOf(result.id) }))}
        onChange={setId}
      />
      <Choice
        label={t('experiments.place.matrix')}
        value={matrix}
        options={MATRICES.map((value) => ({ value, label: value }))}
        onChange={setMatrix}
      />
    </div>
  );
  const marginal = t('experiments.place.marginal', { matrix });
  return (
    <ExperimentPage
      id="core-place"
      title={t('experiments.place.question')}
      recorded={recorded}
      controls={controls}
      figure={(from) => {
        const place = resultIn(from)?.figures;
        if (place === undefined) return <NotYet what={labelOf(id)} />;
        const counts = place.residual[at] ?? [];
        const marked = largest(counts, MARKED);
        const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
        const list = marked.map((dimension) => {
          const weights = counts[dimension] ?? 0;
          const times = `×${(weights / mean).toFixed(1)}`;
          return t('experiments.place.one', { dimension, weights: formatCount(weights), times });
        });
        const side = writesResidual(matrix) ? 'output' : 'input';
        const control = resultIn(from, controlOf(id))?.figures;
        const ranks = STRONGEST_DIMENSIONS.map((dimension) =>
          t('experiments.place.rank', { dimension, rank: rankOf(counts, dimension) }),
        );
        const percents = percentsOf(place);
        return (
          <>
            <p className="chart-note">{marginal}</p>
            <Sized least={LEAST_HEIGHT}>
              {(width) => (
                <Marginal
                  name={marginal}
                  title={t(`experiments.place.side.${side}`)}
                  counts={counts}
                  marked={marked}
                  strongest={STRONGEST_DIMENSIONS}
                  width={width}
                />
              )}
            </Sized>
            <p className="chart-note">{t('experiments.place.strongest', { list: list.join(' · ') })}</p>
            <p className="chart-note">
              {t('experiments.place.activations', { list: ranks.join(' · '), all: counts.length })}
            </p>
            <p className="chart-note">
              {t('experiments.place.itself', { words: concentration(place) })}
              {control !== undefined &&
                ` ${t('experiments.place.control', { words: concentration(control) })}`}
            </p>
            {isEven(percents) ? (
              <p className="chart-note">{t('experiments.place.even')}</p>
            ) : (
              <>
                <p className="chart-note">{t('experiments.place.shares')}</p>
                <Sized least={LEAST_HEIGHT}>
                  {(width) => (
                    <Grid
                      name={t('experiments.place.shares')}
                      rows={percents.map((_, layer) => String(layer))}
                      columns={MATRICES}
                      values={percents}
                      format={(value) => value.toFixed(2)}
                      width={width}
                      domain={[0, Math.max(...percents.flat())]}
                      rowTitle={t('experiments.place.layer')}
                    />
                  )}
                </Sized>
              </>
            )}
          </>
        );
      }}
      table={(from) => {
        const place = resultIn(from)?.figures;
        const control = resultIn(from, controlOf(id))?.figures;
        const counts = place?.residual[at] ?? [];
        return (
          place && (
            <>
              <PlaceTable place={place} control={control} />
              <ValueTable
                caption={t('experiments.place.shares')}
                columns={[t('experiments.place.layer'), ...MATRICES]}
                rows={percentsOf(place).map((row, layer) => [
                  String(layer),
                  ...row.map((value) => value.toFixed(2)),
                ])}
              />
              <ValueTable
                caption={marginal}
                columns={(['dimension', 'weights'] as const).map((column) =>
                  t(`charts.cursor.marginalColumns.${column}`),
                )}
                rows={counts.map((count, dimension) => [String(dimension), formatCount(count)])}
              />
            </>
          )
        );
      }}
      finding={(from) => {
        const residual = resultIn(from)?.figures.residual;
        const [dimension] = STRONGEST_DIMENSIONS;
        return residual === undefined
          ? null
          : t('experiments.place.finding', {
              region: labelOf(id),
              dimension,
              list: MATRICES.map((name, index) => `${name} ${rankOf(residual[index] ?? [], dimension)}`).join(
                ', ',
              ),
              all: residual[0]?.length ?? 0,
            });
      }}
      csv={(from) => placeLines(resultIn(from)?.figures, resultIn(from, controlOf(id))?.figures)}
      live={<RunLive recipe={there === null ? undefined : resultIn(there)?.recipe} label={labelOf(id)} />}
      notes={{
        paper: t('experiments.place.paper'),
        model: t('experiments.place.model'),
        misleads: t('experiments.place.misleads'),
      }}
    />
  );
}
