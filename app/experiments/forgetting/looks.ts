import { seriesLook } from '../../charts/marks/series';
import type { Freezing } from '../../figures/forgetting';

/** The core is the one that the experiment is about; random is the grey control. A shape each, besides the colour. */
export const FREEZING_LOOKS: Readonly<Record<Freezing, { readonly stroke: string; readonly shape: string }>> =
  {
    full: { stroke: 'var(--mark-edited)', shape: seriesLook(0).shape },
    core: { stroke: 'var(--accent)', shape: seriesLook(1).shape },
    random: { stroke: 'var(--mark-random)', shape: seriesLook(3).shape },
    matched: { stroke: 'var(--mark-random)', shape: seriesLook(2).shape },
    smaller: { stroke: 'var(--ink)', shape: seriesLook(0).shape },
  };
