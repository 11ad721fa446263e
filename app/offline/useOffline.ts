import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { type OfflineState, offlineState } from './state';

/** Part of what the page knows of its own keeping. */
export function useOffline<T>(select: (state: OfflineState) => T): T {
  return useStore(offlineState, useShallow(select));
}
