import { useTranslation } from 'react-i18next';
import { MATRICES } from '../../../workers/model/shape';
import { ValueTable } from '../../charts/ValueTable';
import type { Overlap } from '../../figures/overlap';
import { languageName } from '../../i18n/language_names';
import type { LanguageCode } from '../../languages/languages';
import type { Cluster } from './cluster';
import { joinCells, joinsOf } from './Dendrogram';

export const nameOf = (code: string): string => languageName(code as LanguageCode);

interface OverlapTableProps {
  readonly figures: Overlap;
  /** Mean over all pairs, [layer][matrix]. */
  readonly means: readonly (readonly number[])[];
  readonly root: Cluster;
  /** The overlap in the matrix and layer that are chosen, where not all are. */
  readonly here: { readonly caption: string; readonly of: (a: string, b: string) => number | null } | null;
}

/** The overlap of every two languages over all weights and where the reader looks, by layer and matrix, and the joins. */
export function OverlapTable({ figures, means, root, here }: OverlapTableProps) {
  const { t } = useTranslation();
  const pairName = (a: string, b: string) => `${nameOf(a)}, ${nameOf(b)}`;
  return (
    <>
      <ValueTable
        caption={t('experiments.overlap.caption')}
        columns={(['pair', 'before', 'after'] as const).map((column) =>
          t(`experiments.overlap.columns.${column}`),
        )}
        rows={figures.pairs.map(({ a, b, before, after }) => [
          pairName(a, b),
          before.toFixed(3),
          after.toFixed(3),
        ])}
      />
      {here !== null && (
        <ValueTable
          caption={here.caption}
          columns={[t('experiments.overlap.columns.pair'), t('charts.cursor.jaccard')]}
          rows={figures.pairs.map(({ a, b }) => [pairName(a, b), here.of(a, b)?.toFixed(3) ?? ''])}
        />
      )}
      <ValueTable
        caption={t('experiments.overlap.byMatrix')}
        columns={[t('experiments.core-place.layer'), ...MATRICES]}
        rows={means.map((row, layer) => [String(layer), ...row.map((value) => value.toFixed(3))])}
      />
      <ValueTable
        caption={t('experiments.overlap.dendrogram')}
        columns={(['left', 'right', 'jaccard'] as const).map((column) =>
          t(`charts.cursor.joinColumns.${column}`),
        )}
        rows={joinsOf(root).map(joinCells)}
      />
    </>
  );
}
