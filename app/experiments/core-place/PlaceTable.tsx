import { useTranslation } from 'react-i18next';
import { MATRICES } from '../../../workers/model/shape';
import { formatPercent } from '../../charts/format';
import { ValueTable } from '../../charts/ValueTable';
import type { Place } from '../../figures/core-place';

type Side = 'input' | 'output';

interface PlaceTableProps {
  readonly place: Place;
  /** As many random weights in each matrix; undefined for a region that is random itself. */
  readonly control: Place | undefined;
}

const COLUMNS = ['matrix', 'share', 'giniInput', 'giniOutput', 'halfInput', 'halfOutput'] as const;

/** How concentrated a region is in each matrix, with its random control beside. */
export function PlaceTable({ place, control }: PlaceTableProps) {
  const { t } = useTranslation();
  const beside = (value: string, random: string | undefined) =>
    random === undefined ? value : t('experiments.core-place.beside', { value, random });
  const few = (side: Side, at: number) =>
    beside(
      t('experiments.core-place.of', { few: place.half[side][at] ?? 0, all: place.dims[side][at] ?? 0 }),
      control?.half[side][at]?.toString(),
    );
  const gini = (side: Side, at: number) =>
    beside(place.gini[side][at]?.toFixed(2) ?? '', control?.gini[side][at]?.toFixed(2));
  return (
    <ValueTable
      caption={t('experiments.core-place.caption')}
      columns={COLUMNS.map((column) => t(`experiments.core-place.columns.${column}`))}
      rows={MATRICES.map((matrix, at) => [
        matrix,
        formatPercent(shareOf(place, at), 2),
        gini('input', at),
        gini('output', at),
        few('input', at),
        few('output', at),
      ])}
    />
  );
}

/** Share of a matrix, over all layers, that is in the region. */
export function shareOf({ counts, sizes }: Place, matrix: number): number {
  const weights = counts.reduce((sum, layer) => sum + (layer[matrix] ?? 0), 0);
  return weights / ((sizes[matrix] ?? 1) * counts.length);
}

const SIDES: readonly Side[] = ['input', 'output'];

/** The same as lines of cells, for CSV. */
export function placeLines(place: Place | undefined, control: Place | undefined): (string | number)[][] {
  const numbers = (from: Place | undefined, row: number) => [
    ...SIDES.map((side) => from?.gini[side][row] ?? ''),
    ...SIDES.map((side) => from?.half[side][row] ?? ''),
  ];
  const names = ['gini input', 'gini output', 'half inputs', 'half outputs'];
  const head = ['matrix', 'share', ...names, ...names.map((name) => `random ${name}`)];
  if (place === undefined) return [head];
  return [
    head,
    ...MATRICES.map((name, row) => [
      name,
      shareOf(place, row),
      ...numbers(place, row),
      ...numbers(control, row),
    ]),
  ];
}
