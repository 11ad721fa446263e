import { GgufError } from '../errors';
import type { GgufMetadata } from '../gguf/header';
import { architectureOf } from '../model/architectures';
import type { TokenPiece } from '../protocol';
import { encodeBytes } from './bpe';
import { pieceOf, StreamDecoder, tokenBytes } from './decode';
import { userDefinedMatcher } from './user_defined';
import { readVocabulary, TOKEN_TYPE, type Vocabulary } from './vocabulary';

/** llama.cpp's ids for SentencePiece vocabularies whose metadata name none. */
const DEFAULT_IDS = { bos: 1, eos: 2, unknown: 0 };

/** Control tokens that end a text, by the names that models give them. */
const END_NAMES = new Set([
  '<eos>',
  '</s>',
  '<end_of_turn>',
  '<|endoftext|>',
  '<|end_of_text|>',
  '<|eot_id|>',
  '<|im_end|>',
]);

export interface Tokenizer {
  readonly vocabularySize: number;
  readonly bos: number;
  readonly eos: number;
  /** Ids after which generation stops. */
  readonly endOfText: ReadonlySet<number>;
  /** Ids of a text, without BOS. Takes any string; names of control tokens in it stay text. */
  encode(text: string): number[];
  /** Text of ids; control tokens write nothing, broken bytes become U+FFFD. */
  decode(ids: readonly number[]): string;
  /** Each id for display; control tokens by their names. */
  pieces(ids: readonly number[]): TokenPiece[];
  /** A decoder for text that grows token by token. */
  stream(): StreamDecoder;
}

/**
 * SentencePiece BPE with byte fallback from a GGUF's own vocabulary and scores.
 * @throws GgufError where the vocabulary is of another kind or damaged, or a special token's id is not in it.
 */
export function createTokenizer(metadata: GgufMetadata): Tokenizer {
  const vocabulary = readVocabulary(metadata);
  const idOf = (name: string, fallback: number): number => {
    const key = `tokenizer.ggml.${name}_token_id`;
    const value = metadata.get(key) ?? fallback;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < vocabulary.size)
      return value;
    throw new GgufError('model.tokenId', { key, last: vocabulary.size - 1, found: String(value) });
  };
  const bos = idOf('bos', DEFAULT_IDS.bos);
  const eos = idOf('eos', DEFAULT_IDS.eos);
  const unknown = idOf('unknown', DEFAULT_IDS.unknown);
  const saysPrefix = metadata.get('tokenizer.ggml.add_space_prefix');
  const spacePrefix = typeof saysPrefix === 'boolean' ? saysPrefix : architectureOf(metadata).addsSpacePrefix;
  const match = userDefinedMatcher(vocabulary);
  const byteOf = new Map<number, number>();
  for (const [byte, id] of vocabulary.byteIds.entries()) if (id !== -1) byteOf.set(id, byte);
  const bytesOf = (id: number) => tokenBytes(vocabulary, byteOf, id);
  const encoder = new TextEncoder();

  return {
    vocabularySize: vocabulary.size,
    bos,
    eos,
    endOfText: endTokens(vocabulary, [eos, idOf('eot', eos)]),
    encode(text) {
      const ids: number[] = [];
      if (text === '') return ids;
      const bytes = encoder.encode(`${spacePrefix ? ' ' : ''}${text}`.replaceAll(' ', '\u2581'));
      let from = 0;
      for (let at = 0; at < bytes.length; ) {
        const found = match(bytes, at);
        if (found === null) {
          at++;
          continue;
        }
        encodeBytes(vocabulary, bytes, from, at, unknown, ids);
        ids.push(found.id);
        at += found.length;
        from = at;
      }
      encodeBytes(vocabulary, bytes, from, bytes.length, unknown, ids);
      return ids;
    },
    decode(ids) {
      const stream = new StreamDecoder(bytesOf);
      const text = ids.map((id) => stream.push(id)).join('') + stream.end();
      return spacePrefix && text.startsWith(' ') ? text.slice(1) : text;
    },
    pieces(ids) {
      return ids.map((id) => pieceOf(bytesOf(id), vocabulary.tokens.at(id)));
    },
    stream: () => new StreamDecoder(bytesOf),
  };
}

function endTokens(vocabulary: Vocabulary, known: readonly number[]): ReadonlySet<number> {
  const ids = new Set(known);
  for (let id = 0; id < vocabulary.size; id++) {
    if (vocabulary.types[id] === TOKEN_TYPE.control && END_NAMES.has(vocabulary.tokens.at(id))) ids.add(id);
  }
  return ids;
}
