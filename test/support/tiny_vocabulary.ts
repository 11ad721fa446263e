import { StringTable } from '../../workers/gguf/string_table';
import { BYTE_LETTERS } from '../../workers/tokenizer/byte_alphabet';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzäéñøüабвгдежзиклмнорстуя你好大学在中国人ابتثجحدرسلمن한국어'];
const PAIRS = ['th', 'he', 'in', 'er', 'an', 're', 'on', 'at', 'en', 'nd', 'or', 'es'];
const WORDS = ['▁the', '▁a', '▁in', '▁of', '▁and', '▁is', '▁th', '▁o', '▁an', '大学', '中国'];

/** A SentencePiece vocabulary as GGUF holds it. */
export interface TinyVocabulary {
  readonly tokens: readonly string[];
  readonly scores: readonly number[];
  readonly types: readonly number[];
}

/**
 * A vocabulary in the manner of Llama 2: <unk> <s> </s>, the 256 bytes, pieces with their scores, and texts that are
 * tokens as they stand (user-defined).
 */
export function vocabularyOf(
  pieces: readonly (readonly [piece: string, score: number])[],
  userDefined: readonly string[] = [],
): TinyVocabulary {
  const bytes = Array.from({ length: 256 }, (_, i) => `<0x${i.toString(16).toUpperCase().padStart(2, '0')}>`);
  return {
    tokens: ['<unk>', '<s>', '</s>', ...bytes, ...pieces.map(([piece]) => piece), ...userDefined],
    scores: [
      0,
      0,
      0,
      ...bytes.map(() => 0),
      ...pieces.map(([, score]) => score),
      ...userDefined.map(() => -1000),
    ],
    types: [2, 3, 3, ...bytes.map(() => 6), ...pieces.map(() => 1), ...userDefined.map(() => 4)],
  };
}

/** About 350 tokens: the bytes, "▁", letters of several scripts, and pieces that merge, the earlier the sooner. */
export function tinyVocabulary(): TinyVocabulary {
  return vocabularyOf([...WORDS, ...PAIRS, '▁', ...LETTERS].map((piece, at) => [piece, -1 - at]));
}

/** A byte-level vocabulary as GGUF holds it. */
export interface TinyByteVocabulary {
  readonly tokens: readonly string[];
  readonly types: readonly number[];
  readonly merges: readonly string[];
}

/** What a byte-level vocabulary has beside the bytes and their merges. */
export const CONTROLS = ['<|endoftext|>', '<|im_start|>'] as const;
const USER_DEFINED = '<tool>';

/**
 * In the manner of GPT-2, about 350 tokens: the bytes, merges of a consonant and a vowel, "Ġthe", two control tokens
 * and one that is taken as it stands. A space is written Ġ.
 */
export function tinyByteVocabulary(): TinyByteVocabulary {
  const syllables = [...'bcdfghklmnprst'].flatMap((first) =>
    [...'aeiou'].map((second) => `${first} ${second}`),
  );
  const merges = ['t h', 'th e', 'Ġ the', 'Ġ a', 'i n', 'Ġ in', ...syllables, 'n g', 'in g'];
  const merged = merges.map((pair) => pair.replace(' ', ''));
  return {
    tokens: [...BYTE_LETTERS, ...merged, ...CONTROLS, USER_DEFINED],
    types: [...BYTE_LETTERS, ...merged].map(() => 1).concat(3, 3, 4),
    merges,
  };
}

/** Strings as the header's reader keeps them. */
export function tableOf(strings: readonly string[]): StringTable {
  const encoded = strings.map((text) => new TextEncoder().encode(text));
  const offsets = new Uint32Array(strings.length + 1);
  const bytes = new Uint8Array(encoded.reduce((sum, one) => sum + one.length, 0));
  for (const [at, one] of encoded.entries()) {
    bytes.set(one, offsets[at]);
    offsets[at + 1] = offsets[at] + one.length;
  }
  return new StringTable(bytes, offsets);
}
