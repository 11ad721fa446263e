/** Characters that are seen nowhere, and what stands for them in a list of tokens. */
const SIGNS: Readonly<Record<string, string>> = {
  ' ': '␣',
  '\n': '⏎',
  '\r': '␍',
  '\t': '⇥',
  '\u00a0': 'NBSP',
  '\u00ad': 'SHY',
  '\u061c': 'ALM',
  '\u200b': 'ZWSP',
  '\u200c': 'ZWNJ',
  '\u200d': 'ZWJ',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u2060': 'WJ',
  '\ufeff': 'BOM',
};

/** Blanks, controls, and what only formats other characters. */
const INVISIBLE = /^(?:\p{Z}|\p{Cc}|\p{Cf}|\p{Variation_Selector}){1,200}$/u;

/** A token of invisible characters alone as signs and names ("␣␣", "ZWNJ", "U+202B"); every other one as it is. */
export function visibleToken(text: string): string {
  if (!INVISIBLE.test(text)) return text;
  const signs = [...text].map((character) => SIGNS[character] ?? codePoint(character));
  return signs.join(signs.some((sign) => sign.length > 1) ? ' ' : '');
}

const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
