import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE, settingsOf } from '../../../../app/link/shared';
import { ACTIONS, actionOfKey } from '../../../../app/state/actions';
import { createExplorerStore } from '../../../../app/state/store';

const key = (name: string, shiftKey = false, code = `Key${name.toUpperCase()}`) => ({
  key: name,
  code,
  ctrlKey: true,
  metaKey: false,
  shiftKey,
});

describe('the store', () => {
  it('undoes and redoes changes of the recipe, and nothing else', () => {
    const store = createExplorerStore();
    store.getState().switchRegion('ar', true);
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
    store.getState().switchRegion('ar', true);
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

  it('tells what the reader did, once the state says it, and nothing of what changes nothing', () => {
    const store = createExplorerStore();
    const acts: string[] = [];
    const end = store.onAct((act, { shared }) => acts.push(`${act} ${shared.share}`));
    const reader = store.getState();
    reader.edit({ share: 1 });
    reader.switchRegion('ar', false);
    expect(acts).toEqual([]);
    reader.edit({ share: 3 });
    reader.look({ prompt: 'x' });
    reader.undo();
    reader.redo();
    reader.redo();
    reader.open('core');
    reader.open('core');
    reader.goTo('core-what');
    reader.give(null);
    reader.generate();
    reader.adopt(DEFAULT_STATE, []);
    reader.dismissProblems();
    const opened = ['open 3', 'open 3', 'open 3'];
    expect(acts).toEqual(['edit 3', 'look 3', 'edit 1', 'edit 3', ...opened, 'generate 3', 'adopt 1']);
    end();
    reader.edit({ share: 5 });
    expect(acts).toHaveLength(9);
  });

  it('switches a region as it is told, however often', () => {
    const store = createExplorerStore();
    for (const off of [true, true]) store.getState().switchRegion('ar', off);
    store.getState().switchRegion('zh', true);
    store.getState().switchRegion('ar', true);
    expect(store.getState().shared.off).toEqual(['ar', 'zh']);
    store.getState().switchRegion('ar', false);
    expect(store.getState().shared.off).toEqual(['zh']);
    expect(store.getState().past).toHaveLength(3);
  });

  it('remembers which language was switched last', () => {
    const store = createExplorerStore();
    store.getState().switchRegion('ko', true);
    expect(store.getState().focus).toBe('ko');
    store.getState().resetAll();
    expect(store.getState().focus).toBeNull();
  });

  it('repairs a combination that no region file has', () => {
    const store = createExplorerStore();
    store.getState().edit({ share: 3, kind: 'bottom', core: true });
    store.getState().switchRegion('ar', true);
    expect(store.getState().shared).toMatchObject({ share: 1, kind: 'bottom' });
  });

  it('takes a state from the address, with what was repaired in it, as a step that can be undone', () => {
    const store = createExplorerStore();
    store.getState().adopt({ ...DEFAULT_STATE, core: true }, [{ kind: 'version' }]);
    expect(store.getState().problems).toEqual([{ kind: 'version' }]);
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
    for (const letter of ['я', 'ئ', 'ζ', 'ז', 'ㅋ'])
      expect(actionOfKey(key(letter, false, 'KeyZ'))?.id, letter).toBe('undo');
    // On a German keyboard Z stands where others have Y: what is written on a Latin key counts.
    expect(actionOfKey(key('z', false, 'KeyY'))?.id).toBe('undo');
    expect(ACTIONS.map((action) => action.enabled(store.getState()))).toEqual([false, false, false]);
    store.getState().edit({ core: true });
    expect(ACTIONS.map((action) => action.enabled(store.getState()))).toEqual([true, false, true]);
  });
});
