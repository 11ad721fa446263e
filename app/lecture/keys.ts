import { latinKey } from '../browser/latin_key';

/** What a key does while a lecture is given: those that presenters send, and one letter for each other command. */
export type Command =
  | 'next'
  | 'back'
  | 'first'
  | 'last'
  | 'number-down'
  | 'number-up'
  | 'black'
  | 'notes'
  | 'code'
  | 'full'
  | 'end';

const KEYS: Readonly<Record<string, Command>> = {
  ' ': 'next',
  ArrowRight: 'next',
  PageDown: 'next',
  Enter: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
  Home: 'first',
  End: 'last',
  ArrowDown: 'number-down',
  ArrowUp: 'number-up',
  b: 'black',
  '.': 'black',
  n: 'notes',
  q: 'code',
  f: 'full',
  Escape: 'end',
};

/** The command of a key press, or null; a press with Ctrl, Alt or Cmd is the browser's. */
export function commandOf({
  key,
  code,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey'>): Command | null {
  if (ctrlKey || altKey || metaKey) return null;
  return KEYS[latinKey({ key, code })] ?? null;
}
