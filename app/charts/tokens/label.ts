import type { TokenPiece } from '../../../workers/protocol';
import { visibleToken } from './visible';

/** Letters of a token that a chart has room for. */
const MOST_LETTERS = 14;

/** A token as a list or an axis shows it: its blank at the front as a sign, bytes that are no character as hex. */
export function tokenLabel({ text, bytes }: TokenPiece): string {
  if (bytes !== undefined) return bytes.toUpperCase();
  const visible = visibleToken(text);
  return visible === text && text.startsWith(' ') ? `␣${text.slice(1)}` : visible;
}

/** The label cut to what a chart has room for. */
export function shortLabel(piece: TokenPiece, most = MOST_LETTERS): string {
  const letters = [...tokenLabel(piece)];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
}
