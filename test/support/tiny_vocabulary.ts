const LETTERS = [...'abcdefghijklmnopqrstuvwxyzäéñøüабвгдежзиклмнорстуя你好大学在中国人ابتثجحدرسلمن한국어'];
const PAIRS = ['th', 'he', 'in', 'er', 'an', 're', 'on', 'at', 'en', 'nd', 'or', 'es'];
const WORDS = ['▁the', '▁a', '▁in', '▁of', '▁and', '▁is', '▁th', '▁o', '▁an', '大学', '中国'];

/** A SentencePiece vocabulary as GGUF holds it. */
export interface TinyVocabulary {
  readonly tokens: readonly string[];
  readonly scores: readonly number[];
  readonly types: readonly number[];
}

/** About 350 tokens: <unk> <s> </s>, the 256 bytes, "▁", letters of several scripts, and pieces that merge. */
export function tinyVocabulary(): TinyVocabulary {
  const bytes = Array.from({ length: 256 }, (_, i) => `<0x${i.toString(16).toUpperCase().padStart(2, '0')}>`);
  const pieces = [...WORDS, ...PAIRS, '▁', ...LETTERS];
  return {
    tokens: ['<unk>', '<s>', '</s>', ...bytes, ...pieces],
    // The earlier a piece, the sooner it merges.
    scores: [0, 0, 0, ...bytes.map(() => 0), ...pieces.map((_, at) => -1 - at)],
    types: [2, 3, 3, ...bytes.map(() => 6), ...pieces.map(() => 1)],
  };
}
