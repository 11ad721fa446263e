import { useTranslation } from 'react-i18next';
import { MATRICES } from '../../../workers/model/shape';
import type { OverlapTable } from '../../../workers/protocol';
import { formatPercent } from '../../charts/format';
import { ValueTable } from '../../charts/ValueTable';
import type { OverlapView } from '../../link/overlap_view';
import { regionName } from './regions';

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
      <ValueTable
        caption={caption}
        columns={[t('charts.overlap.layer'), ...MATRICES]}
        rows={table.jaccard.map((values, layer) => [
          String(layer),
          ...MATRICES.map((_, at) => formatPercent(values[at] ?? 0)),
        ])}
      />
    </details>
  );
}
