/**
 * What no XML, and no text file that others read, may hold: control characters but for tab and line ends, halves of
 * surrogate pairs, and the two that are no characters.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const MALFORMED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF\p{Surrogate}]/gu;

/** A text with U+FFFD, which says that something stood there, in the place of what an export may not hold. */
export const wellFormed = (text: string): string => text.replace(MALFORMED, '\uFFFD');
