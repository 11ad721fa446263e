import type { StoreApi } from 'zustand/vanilla';
import { createStore } from '../browser/isolated';
import type { KeyStorage } from '../browser/storage';
import { INTACT_SETTINGS } from '../link/settings';
import { DEFAULT_STATE, type SharedState } from '../link/shared';

/** Which of the page's controls are unfolded; not part of the link, remembered on this machine. */
export interface Controls {
  /** The experts' controls: engine, sampling, order, share, kind, operation, rule, seeds, layers, single weights. */
  readonly all: boolean;
  /** The overlap map with its region files; folded it is a small figure. */
  readonly map: boolean;
}

export type ControlsStore = StoreApi<Controls>;

const KEY = 'controls-shown';

/** Settings that only the experts' controls set. */
const SETTINGS = ['share', 'kind', 'operation', 'factor', 'rule', 'seed', 'layers', 'matrices'] as const;
const VIEW = ['temperature', 'sampleSeed', 'newTokens', 'order'] as const;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Whether a state uses a control that is folded at first, so that its reader would not see what is set. */
export function usesAll(shared: SharedState): boolean {
  return (
    SETTINGS.some((key) => !same(shared[key], INTACT_SETTINGS[key])) ||
    VIEW.some((key) => shared[key] !== DEFAULT_STATE[key]) ||
    shared.first !== null ||
    shared.keptDimensions !== null ||
    shared.extras.length > 0
  );
}

/** Whether a state speaks of the map. */
export function usesMap(shared: SharedState): boolean {
  return !same(shared.overlap, DEFAULT_STATE.overlap);
}

/** What this reader unfolded the last time. */
function remembered(storage: () => KeyStorage): Controls {
  try {
    const words = (storage().getItem(KEY) ?? '').split(' ');
    return { all: words.includes('all'), map: words.includes('map') };
  } catch {
    return { all: false, map: false };
  }
}

/** @param storage where the reader's choice is kept; it may throw, and then nothing is remembered */
export function createControls(shared: SharedState, storage: () => KeyStorage): ControlsStore {
  const last = remembered(storage);
  return createStore(() => ({ all: last.all || usesAll(shared), map: last.map || usesMap(shared) }));
}

/** Unfolds or folds at the reader's wish, which is remembered. */
export function chooseControls(
  store: ControlsStore,
  change: Partial<Controls>,
  storage: () => KeyStorage,
): void {
  store.setState(change);
  const { all, map } = store.getState();
  try {
    storage().setItem(KEY, [...(all ? ['all'] : []), ...(map ? ['map'] : [])].join(' '));
  } catch (error) {
    console.info('What is unfolded is not remembered:', error);
  }
}

/** Unfolds what a new state uses and the one before did not; folding is left to the reader. */
export function followState(store: ControlsStore, next: SharedState, before: SharedState): void {
  if (usesAll(next) && !usesAll(before)) store.setState({ all: true });
  if (usesMap(next) && !usesMap(before)) store.setState({ map: true });
}
