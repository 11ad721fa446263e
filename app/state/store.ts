import type { StoreApi } from 'zustand/vanilla';
import { type RegionLanguage, recipeKey } from '../../workers/model/recipe';
import { createStore, isolated } from '../browser/isolated';
import type { LanguageCode } from '../languages/languages';
import { type Problem, restoreState } from '../link/restore';
import { type ExtraEdit, INTACT_SETTINGS, type RecipeSettings, toRecipe } from '../link/settings';
import { DEFAULT_STATE, type SharedState, settingsOf, type ViewSettings } from '../link/shared';

/** Undo steps that are kept. */
const MAX_UNDO = 200;

export interface ExplorerState {
  readonly shared: SharedState;
  readonly past: readonly RecipeSettings[];
  readonly future: readonly RecipeSettings[];
  /** The language whose region was switched last: it is scored first. */
  readonly focus: LanguageCode | null;
  /** What was repaired in the link that was opened. */
  readonly problems: readonly Problem[];
  /** The explorer as it was when the lecture that is given began; null where none is, or a link opened it. */
  readonly beforeLecture: Pick<ExplorerState, 'shared' | 'past' | 'future'> | null;
}

/**
 * What the reader did: `edit` changed the recipe (undo and redo too), `look` what is looked at, `open` opened or closed
 * an experiment or a step of the tour or of a lecture, `generate` asked for the text (the same one again, too),
 * `adopt` came to a state by the address: the browser's history or a hash typed by hand.
 */
export type Act = 'edit' | 'look' | 'open' | 'generate' | 'adopt';

/** Hears of an act once the state says it. */
export type ActListener = (act: Act, state: ExplorerState) => void;

export interface ExplorerActions {
  /** Changes the recipe; ignored where nothing differs. */
  edit(change: Partial<RecipeSettings>): void;
  /** Switches the region of a language off, or on again; it is scored first then. */
  switchRegion(language: RegionLanguage, off: boolean): void;
  addExtra(edit: ExtraEdit): void;
  removeExtra(index: number): void;
  undo(): void;
  redo(): void;
  /** Everything back to the intact model; what is looked at stays. Can be undone. */
  resetAll(): void;
  look(change: Partial<ViewSettings>): void;
  /** Shows an experiment, or the explorer. */
  open(page: SharedState['page']): void;
  /** Shows a step of the tour, with the page that it is about; null ends the tour. */
  goTo(step: SharedState['tour'], page?: SharedState['page']): void;
  /** Shows a step of a lecture; null ends it, and the explorer is again as it was before. */
  give(lecture: SharedState['lecture']): void;
  generate(): void;
  /** Takes a state from a link or the browser's history. */
  adopt(shared: SharedState, problems: readonly Problem[]): void;
  /** Names something else that could not be used, such as what an earlier visit kept. */
  name(problem: Problem): void;
  dismissProblems(): void;
}

export interface ExplorerStore extends StoreApi<ExplorerState & ExplorerActions> {
  /** Calls back after each act, in the order in which listeners came; returns what ends it. */
  onAct(listener: ActListener): () => void;
}

const sameSettings = (a: RecipeSettings, b: RecipeSettings) =>
  JSON.stringify([a, recipeKey(toRecipe(a))]) === JSON.stringify([b, recipeKey(toRecipe(b))]);

/**
 * The store of the page, without React.
 * @param problems what was repaired in the link that `initial` came from
 */
export function createExplorerStore(
  initial: SharedState = DEFAULT_STATE,
  problems: readonly Problem[] = [],
): ExplorerStore {
  const listeners = new Set<ActListener>();
  const store = createStore<ExplorerState & ExplorerActions>((set, get) => {
    const act = (kind: Act, change: Partial<ExplorerState> = {}) => {
      set(change);
      for (const listener of listeners) isolated(listener)(kind, get());
    };
    const look = (kind: Act, view: Partial<ViewSettings>) =>
      act(kind, { shared: { ...get().shared, ...view } });
    const edit = (settings: Partial<RecipeSettings>, focus: LanguageCode | null = get().focus) => {
      const { shared, past } = get();
      // Numbers that came with a link belong to the link's recipe.
      const next = restoreState({ ...shared, ...settings, sent: null }).state;
      const current = settingsOf(shared);
      if (sameSettings(current, settingsOf(next))) return;
      act('edit', { shared: next, past: [...past, current].slice(-MAX_UNDO), future: [], focus });
    };
    /** Takes settings out of what was done or undone, and puts the present ones into the other. */
    const travel = (
      to: RecipeSettings | undefined,
      stacks: (current: RecipeSettings) => Pick<ExplorerState, 'past' | 'future'>,
    ) => {
      const { shared } = get();
      if (to === undefined) return;
      act('edit', { shared: { ...shared, ...to, sent: null }, ...stacks(settingsOf(shared)) });
    };
    return {
      shared: initial,
      past: [],
      future: [],
      focus: null,
      problems,
      beforeLecture: null,
      edit: (settings) => edit(settings),
      switchRegion: (language, off) => {
        const before = get().shared.off;
        if (before.includes(language) === off) return;
        edit({ off: off ? [...before, language] : before.filter((one) => one !== language) }, language);
      },
      addExtra: (extra) => edit({ extras: [...get().shared.extras, extra] }),
      removeExtra: (index) => edit({ extras: get().shared.extras.filter((_, at) => at !== index) }),
      undo: () => {
        const { past, future } = get();
        travel(past.at(-1), (now) => ({ past: past.slice(0, -1), future: [now, ...future] }));
      },
      redo: () => {
        const { past, future } = get();
        travel(future[0], (now) => ({ past: [...past, now], future: future.slice(1) }));
      },
      resetAll: () => edit(INTACT_SETTINGS, null),
      look: (view) => look('look', view),
      open: (page) => {
        if (get().shared.page !== page) look('open', { page });
      },
      goTo: (tour, page = get().shared.page) => look('open', { tour, page }),
      give: (lecture) => {
        const { shared, past, future, beforeLecture } = get();
        if (lecture === null && beforeLecture !== null)
          return act('open', { ...beforeLecture, beforeLecture: null });
        const before = lecture !== null && shared.lecture === null ? { shared, past, future } : beforeLecture;
        act('open', { shared: { ...shared, lecture }, beforeLecture: before });
      },
      generate: () => act('generate'),
      adopt: (shared, repaired) => {
        const { past, future, shared: before, beforeLecture } = get();
        const current = settingsOf(before);
        const kept = sameSettings(current, settingsOf(shared));
        act('adopt', {
          shared,
          problems: repaired,
          // Whoever leaves the lecture by the browser's history has chosen where to go.
          beforeLecture: shared.lecture === null ? null : beforeLecture,
          past: kept ? past : [...past, current].slice(-MAX_UNDO),
          future: kept ? future : [],
        });
      },
      name: (problem) => set({ problems: [...get().problems, problem] }),
      dismissProblems: () => set({ problems: [] }),
    };
  });
  return Object.assign(store, {
    onAct: (listener: ActListener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
}
