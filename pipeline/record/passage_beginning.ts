import type { LanguageCode } from '../../app/languages/languages';
import { passage } from '../../app/languages/passages';
import type { Tokenizer } from '../../workers/tokenizer/tokenizer';

/**
 * The beginning of a language's passage, with BOS: all languages get as many tokens, so that their sequences can lie
 * side by side in one run. @returns [predicted + 1] @throws Error where the passage is shorter
 */
export function beginningOf(
  language: LanguageCode,
  predicted: number,
  tokenizer: Tokenizer,
): readonly number[] {
  const ids = [...tokenizer.opening, ...tokenizer.encode(passage(language))].slice(0, predicted + 1);
  if (ids.length <= predicted)
    throw new Error(
      `The passage "${language}" has ${ids.length - 1} tokens, ${predicted} are needed: ask for fewer tokens.`,
    );
  return ids;
}
