import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE, settingsOf } from '../../../../app/link/shared';
import { ACTIONS, actionOfKey } from '../../../../app/state/actions';
import { createExplorerStore } from '../../../../app/state/store';

const key = (name: string, shiftKey = false) => ({ key: name, ctrlKey: true, metaKey: false, shiftKey });

describe('the store', () => {
  it('undoes and redoes changes of the recipe, and nothing else', () => {
    const store = createExplorerStore();
    store.getState().toggleRegion('ar');
    store.getState().look({ prompt: 'Hello' });
    store.getState().edit({ share: 3 });
    store.getState().undo();
    expect(store.getState().shared).toMatchObject({ off: ['ar'], share: 1, prompt: 'Hello' });
    store.getState().undo();
    expect(settingsOf(store.getState().shared)).toEqual(settingsOf(DEFAULT_STATE));
    store.getState().redo();
    store.getState().redo();
    expect(store.getState().shared).toMatchObject({ off: ['ar'], share: 3 });
    expect(store.getState().future).toEqual([]);
  });

  it('forgets what was undone once something else is done', () => {
    const store = createExplorerStore();
    store.getState().toggleRegion('ar');
    store.getState().undo();
    store.getState().edit({ core: true });
    expect(store.getState().future).toEqual([]);
  });

  it('can undo "Reset all", which leaves alone what is looked at', () => {
    const store = createExplorerStore();
    store.getState().edit({ core: true, share: 5 });
    store.getState().look({ order: 'name' });
    store.getState().resetAll();
    expect(store.getState().shared).toEqual({ ...DEFAULT_STATE, order: 'name' });
    store.getState().undo();
    expect(store.getState().shared).toMatchObject({ core: true, share: 5 });
  });

  it('counts a change of the recipe once and ignores what changes nothing', () => {
    const store = createExplorerStore();
    store.getState().edit({ share: 1 });
    expect(store.getState().recipeChanges).toBe(0);
    store.getState().edit({ share: 3 });
    store.getState().look({ prompt: 'x' });
    expect(store.getState().recipeChanges).toBe(1);
  });

  it('remembers which language was switched last', () => {
    const store = createExplorerStore();
    store.getState().toggleRegion('ko');
    expect(store.getState().focus).toBe('ko');
    store.getState().resetAll();
    expect(store.getState().focus).toBeNull();
  });

  it('repairs a combination that no region file has', () => {
    const store = createExplorerStore();
    store.getState().edit({ share: 3, kind: 'bottom', core: true });
    store.getState().toggleRegion('ar');
    expect(store.getState().shared).toMatchObject({ share: 1, kind: 'bottom' });
  });

  it('takes a state from the address without asking for a new history entry', () => {
    const store = createExplorerStore();
    store.getState().adopt({ ...DEFAULT_STATE, core: true }, [{ kind: 'version' }]);
    expect(store.getState()).toMatchObject({ recipeChanges: 0, adoptions: 1 });
    store.getState().undo();
    expect(store.getState().shared.core).toBe(false);
    store.getState().dismissProblems();
    expect(store.getState().problems).toEqual([]);
  });

  it('gives each shortcut one action, which says when it can be done', () => {
    const store = createExplorerStore();
    expect(actionOfKey(key('z'))?.id).toBe('undo');
    expect(actionOfKey(key('Z', true))?.id).toBe('redo');
    expect(actionOfKey({ ...key('z'), ctrlKey: false })).toBeNull();
    expect(ACTIONS.map((action) => action.enabled(store.getState()))).toEqual([false, false, false]);
    store.getState().edit({ core: true });
    expect(ACTIONS.map((action) => action.enabled(store.getState()))).toEqual([true, false, true]);
  });
});
