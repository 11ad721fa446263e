import { useTranslation } from 'react-i18next';
import { MATRICES } from '../../../workers/model/shape';
import type { OverlapTable } from '../../../workers/protocol';
import { formatPercent } from '../format';
import { regionName } from './regions';
import type { OverlapView } from './view';

/** The numbers of the layers x matrices map as a table. */
export function OverlapTableDetails({
  table,
  view,
}: {
  readonly table: OverlapTable;
  readonly view: OverlapView;
}) {
  const { t } = useTranslation();
  const caption = t('charts.overlap.tableCaption', {
    a: regionName(view.a, t),
    b: regionName(view.b, t),
    stage: t(`charts.overlap.${view.stage}`),
  });
  return (
    <details className="overlap-details">
      <summary>{t('charts.overlap.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="chart-table-scroll" aria-label={caption} tabIndex={0}>
        <table className="chart-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('charts.overlap.layer')}</th>
              {MATRICES.map((matrix) => (
                <th key={matrix} scope="col">
                  {matrix}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.jaccard.map((values, layer) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the layer.
              <tr key={layer}>
                <th scope="row">{layer}</th>
                {MATRICES.map((matrix, at) => (
                  <td key={matrix}>{formatPercent(values[at] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
