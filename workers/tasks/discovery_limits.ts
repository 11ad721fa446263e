/** Limits of a text that a region is found on; pure, shared with the page. */

/** Tokens that a region is found on at most; their layers' inputs take 755 MB (see `layeredGradients`). */
export const MAX_DISCOVERY_TOKENS = 16_384;
/** Fewer tell nothing of a text: each half must have a sequence with something to predict. */
export const MIN_DISCOVERY_TOKENS = 64;
/** A text with fewer different tokens repeats itself, and its gradients vanish. */
export const MIN_DISTINCT_TOKENS = 16;
/** Characters that are looked at: 16 for each token, which no written text comes near. */
export const MAX_DISCOVERY_CHARACTERS = 262_144;
/** Share of control and replacement characters past which bytes are no text. */
const MAX_BROKEN_SHARE = 0.01;

/** Control characters but tab and line ends, and what stands for bytes that are not UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells bytes from a text.
const BROKEN = /[\u0000-\u0008\u000B\u000E-\u001F\uFFFD]/g;

/** How many characters of a text are no text. */
export const brokenCharacters = (text: string): number => text.match(BROKEN)?.length ?? 0;

/** Whether a text is one, and not the bytes of something else. */
export const isReadable = (text: string): boolean => brokenCharacters(text) <= text.length * MAX_BROKEN_SHARE;
