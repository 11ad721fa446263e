import { createStore as createAnyStore, type StateCreator, type StoreApi } from 'zustand/vanilla';

/**
 * What is called by many others' caller: what it throws is reported, as a browser does for its own events and timers,
 * and stops neither the next listener nor whoever told of the change.
 */
export function isolated<Args extends unknown[]>(
  listener: (...args: Args) => unknown,
): (...args: Args) => void {
  return (...args) => {
    try {
      listener(...args);
    } catch (error) {
      report(error);
    }
  };
}

function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else console.error(error);
}

/** A store of zustand's of which no listener stops the others. */
export function createStore<T>(initial: StateCreator<T>): StoreApi<T> {
  const store = createAnyStore<T>(initial);
  const { subscribe } = store;
  return Object.assign(store, {
    subscribe: ((listener) => subscribe(isolated(listener))) as typeof subscribe,
  });
}
