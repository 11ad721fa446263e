import type { EquationId } from '../glossary/equations';
import { DEFAULT_LANGUAGES } from '../languages/languages';
import { FIGURE_FOUR } from '../languages/presets';
import type { ExperimentId } from '../link/experiments';
import { DEFAULT_INSIDE_VIEW, type InsideView } from '../link/inside_view';
import { INTACT_SETTINGS } from '../link/settings';
import { DEFAULT_STATE, type SharedState } from '../link/shared';
import { type Chapter, STEP_IDS, type StepId } from '../link/tour_steps';
import type { Target } from './targets';

/** One step of the tour. Its texts are `tour.steps.<id>`: title, text, and for an action `act`; then `look`. */
export interface TourStep {
  readonly id: StepId;
  readonly chapter: Chapter;
  /** What is ringed. */
  readonly target: Target;
  /** Where the step takes place: it is opened with the step. Left out where opening it is the action. */
  readonly place?: ExperimentId | null;
  /** The state that the step speaks of, where it begins: whoever presses "Next" alone comes to it. */
  readonly state?: Partial<SharedState>;
  /**
   * What the reader is to do, as the state that it ends in: reached by the ordinary controls, or by "Do it for me".
   * Left out where there is only something to read.
   */
  readonly want?: Partial<SharedState>;
  readonly equation?: EquationId;
}

/** The intact model with one thing changed, so that the recorded results cover it; no panel inside covers others. */
const only = (change: Partial<SharedState>): Partial<SharedState> => ({
  ...INTACT_SETTINGS,
  inside: null,
  ...change,
});

const INTACT = only({ languages: DEFAULT_LANGUAGES });
const CORE_OFF = only({ core: true, languages: DEFAULT_LANGUAGES });
/** With those that suffer more than Arabic's kin, and those that suffer least: a sentence about kin needs both. */
const ARABIC_OFF = only({
  off: ['ar'],
  languages: ['ar', 'fa', 'he', 'ml', 'ta', 'el', 'uk', 'ru', 'es', 'en', 'zh', 'ja'],
});
const RUSSIAN_OFF = only({
  off: ['ru'],
  languages: ['ru', 'uk', 'pl', 'cs', 'ta', 'ml', 'el', 'fa', 'ar', 'es', 'en', 'zh'],
});
const BREAKS = only({ extras: [FIGURE_FOUR.breaks], languages: DEFAULT_LANGUAGES });
/** The edit that the chapter "Look inside" looks into, with a panel open. */
const within = (view: Partial<InsideView>): Partial<SharedState> => ({
  ...BREAKS,
  inside: { ...DEFAULT_INSIDE_VIEW, ...view },
});
const ORDINARY = only({ extras: [FIGURE_FOUR.ordinary], languages: DEFAULT_LANGUAGES });

const STEPS: Readonly<Record<StepId, Omit<TourStep, 'id' | 'chapter'>>> = {
  'short-core': { target: 'perplexity', place: null, want: CORE_OFF },
  'short-random': { target: 'perplexity', place: null, state: CORE_OFF },
  'short-language': { target: 'perplexity', place: null, want: ARABIC_OFF },
  'short-dimension': { target: 'perplexity', place: null, want: BREAKS },
  'short-doubt': { target: 'sentence', place: null, state: INTACT },
  'core-off': { target: 'perplexity', place: null, want: CORE_OFF },
  'core-text': { target: 'generation', place: null, state: CORE_OFF },
  'core-what': { target: 'switches', place: null, state: CORE_OFF, equation: 'importance' },
  'core-control': { target: 'experiment', want: { page: 'core' } },
  'dimension-what': { target: 'dimensions', place: null, state: INTACT },
  'dimension-breaks': { target: 'perplexity', place: null, want: BREAKS },
  'dimension-ordinary': { target: 'perplexity', place: null, want: ORDINARY },
  'dimension-map': { target: 'experiment', want: { page: 'norm-damage' } },
  'language-what': { target: 'switches', place: null, state: INTACT, equation: 'subtraction' },
  'language-arabic': { target: 'perplexity', place: null, want: ARABIC_OFF },
  'language-russian': { target: 'perplexity', place: null, want: RUSSIAN_OFF },
  'language-where': {
    target: 'overlap',
    place: null,
    state: { overlap: DEFAULT_STATE.overlap, inside: null },
  },
  'language-table': { target: 'experiment', want: { page: 'monolingual' } },
  'inside-next': { target: 'inside', place: null, want: within({}) },
  'inside-token': { target: 'inside', place: null, state: within({}), want: within({ at: 1 }) },
  'inside-lens': { target: 'inside', place: null, want: within({ panel: 'lens', at: 1 }) },
  'inside-residual': { target: 'inside', place: null, want: within({ panel: 'residual', at: 1 }) },
  'inside-cell': { target: 'inside', place: null, state: within({ panel: 'residual', at: 1 }) },
  'forgetting-what': { target: 'sentence', place: null, state: INTACT },
  'forgetting-curves': { target: 'experiment', want: { page: 'forgetting' } },
  'forgetting-own': { target: 'experiment', place: 'forgetting' },
  'fooled-random': { target: 'perplexity', place: null, want: ARABIC_OFF },
  'fooled-overlap': {
    target: 'overlap',
    place: null,
    want: { overlap: { ...DEFAULT_STATE.overlap, stage: 'after' } },
    equation: 'subtraction',
  },
  'fooled-bias': { target: 'experiment', want: { page: 'downstream' } },
  'fooled-memory': { target: 'perplexity', place: null, state: INTACT },
  'fooled-bits': { target: 'perplexity', place: null, state: INTACT, equation: 'perplexity' },
};

/** The steps in their order. */
export const TOUR: readonly TourStep[] = STEP_IDS.map((id) => ({
  id,
  chapter: id.slice(0, id.indexOf('-')) as Chapter,
  ...STEPS[id],
}));

/** The steps that are counted with a step: the five of the short tour, or all others. */
export const roundOf = ({ chapter }: TourStep): readonly TourStep[] =>
  TOUR.filter((step) => (step.chapter === 'short') === (chapter === 'short'));

const holds = (part: Partial<SharedState>, shared: SharedState): boolean =>
  (Object.keys(part) as (keyof SharedState)[]).every(
    (key) => JSON.stringify(part[key]) === JSON.stringify(shared[key]),
  );

/** Whether the state is the one that a step asks for; null where it asks for none. */
export function isDone({ want }: TourStep, shared: SharedState): boolean | null {
  return want === undefined ? null : holds(want, shared);
}

/** Whether the page stands as the step describes it at its beginning. */
export function isSet({ state }: TourStep, shared: SharedState): boolean {
  return state === undefined || holds(state, shared);
}
