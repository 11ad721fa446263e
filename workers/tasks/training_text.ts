import { TextError } from '../errors';
import type { Tokenizer } from '../tokenizer/tokenizer';
import { isReadable } from './discovery_limits';
import { MAX_TRAINING_CHARACTERS, MIN_TRAINING_TOKENS } from './training_limits';

/**
 * Ids of a text that is learned from, without BOS.
 * @throws TextError where it is too short, too long or no text
 */
export function trainingIds(tokenizer: Tokenizer, text: string): readonly number[] {
  if (text.length > MAX_TRAINING_CHARACTERS)
    throw new TextError('text.tooLong', { length: text.length, most: MAX_TRAINING_CHARACTERS });
  if (!isReadable(text)) throw new TextError('text.notText');
  const ids = tokenizer.encode(text);
  if (ids.length < MIN_TRAINING_TOKENS)
    throw new TextError('text.tooShortToLearn', { tokens: ids.length, least: MIN_TRAINING_TOKENS });
  return ids;
}

/**
 * The batch of one step: `tokens` ids from `from` on, from the beginning again where the text ends, cut into
 * sequences of at most `most` after the tokenizer's opening.
 */
export function trainingBatch(
  ids: readonly number[],
  opening: readonly number[],
  from: number,
  tokens: number,
  most: number,
): number[][] {
  const sequences: number[][] = [];
  for (let start = 0; start < tokens; start += most) {
    const length = Math.min(most, tokens - start);
    const part = Array.from({ length }, (_, at) => ids[(from + start + at) % ids.length] ?? 0);
    // Without BOS a single token has nothing that predicts it.
    if (opening.length + length > 1) sequences.push([...opening, ...part]);
  }
  return sequences;
}
