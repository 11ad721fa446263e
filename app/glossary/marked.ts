import { isTermId, type TermId } from './terms';

export type MarkedPart = string | { readonly text: string; readonly term: TermId };

/**
 * Splits a text that names terms as `[perplexity](perplexity)`: the words to show, then the term that explains them.
 * @throws RangeError at a term that the glossary does not have
 */
export function readMarked(text: string): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const match of text.matchAll(/\[([^\]]{1,200})\]\(([a-z-]{1,40})\)/g)) {
    const [whole, words = '', term = ''] = match;
    if (!isTermId(term)) throw new RangeError(`The glossary has no term "${term}".`);
    if (match.index > at) parts.push(text.slice(at, match.index));
    parts.push({ text: words, term });
    at = match.index + whole.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}
