import { createStore } from '../browser/isolated';
import type { StockReport } from './messages';

/** What the service worker told, or that the reader has cleared it since. */
export type StockState = StockReport | (Omit<StockReport, 'problem'> & { readonly problem: 'cleared' });

/** What the page knows of its own keeping. */
export interface OfflineState {
  /**
   * `absent`: this browser has no service workers here (no secure context, some private windows); `refused`: it has,
   * and would not start ours; `failed`: ours could not be fetched or did not start; `soon`: not yet asked for; `off`: in
   * development.
   */
  readonly worker: 'off' | 'soon' | 'absent' | 'refused' | 'failed' | 'active';
  /** `waiting`: a new version is there; `replaced`: another tab took it, and this page is of the old one. */
  readonly version: 'current' | 'waiting' | 'replaced';
  /** How much of the stock is kept; null until the service worker has told. */
  readonly stock: StockState | null;
}

export const offlineState = createStore<OfflineState>(() => ({
  worker: import.meta.env.PROD ? 'soon' : 'off',
  version: 'current',
  stock: null,
}));

/** The reader has cleared the stock: what the service worker told of it holds no more. */
export function stockCleared(): void {
  offlineState.setState(({ stock }) => ({
    stock: { tell: 'stock', files: 0, of: stock?.of ?? 0, problem: 'cleared' },
  }));
}
