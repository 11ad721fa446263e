import type { Place } from '../../figures/core-place';

/** Whether all matrices have the same share, as before Eq. 5 they do by construction. */
export const isEven = (percents: readonly (readonly number[])[]): boolean =>
  Math.max(...percents.flat()) - Math.min(...percents.flat()) < 0.01;

/** Share of each matrix that is in the region, [layer][matrix], per cent. */
export const percentsOf = ({ counts, sizes }: Place): readonly (readonly number[])[] =>
  counts.map((layer) => layer.map((count, column) => (count / (sizes[column] || 1)) * 100));
