import type { ComponentType } from 'react';
import type { Translation } from '../i18n/translation';
import type { ExperimentId } from '../link/experiments';
import { coreEn } from './core/texts.en';
import { coreDimensionsEn } from './core-dimensions/texts.en';
import { corePlaceEn } from './core-place/texts.en';
import { coreSizeEn } from './core-size/texts.en';
import { downstreamEn } from './downstream/texts.en';
import { forgettingEn } from './forgetting/texts.en';
import { languageDimensionsEn } from './language-dimensions/texts.en';
import { monolingualEn } from './monolingual/texts.en';
import { normDamageEn } from './norm-damage/texts.en';
import { overlapEn } from './overlap/texts.en';
import { singleWeightsEn } from './single-weights/texts.en';
import { textsEn } from './texts/texts.en';

/** What every experiment says: its question, which is its title, and how to read it, a sentence or two each. */
type Notes = Readonly<Record<'question' | 'paper' | 'model' | 'misleads', string>>;

/** English texts of each experiment, `experiments.<id>`. */
export const ENGLISH = {
  core: coreEn,
  'core-size': coreSizeEn,
  'core-place': corePlaceEn,
  'core-dimensions': coreDimensionsEn,
  'norm-damage': normDamageEn,
  'single-weights': singleWeightsEn,
  monolingual: monolingualEn,
  'language-dimensions': languageDimensionsEn,
  overlap: overlapEn,
  forgetting: forgettingEn,
  downstream: downstreamEn,
  texts: textsEn,
} as const satisfies Readonly<Record<ExperimentId, Notes>>;

/** One experiment of the page; its component draws an `ExperimentPage`. */
interface CatalogEntry<Id extends ExperimentId> {
  /** Its own script, loaded when it is opened. */
  readonly page: () => Promise<{ readonly default: ComponentType }>;
  readonly chinese: () => Promise<Translation<(typeof ENGLISH)[Id]>>;
}

/** What belongs to each experiment: its page, and its texts in the other language. */
export const CATALOG: { readonly [Id in ExperimentId]: CatalogEntry<Id> } = {
  core: {
    page: () => import('./core/CorePage'),
    chinese: async () => (await import('./core/texts.zh')).coreZh,
  },
  'core-size': {
    page: () => import('./core-size/CoreSizePage'),
    chinese: async () => (await import('./core-size/texts.zh')).coreSizeZh,
  },
  'core-place': {
    page: () => import('./core-place/CorePlacePage'),
    chinese: async () => (await import('./core-place/texts.zh')).corePlaceZh,
  },
  'core-dimensions': {
    page: () => import('./core-dimensions/CoreDimensionsPage'),
    chinese: async () => (await import('./core-dimensions/texts.zh')).coreDimensionsZh,
  },
  'norm-damage': {
    page: () => import('./norm-damage/NormDamagePage'),
    chinese: async () => (await import('./norm-damage/texts.zh')).normDamageZh,
  },
  'single-weights': {
    page: () => import('./single-weights/SingleWeightsPage'),
    chinese: async () => (await import('./single-weights/texts.zh')).singleWeightsZh,
  },
  monolingual: {
    page: () => import('./monolingual/MonolingualPage'),
    chinese: async () => (await import('./monolingual/texts.zh')).monolingualZh,
  },
  'language-dimensions': {
    page: () => import('./language-dimensions/LanguageDimensionsPage'),
    chinese: async () => (await import('./language-dimensions/texts.zh')).languageDimensionsZh,
  },
  overlap: {
    page: () => import('./overlap/OverlapPage'),
    chinese: async () => (await import('./overlap/texts.zh')).overlapZh,
  },
  forgetting: {
    page: () => import('./forgetting/ForgettingPage'),
    chinese: async () => (await import('./forgetting/texts.zh')).forgettingZh,
  },
  downstream: {
    page: () => import('./downstream/DownstreamPage'),
    chinese: async () => (await import('./downstream/texts.zh')).downstreamZh,
  },
  texts: {
    page: () => import('./texts/TextsPage'),
    chinese: async () => (await import('./texts/texts.zh')).textsZh,
  },
};
