import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MATRICES, type Matrix } from '../../../workers/model/shape';
import { ValueTable } from '../../charts/ValueTable';
import { useRecordedExperiment } from '../../explorer/useRecordedExperiment';
import { controlOf, isLanguageControl, type Place, PlaceSchema } from '../../figures/core-place';
import type { RecordedExperiment } from '../../figures/schema';
import { languageName } from '../../i18n/language_names';
import { formatCount, joinSentences } from '../../i18n/numbers';
import type { LanguageCode } from '../../languages/languages';
import { Choice } from '../../ui/Choice';
import { SelectInput } from '../../ui/SelectInput';
import { ExperimentPage } from '../shared/ExperimentPage';
import { NotYet } from '../shared/NotYet';
import { RunLive } from '../shared/RunLive';
import { findingOf, halfOf } from './finding';
import { PlaceFigure } from './PlaceFigure';
import { PlaceTable, placeLines } from './PlaceTable';
import { percentsOf } from './shares';

/** Where do regions lie? Shares of matrices, and concentration by dimension (section 3.2 of the paper). */
export default function CorePlacePage() {
  const { t } = useTranslation();
  const recorded = useRecordedExperiment('core-place', PlaceSchema);
  const [id, setId] = useState('core-5');
  const [matrix, setMatrix] = useState<Matrix>('o');
  const at = MATRICES.indexOf(matrix);
  const labelOf = (name: string): string => {
    const [of = '', share = ''] = name.split('-');
    if (of === 'core') return t('experiments.core-place.core', { share });
    if (of === 'random') return t('experiments.core-place.random', { share });
    return t('experiments.core-place.language', { language: languageName(of as LanguageCode) });
  };
  const resultIn = (from: RecordedExperiment<Place>, name: string | null = id) =>
    from.results.find((result) => result.id === name);
  const there = recorded.state === 'there' ? recorded.recorded : null;
  const controls = (
    <>
      <SelectInput
        label={t('experiments.core-place.region')}
        value={id}
        options={(there?.results ?? [])
          .filter((result) => !isLanguageControl(result.id))
          .map((result) => ({ value: result.id, label: labelOf(result.id) }))}
        onChange={setId}
      />
      <Choice
        label={t('experiments.core-place.matrix')}
        value={matrix}
        options={MATRICES.map((value) => ({ value, label: value }))}
        onChange={setMatrix}
      />
    </>
  );
  const marginal = t('experiments.core-place.marginal', { matrix });
  return (
    <ExperimentPage
      id="core-place"
      recorded={recorded}
      controls={controls}
      figure={(from) => {
        const place = resultIn(from)?.figures;
        const control = resultIn(from, controlOf(id))?.figures;
        return place === undefined ? (
          <NotYet what={labelOf(id)} />
        ) : (
          <PlaceFigure {...{ place, control, matrix }} />
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
                caption={t('experiments.core-place.shares')}
                columns={[t('experiments.core-place.layer'), ...MATRICES]}
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
        const [place, control] = [resultIn(from), resultIn(from, controlOf(id))].map(
          (result) => result?.figures,
        );
        const found = [findingOf(place, labelOf(id), t), halfOf(place, control, matrix, t)];
        return joinSentences(found) || null;
      }}
      csv={(from) => placeLines(resultIn(from)?.figures, resultIn(from, controlOf(id))?.figures)}
      live={(from) => (
        <RunLive recipe={from === null ? undefined : resultIn(from)?.recipe} label={labelOf(id)} />
      )}
    />
  );
}
