import { TextError } from '../errors';
import { maxTokens } from '../model/positions';
import type { ModelShape } from '../model/shape';
import type { Tokenizer } from '../tokenizer/tokenizer';
import {
  brokenCharacters,
  isReadable,
  MAX_DISCOVERY_CHARACTERS,
  MAX_DISCOVERY_TOKENS,
  MIN_DISCOVERY_TOKENS,
  MIN_DISTINCT_TOKENS,
} from './discovery_limits';

export interface DiscoveryText {
  /** Ids after the tokenizer's opening, at most `maxTokens` + 1 each; an even number of sequences of nearly the same length. */
  readonly sequences: readonly (readonly number[])[];
  /** Tokens to predict, in all and of each half: even and odd sequences. */
  readonly tokens: number;
  readonly halves: readonly [number, number];
  readonly truncated: boolean;
}

/**
 * Packs a text into sequences of two disjoint halves. They alternate, so that both see all parts of the text.
 * @throws TextError where there is too little to find a region on, or no text
 */
export function prepareText(
  { tokenizer, shape }: { readonly tokenizer: Tokenizer; readonly shape: ModelShape },
  text: string,
): DiscoveryText {
  const cut = text.slice(0, MAX_DISCOVERY_CHARACTERS);
  checkReadable(cut);
  const all = tokenizer.encode(cut);
  const ids = all.slice(0, MAX_DISCOVERY_TOKENS);
  checkLength(ids);
  const sequences = splitEvenly(ids, maxTokens(shape)).map((part) => [...tokenizer.opening, ...part]);
  const tokensOf = (parity: number) =>
    sequences.reduce((sum, part, at) => sum + (at % 2 === parity ? part.length - 1 : 0), 0);
  return {
    sequences,
    tokens: tokensOf(0) + tokensOf(1),
    halves: [tokensOf(0), tokensOf(1)],
    truncated: cut.length < text.length || ids.length < all.length,
  };
}

/** An even number of parts of at most `most` that differ by one token at most. */
function splitEvenly(ids: readonly number[], most: number): number[][] {
  const parts = 2 * Math.ceil(ids.length / (2 * most));
  return Array.from({ length: parts }, (_, at) =>
    ids.slice(Math.floor((at * ids.length) / parts), Math.floor(((at + 1) * ids.length) / parts)),
  );
}

function checkReadable(text: string): void {
  if (isReadable(text)) return;
  throw new TextError('text.broken', { broken: brokenCharacters(text), length: text.length });
}

function checkLength(ids: readonly number[]): void {
  if (ids.length < MIN_DISCOVERY_TOKENS)
    throw new TextError('text.tooShort', { tokens: ids.length, least: MIN_DISCOVERY_TOKENS });
  const distinct = new Set(ids).size;
  if (distinct < MIN_DISTINCT_TOKENS)
    throw new TextError('text.repeats', { distinct, least: MIN_DISTINCT_TOKENS });
}
