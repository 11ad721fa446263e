import { createStore, type StoreApi } from 'zustand/vanilla';
import { type RegionLanguage, recipeKey } from '../../workers/model/recipe';
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
  /** Raised by "Generate", so that the same prompt can be run again. */
  readonly generateRequests: number;
  /** Raised by every change of the recipe that the reader made; the location makes a history entry of it. */
  readonly recipeChanges: number;
  /** Raised where an experiment or a step of the tour was opened or closed: a history entry too. */
  readonly pageChanges: number;
  /** Raised where a state came from the address, which then needs no new entry. */
  readonly adoptions: number;
}

export interface ExplorerActions {
  /** Changes the recipe; ignored where nothing differs. */
  edit(change: Partial<RecipeSettings>): void;
  toggleRegion(language: RegionLanguage): void;
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
  /** Shows a step of a lecture; null ends it. */
  give(lecture: SharedState['lecture']): void;
  generate(): void;
  /** Takes a state from a link or the browser's history. */
  adopt(shared: SharedState, problems: readonly Problem[]): void;
  dismissProblems(): void;
}

export type ExplorerStore = StoreApi<ExplorerState & ExplorerActions>;

const sameSettings = (a: RecipeSettings, b: RecipeSettings) =>
  JSON.stringify([a, recipeKey(toRecipe(a))]) === JSON.stringify([b, recipeKey(toRecipe(b))]);

/** The store of the page, without React. */
export function createExplorerStore(initial: SharedState = DEFAULT_STATE): ExplorerStore {
  return createStore((set, get) => {
    const change = (settings: Partial<RecipeSettings>, focus: LanguageCode | null = get().focus) => {
      const { shared, past, recipeChanges } = get();
      // Numbers that came with a link belong to the link's recipe.
      const next = restoreState({ ...shared, ...settings, sent: null }).state;
      if (sameSettings(settingsOf(shared), settingsOf(next))) return;
      set({
        shared: next,
        past: [...past, settingsOf(shared)].slice(-MAX_UNDO),
        future: [],
        focus,
        recipeChanges: recipeChanges + 1,
      });
    };
    return {
      shared: initial,
      past: [],
      future: [],
      focus: null,
      problems: [],
      generateRequests: 0,
      recipeChanges: 0,
      pageChanges: 0,
      adoptions: 0,
      edit: (settings) => change(settings),
      toggleRegion: (language) => {
        const { off } = get().shared;
        change(
          { off: off.includes(language) ? off.filter((one) => one !== language) : [...off, language] },
          language,
        );
      },
      addExtra: (edit) => change({ extras: [...get().shared.extras, edit] }),
      removeExtra: (index) => change({ extras: get().shared.extras.filter((_, at) => at !== index) }),
      undo: () => {
        const { past, future, shared, recipeChanges } = get();
        const last = past.at(-1);
        if (last === undefined) return;
        set({
          shared: { ...shared, ...last, sent: null },
          past: past.slice(0, -1),
          future: [settingsOf(shared), ...future],
          recipeChanges: recipeChanges + 1,
        });
      },
      redo: () => {
        const { past, future, shared, recipeChanges } = get();
        const [next, ...rest] = future;
        if (next === undefined) return;
        set({
          shared: { ...shared, ...next, sent: null },
          past: [...past, settingsOf(shared)],
          future: rest,
          recipeChanges: recipeChanges + 1,
        });
      },
      resetAll: () => change(INTACT_SETTINGS, null),
      look: (view) => set({ shared: { ...get().shared, ...view } }),
      open: (page) => {
        const { shared, pageChanges } = get();
        if (shared.page !== page) set({ shared: { ...shared, page }, pageChanges: pageChanges + 1 });
      },
      goTo: (tour, page) => {
        const { shared, pageChanges } = get();
        const next = { ...shared, tour, page: page === undefined ? shared.page : page };
        set({ shared: next, pageChanges: pageChanges + 1 });
      },
      give: (lecture) => {
        const { shared, pageChanges } = get();
        set({ shared: { ...shared, lecture }, pageChanges: pageChanges + 1 });
      },
      generate: () => set({ generateRequests: get().generateRequests + 1 }),
      adopt: (shared, problems) => {
        const current = settingsOf(get().shared);
        const kept = sameSettings(current, settingsOf(shared));
        set({
          shared,
          problems,
          adoptions: get().adoptions + 1,
          past: kept ? get().past : [...get().past, current].slice(-MAX_UNDO),
          future: kept ? get().future : [],
        });
      },
      dismissProblems: () => set({ problems: [] }),
    };
  });
}
