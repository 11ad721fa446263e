import type { EquationId } from '../glossary/equations';
import { FIGURE_FOUR } from '../languages/presets';
import type { ExperimentId } from '../link/experiments';
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
  /**
   * What the reader is to do, as the state that it ends in: reached by the ordinary controls, or by "Do it for me".
   * Left out where there is only something to read.
   */
  readonly want?: Partial<SharedState>;
  readonly equation?: EquationId;
}

/** The intact model with one thing changed, so that the recorded results cover it. */
const only = (change: Partial<SharedState>): Partial<SharedState> => ({ ...INTACT_SETTINGS, ...change });

const STEPS: Readonly<Record<StepId, Omit<TourStep, 'id' | 'chapter'>>> = {
  'core-what': { target: 'switches', place: null, equation: 'importance' },
  'core-off': { target: 'perplexity', place: null, want: only({ core: true }) },
  'core-text': { target: 'generation', place: null },
  'core-control': { target: 'experiment', want: { page: 'core' } },
  'dimension-what': { target: 'dimensions', place: null },
  'dimension-breaks': { target: 'dimensions', place: null, want: only({ extras: [FIGURE_FOUR.breaks] }) },
  'dimension-ordinary': { target: 'dimensions', place: null, want: only({ extras: [FIGURE_FOUR.ordinary] }) },
  'dimension-map': { target: 'experiment', want: { page: 'norm-damage' } },
  'language-what': { target: 'switches', place: null, equation: 'subtraction' },
  'language-arabic': { target: 'perplexity', place: null, want: only({ off: ['ar'] }) },
  'language-russian': { target: 'perplexity', place: null, want: only({ off: ['ru'] }) },
  'language-where': { target: 'overlap', place: null },
  'language-table': { target: 'experiment', want: { page: 'monolingual' } },
  'forgetting-what': { target: 'sentence', place: null },
  'forgetting-curves': { target: 'experiment', want: { page: 'forgetting' } },
  'forgetting-own': { target: 'experiment', place: 'forgetting' },
  'fooled-random': { target: 'perplexity', place: null, want: only({ off: ['ar'] }) },
  'fooled-overlap': {
    target: 'overlap',
    place: null,
    want: { overlap: { ...DEFAULT_STATE.overlap, stage: 'after' } },
    equation: 'subtraction',
  },
  'fooled-bias': { target: 'experiment', want: { page: 'downstream' } },
  'fooled-memory': { target: 'perplexity', place: null },
  'fooled-bits': { target: 'perplexity', place: null, equation: 'perplexity' },
};

/** The steps in their order. */
export const TOUR: readonly TourStep[] = STEP_IDS.map((id) => ({
  id,
  chapter: id.slice(0, id.indexOf('-')) as Chapter,
  ...STEPS[id],
}));

/** Whether the state is the one that a step asks for; null where it asks for none. */
export function isDone({ want }: TourStep, shared: SharedState): boolean | null {
  if (want === undefined) return null;
  const keys = Object.keys(want) as (keyof SharedState)[];
  return keys.every((key) => JSON.stringify(want[key]) === JSON.stringify(shared[key]));
}
