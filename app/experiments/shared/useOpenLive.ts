import { useExplorer } from '../../explorer/context';
import type { RecipeSettings } from '../../link/settings';
import type { SharedState } from '../../link/shared';

/** What is written at once; nothing without it. */
type Writing = Partial<Pick<SharedState, 'prompt' | 'newTokens' | 'temperature'>>;

/** Leads back to the explorer with settings, where the model computes them now; with `writing` it writes too. */
export function useOpenLive(): (settings: RecipeSettings, writing?: Writing) => void {
  const { store, client } = useExplorer();
  return (settings, writing) => {
    const { edit, look, open, generate } = store.getState();
    edit(settings);
    if (writing !== undefined) look(writing);
    open(null);
    if (writing !== undefined) generate();
    void client.load();
  };
}
