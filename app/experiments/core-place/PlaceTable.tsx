import { useTranslation } from 'react-i18next';
import { MATRICES } from '../../../workers/model/shape';
import { formatPercent } from '../../charts/format';
import type { Place } from './figures';

/** How concentrated a region is in each matrix. */
export function PlaceTable({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const few = (side: 'input' | 'output', at: number) =>
    t('experiments.place.of', { few: place.half[side][at] ?? 0, all: place.dims[side][at] ?? 0 });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="chart-table-scroll" tabIndex={0} aria-label={t('experiments.place.caption')}>
      <table className="chart-table">
        <caption>{t('experiments.place.caption')}</caption>
        <thead>
          <tr>
            {(['matrix', 'share', 'giniInput', 'giniOutput', 'halfInput', 'halfOutput'] as const).map(
              (column) => (
                <th key={column} scope="col">
                  {t(`experiments.place.columns.${column}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {MATRICES.map((matrix, at) => (
            <tr key={matrix}>
              <th scope="row">{matrix}</th>
              <td>{formatPercent(shareOf(place, at), 2)}</td>
              <td>{place.gini.input[at]?.toFixed(2)}</td>
              <td>{place.gini.output[at]?.toFixed(2)}</td>
              <td>{few('input', at)}</td>
              <td>{few('output', at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Share of a matrix, over all layers, that is in the region. */
export function shareOf({ counts, sizes }: Place, matrix: number): number {
  const weights = counts.reduce((sum, layer) => sum + (layer[matrix] ?? 0), 0);
  return weights / ((sizes[matrix] ?? 1) * counts.length);
}
