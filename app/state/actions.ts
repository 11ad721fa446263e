import { latinKey } from '../browser/latin_key';
import { isIntact } from '../link/settings';
import type { ExplorerActions, ExplorerState } from './store';

type State = ExplorerState & ExplorerActions;

/** Something that the reader can do to the recipe: one definition for button, shortcut and label. */
export interface Action {
  readonly id: 'undo' | 'redo' | 'reset';
  readonly label: 'sentence.undo' | 'sentence.redo' | 'sentence.reset';
  /** `mod` is Ctrl, or Cmd on a Mac. */
  readonly keys: readonly string[];
  readonly enabled: (state: State) => boolean;
  readonly run: (state: State) => void;
}

export const ACTIONS: readonly Action[] = [
  {
    id: 'undo',
    label: 'sentence.undo',
    keys: ['mod+z'],
    enabled: (state) => state.past.length > 0,
    run: (state) => state.undo(),
  },
  {
    id: 'redo',
    label: 'sentence.redo',
    keys: ['mod+shift+z', 'mod+y'],
    enabled: (state) => state.future.length > 0,
    run: (state) => state.redo(),
  },
  {
    id: 'reset',
    label: 'sentence.reset',
    keys: [],
    enabled: (state) => !isIntact(state.shared),
    run: (state) => state.resetAll(),
  },
];

/**
 * The action of a key press, or null. Where the layout has no Latin letters (Ctrl+я), the key's place counts, which is
 * that of a Latin keyboard.
 */
export function actionOfKey(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): Action | null {
  if (!event.ctrlKey && !event.metaKey) return null;
  const pressed = `mod+${event.shiftKey ? 'shift+' : ''}${latinKey(event)}`;
  return ACTIONS.find((action) => action.keys.includes(pressed)) ?? null;
}
