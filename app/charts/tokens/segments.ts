import type { TokenPiece } from '../../../workers/protocol';

/** A token as the text shows it; generated tokens fit. Null where nothing predicted it (a prompt). */
export interface TextToken {
  readonly piece: TokenPiece;
  /** Surprisal in nats: the negative log of the probability that the model gave. */
  readonly surprisal: number | null;
}

/**
 * What stands in the line: the text of one token, a character that several byte tokens make together, or bytes
 * that are no character. `first` and `last` are indices of tokens, `surprisal` is their sum.
 */
export interface Segment {
  readonly kind: 'text' | 'bytes';
  /** Text, or upper-case hex of the bytes. */
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly surprisal: number | null;
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** Bytes of a piece's hex, whatever separates them. */
function bytesOf(hex: string): readonly number[] {
  return (hex.replaceAll(/0x/gi, '').match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
}

const hexOf = (bytes: readonly number[]) =>
  bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');

function decode(bytes: readonly number[]): string | null {
  try {
    return strict.decode(Uint8Array.from(bytes));
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Length in bytes of the character that a lead byte announces; 0 where it cannot lead one. */
function announcedLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

const total = (tokens: readonly TextToken[]) =>
  tokens.some((token) => token.surprisal === null)
    ? null
    : tokens.reduce((sum, token) => sum + (token.surprisal ?? 0), 0);

/** How many byte tokens from `start` on make exactly one character; 0 where they make none. */
function characterRun(tokens: readonly TextToken[], start: number): number {
  const bytes: number[] = [];
  for (let index = start; index < tokens.length; index++) {
    const hex = tokens[index]?.piece.bytes;
    if (hex === undefined) return 0;
    bytes.push(...bytesOf(hex));
    const length = announcedLength(bytes[0] ?? 0);
    if (bytes.length > length) return 0;
    if (bytes.length === length) return decode(bytes) === null ? 0 : index - start + 1;
  }
  return 0;
}

/** Cuts tokens into what the line shows; every token belongs to exactly one segment. */
export function toSegments(tokens: readonly TextToken[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (let first = 0; first < tokens.length; ) {
    const token = tokens[first];
    if (!token) break;
    const hex = token.piece.bytes;
    const run = hex === undefined ? 1 : characterRun(tokens, first);
    const members = tokens.slice(first, first + Math.max(run, 1));
    const bytes = members.flatMap((member) => bytesOf(member.piece.bytes ?? ''));
    const last = first + members.length - 1;
    const surprisal = total(members);
    if (hex === undefined) segments.push({ kind: 'text', text: token.piece.text, first, last, surprisal });
    else if (run > 0) segments.push({ kind: 'text', text: decode(bytes) ?? '', first, last, surprisal });
    else segments.push({ kind: 'bytes', text: hexOf(bytes), first, last, surprisal });
    first = last + 1;
  }
  return segments;
}

/** From this surprisal on (nats) the tint does not grow: a probability of 1 in 22,000. */
export const FULL_TINT = 10;

/** Strength of the tint, 0..1, linear in nats: equal steps of surprisal are equal steps of lightness in OKLab. */
export function tint(surprisal: number | null): number {
  if (surprisal === null || !(surprisal > 0)) return 0;
  return Math.round(Math.min(surprisal / FULL_TINT, 1) * 100) / 100;
}
