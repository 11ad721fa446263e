import { createStore } from 'zustand/vanilla';
import type { StockReport } from './messages';

/** What the page knows of its own keeping. */
export interface OfflineState {
  /**
   * `absent`: this browser has no service workers here (no secure context, some private windows); `refused`: it has,
   * and would not start ours; `off`: in development, or not yet asked for.
   */
  readonly worker: 'off' | 'absent' | 'refused' | 'active';
  /** `waiting`: a new version is there; `replaced`: another tab took it, and this page is of the old one. */
  readonly version: 'current' | 'waiting' | 'replaced';
  /** How much of the stock is kept; null until the service worker has told. */
  readonly stock: StockReport | null;
}

export const offlineState = createStore<OfflineState>(() => ({
  worker: 'off',
  version: 'current',
  stock: null,
}));
