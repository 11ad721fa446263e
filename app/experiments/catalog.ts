import type { ComponentType } from 'react';
import type { ExperimentId } from './schema';

/** One experiment of the page: its texts are `experiments.<id>`, its component draws an `ExperimentPage`. */
export interface CatalogEntry {
  readonly id: ExperimentId;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** The experiments in the order in which the paper has them. Each is its own script, loaded when it is opened. */
export const CATALOG: readonly CatalogEntry[] = [];
