import { useEffect } from 'react';
import { useExplorer } from '../explorer/context';
import { actionOfKey } from '../state/actions';

const TYPED_IN = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]';
const PRESSED = 'button, summary, a, [role=switch], input[type=checkbox], input[type=radio]';

/** A key that is held presses a button or a switch once, and goes on by one radio button, not thirty times a second. */
function holdOnce(event: KeyboardEvent) {
  if (!event.repeat || !(event.target instanceof Element)) return;
  const presses = (event.key === 'Enter' || event.key === ' ') && event.target.closest(PRESSED) !== null;
  const goesOn = event.key.startsWith('Arrow') && event.target.matches('input[type=radio]');
  if (presses || goesOn) event.preventDefault();
  // A group of radio buttons goes on by itself, whatever the browser would do.
  if (goesOn) event.stopPropagation();
}

/** Shortcuts of the page; fields keep their own undo. */
export function useShortcuts(): void {
  const { store } = useExplorer();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest(TYPED_IN) !== null) return;
      const action = actionOfKey(event);
      if (action === null || !action.enabled(store.getState())) return;
      event.preventDefault();
      if (!event.repeat) action.run(store.getState());
    };
    window.addEventListener('keydown', press);
    window.addEventListener('keydown', holdOnce, true);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keydown', holdOnce, true);
    };
  }, [store]);
}
