/**
 * Whether letters and their marks stand apart though Unicode has a character for both, as file names on a Mac and some
 * editors write them: a model reads them as other, and more, tokens.
 */
export const isDecomposed = (text: string): boolean => text.normalize('NFC').length < text.length;
