import type { RecipeSettings } from '../link/settings';
import { type SharedState, settingsOf, type ViewSettings } from '../link/shared';
import type { ExplorerStore } from '../state/store';

/** Brings a state about by the page's own actions, so that it can be undone as if the reader had done it. */
export function perform(state: Partial<SharedState> | undefined, store: ExplorerStore): void {
  if (state === undefined) return;
  const recipeKeys = new Set(Object.keys(settingsOf(store.getState().shared)));
  const part = (isRecipe: boolean) =>
    Object.fromEntries(Object.entries(state).filter(([key]) => recipeKeys.has(key) === isRecipe));
  const { edit, look, open } = store.getState();
  edit(part(true) as Partial<RecipeSettings>);
  const { page, ...view } = part(false) as Partial<ViewSettings>;
  look(view);
  if (page !== undefined) open(page);
}
