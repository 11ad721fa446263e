import { TextError } from '../errors';
import { MAX_TOKENS } from '../model/positions';
import type { Tokenizer } from '../tokenizer/tokenizer';
import { isReadable } from './discovery_limits';
import { MAX_TRAINING_CHARACTERS, MIN_TRAINING_TOKENS } from './training_limits';

/**
 * Ids of a text that is learned from, without BOS.
 * @throws TextError where it is too short, too long or no text
 */
export function trainingIds(tokenizer: Tokenizer, text: string): readonly number[] {
  if (text.length > MAX_TRAINING_CHARACTERS)
    throw new TextError(
      `The text has ${text.length} characters; at most ${MAX_TRAINING_CHARACTERS} can be learned from here. Take a part of it.`,
    );
  if (!isReadable(text))
    throw new TextError('This is no text: it holds control characters. Take a plain text file in UTF-8.');
  const ids = tokenizer.encode(text);
  if (ids.length < MIN_TRAINING_TOKENS)
    throw new TextError(
      `The text has ${ids.length} tokens; at least ${MIN_TRAINING_TOKENS} are needed to learn from it. Add more text.`,
    );
  return ids;
}

/**
 * The batch of one step: `tokens` ids from `from` on, from the beginning again where the text ends, cut into
 * sequences of at most MAX_TOKENS with BOS before each.
 */
export function trainingBatch(ids: readonly number[], bos: number, from: number, tokens: number): number[][] {
  const sequences: number[][] = [];
  for (let start = 0; start < tokens; start += MAX_TOKENS) {
    const length = Math.min(MAX_TOKENS, tokens - start);
    const part = Array.from({ length }, (_, at) => ids[(from + start + at) % ids.length] ?? bos);
    sequences.push([bos, ...part]);
  }
  return sequences;
}
