import { useEffect } from 'react';
import { useExplorer } from '../explorer/context';
import { actionOfKey } from '../state/actions';

const TYPED_IN = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]';

/** Shortcuts of the page; fields keep their own undo. */
export function useShortcuts(): void {
  const { store } = useExplorer();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest(TYPED_IN) !== null) return;
      const action = actionOfKey(event);
      if (action === null || !action.enabled(store.getState())) return;
      event.preventDefault();
      action.run(store.getState());
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [store]);
}
