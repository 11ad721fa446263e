import type { ComponentType } from 'react';
import type { experimentsEn } from '../i18n/experiments';
import type { ExperimentId } from '../link/experiments';

/** One experiment of the page; its component draws an `ExperimentPage`. */
export interface CatalogEntry {
  readonly id: ExperimentId;
  /** Key of its question, which is its title. */
  readonly question: `experiments.${Exclude<keyof typeof experimentsEn, 'shell' | 'scores'>}.question`;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** The experiments in the order in which the paper has them. Each is its own script, loaded when it is opened. */
export const CATALOG: readonly CatalogEntry[] = [
  { id: 'core', question: 'experiments.core.question', load: () => import('./core/CorePage') },
  { id: 'core-size', question: 'experiments.size.question', load: () => import('./core-size/CoreSizePage') },
  {
    id: 'core-place',
    question: 'experiments.place.question',
    load: () => import('./core-place/CorePlacePage'),
  },
  {
    id: 'core-dimensions',
    question: 'experiments.parts.question',
    load: () => import('./core-dimensions/CoreDimensionsPage'),
  },
  {
    id: 'norm-damage',
    question: 'experiments.damage.question',
    load: () => import('./norm-damage/NormDamagePage'),
  },
  {
    id: 'single-weights',
    question: 'experiments.weights.question',
    load: () => import('./single-weights/SingleWeightsPage'),
  },
  {
    id: 'monolingual',
    question: 'experiments.monolingual.question',
    load: () => import('./monolingual/MonolingualPage'),
  },
  { id: 'overlap', question: 'experiments.overlap.question', load: () => import('./overlap/OverlapPage') },
  {
    id: 'forgetting',
    question: 'experiments.forgetting.question',
    load: () => import('./forgetting/ForgettingPage'),
  },
  {
    id: 'downstream',
    question: 'experiments.downstream.question',
    load: () => import('./downstream/DownstreamPage'),
  },
  { id: 'texts', question: 'experiments.texts.question', load: () => import('./texts/TextsPage') },
];
