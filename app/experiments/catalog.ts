import type { ComponentType } from 'react';
import type { ExperimentId } from './ids';

/** One experiment of the page; its component draws an `ExperimentPage`. */
export interface CatalogEntry {
  readonly id: ExperimentId;
  /** Key of its question, which is its title. */
  readonly question: `experiments.${'core' | 'size' | 'parts' | 'monolingual'}.question`;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** The experiments in the order in which the paper has them. Each is its own script, loaded when it is opened. */
export const CATALOG: readonly CatalogEntry[] = [
  { id: 'core', question: 'experiments.core.question', load: () => import('./core/CorePage') },
  { id: 'core-size', question: 'experiments.size.question', load: () => import('./core-size/CoreSizePage') },
  {
    id: 'core-dimensions',
    question: 'experiments.parts.question',
    load: () => import('./core-dimensions/CoreDimensionsPage'),
  },
  {
    id: 'monolingual',
    question: 'experiments.monolingual.question',
    load: () => import('./monolingual/MonolingualPage'),
  },
];
