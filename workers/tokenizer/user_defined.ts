import type { Vocabulary } from './vocabulary';

/** A user-defined token that stands in a text. */
export interface Match {
  readonly id: number;
  readonly length: number;
}

/** Finds the longest user-defined token that begins at a byte of a text whose spaces are written U+2581. */
export type Matcher = (bytes: Uint8Array, at: number) => Match | null;

interface Candidate {
  readonly id: number;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

/** User-defined tokens (runs of newlines, HTML tags in Gemma's vocabulary) are taken whole, before any merge. */
export function userDefinedMatcher(vocabulary: Vocabulary): Matcher {
  const byFirst = new Map<number, Candidate[]>();
  for (const id of vocabulary.userDefined) {
    const bytes = encoder.encode(vocabulary.tokens.at(id).replaceAll(' ', '\u2581'));
    const first = bytes[0];
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { id, bytes }]);
  }
  for (const candidates of byFirst.values()) candidates.sort((a, b) => b.bytes.length - a.bytes.length);
  return (bytes, at) => {
    for (const candidate of byFirst.get(bytes[at]) ?? []) {
      if (standsAt(candidate.bytes, bytes, at)) return { id: candidate.id, length: candidate.bytes.length };
    }
    return null;
  };
}

function standsAt(wanted: Uint8Array, bytes: Uint8Array, at: number): boolean {
  if (at + wanted.length > bytes.length) return false;
  // From the end: runs of one character differ there, not at their beginning.
  for (let i = wanted.length - 1; i >= 0; i--) if (wanted[i] !== bytes[at + i]) return false;
  return true;
}
