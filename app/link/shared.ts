import { DEFAULT_LANGUAGES, type LanguageCode } from '../languages/languages';
import type { PageId } from './experiments';
import type { InsideView } from './inside_view';
import type { LecturePlace } from './lecture_place';
import type { NamedModel } from './named_model';
import type { PerplexityOrder } from './order';
import { DEFAULT_OVERLAP_VIEW, type OverlapView } from './overlap_view';
import type { SentNumbers } from './sent';
import { INTACT_SETTINGS, type RecipeSettings } from './settings';
import type { StepId } from './tour_steps';

/** Panels that a link can hide: a lecturer's, for whoever opens it. */
export const HIDEABLE_PANELS = [
  'header',
  'switches',
  'generation',
  'perplexity',
  'inside',
  'overlap',
  'embed',
] as const;
/** Single controls that it can hide, where the panel around them stays; styles/hidden.css finds them. */
export const HIDEABLE_CONTROLS = [
  'load',
  'regions',
  'region-settings',
  'dimensions',
  'prompt',
  'sampling',
  'languages',
  'order',
  'own-text',
  'overlap-choice',
  'export',
  'actions',
] as const;
export const HIDEABLE = [...HIDEABLE_PANELS, ...HIDEABLE_CONTROLS] as const;
export type Hidden = (typeof HIDEABLE)[number];

/** What the reader looks at; none of it changes the model. */
export interface ViewSettings {
  readonly prompt: string;
  readonly newTokens: number;
  /** 0 is greedy. */
  readonly temperature: number;
  /** Seed of sampling, where the temperature is above 0. */
  readonly sampleSeed: number;
  readonly languages: readonly LanguageCode[];
  readonly order: PerplexityOrder;
  readonly ownText: string;
  readonly overlap: OverlapView;
  /** The panel inside the model that is open; null where none is. */
  readonly inside: InsideView | null;
  /** The experiment, or the page of claims, that is shown in place of the panels; null shows the explorer. */
  readonly page: PageId | null;
  /** The step of the guided tour that is shown; null where none is. */
  readonly tour: StepId | null;
  /** Where a lecture that is being given stands; null where none is. */
  readonly lecture: LecturePlace | null;
  /** The model that all of it is of; null for the default one. */
  readonly model: NamedModel | null;
  /** Parts of the page that are not shown. */
  readonly hide: readonly Hidden[];
  /** An edit that is kept as A, to compare with; null where none is. */
  readonly pinned: RecipeSettings | null;
  /** Numbers of whoever sent the link, to compare with; they go with the first change. */
  readonly sent: SentNumbers | null;
}

/** All that a link carries. */
export interface SharedState extends RecipeSettings, ViewSettings {}

export const DEFAULT_PROMPT = 'Fudan University is located in';
/** Limits of what a link or a field may ask for, each to keep a reader's machine usable. */
export const MAX_PROMPT_CHARACTERS = 2000;
export const MAX_PAGE_TEXT_CHARACTERS = 8000;
export const MAX_PAGE_NEW_TOKENS = 128;
export const MAX_TEMPERATURE = 4;

export const DEFAULT_STATE: SharedState = {
  ...INTACT_SETTINGS,
  prompt: DEFAULT_PROMPT,
  newTokens: 24,
  temperature: 0,
  sampleSeed: 0,
  languages: DEFAULT_LANGUAGES,
  order: 'kin',
  ownText: '',
  overlap: DEFAULT_OVERLAP_VIEW,
  inside: null,
  page: null,
  tour: null,
  lecture: null,
  model: null,
  hide: [],
  pinned: null,
  sent: null,
};

/** The part of a state that changes the model, which is what undo and redo go through. */
export function settingsOf(state: SharedState): RecipeSettings {
  const keys = Object.keys(INTACT_SETTINGS) as (keyof RecipeSettings)[];
  return Object.fromEntries(keys.map((key) => [key, state[key]])) as unknown as RecipeSettings;
}
