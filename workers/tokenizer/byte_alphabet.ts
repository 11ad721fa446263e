const encoder = new TextEncoder();

/**
 * The letters that stand for the 256 bytes in a byte-level vocabulary (GPT-2's `bytes_to_unicode`): printable Latin-1
 * for itself, the others from U+0100 on.
 */
export const BYTE_LETTERS: readonly string[] = (() => {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => {
    const isPrintable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    return String.fromCharCode(isPrintable ? byte : next++);
  });
})();

const BYTE_OF = new Map(BYTE_LETTERS.map((letter, byte) => [letter, byte]));

/** The bytes that a token of such a vocabulary stands for. */
export function bytesOfLetters(token: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of token) {
    const byte = BYTE_OF.get(letter);
    if (byte === undefined) bytes.push(...encoder.encode(letter));
    else bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}
