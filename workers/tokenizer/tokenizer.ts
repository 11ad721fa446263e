import { GgufError } from '../errors';
import type { GgufMetadata } from '../gguf/header';
import type { TokenPiece } from '../protocol';
import type { Codec, EncodeOptions } from './codec';
import { pieceOf, StreamDecoder } from './decode';
import { sentencePieceCodec } from './sentence_piece';
import { TOKEN_TYPE } from './vocabulary';

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
  /** What stands before every text: BOS where the file asks for it, or nothing. */
  readonly opening: readonly number[];
  readonly eos: number;
  /** Ids after which generation stops. */
  readonly endOfText: ReadonlySet<number>;
  /** Ids of a text, without its opening. Takes any string; names of control tokens in it stay text. */
  encode(text: string, options?: EncodeOptions): number[];
  /** Text of ids; control tokens write nothing, broken bytes become U+FFFD. */
  decode(ids: readonly number[]): string;
  /** Bytes of UTF-8 that ids stand for. */
  byteLength(ids: readonly number[]): number;
  /** Each id for display; control tokens by their names. */
  pieces(ids: readonly number[]): TokenPiece[];
  /** A decoder for text that grows token by token. */
  stream(): StreamDecoder;
}

/**
 * The tokenizer of a GGUF, from its own tables.
 * @throws GgufError where the vocabulary is of a kind that is not supported or damaged, or a special token's id is not in it.
 */
export async function createTokenizer(metadata: GgufMetadata): Promise<Tokenizer> {
  const codec = await codecOf(metadata);
  const { tokens, spacePrefix } = codec;
  const bytesOf = (id: number) => codec.bytesOf(id);
  const idOf = (name: string, fallback: number) => specialId(metadata, tokens.length, name, fallback);
  const eos = idOf('eos', DEFAULT_IDS.eos);
  const says = metadata.get('tokenizer.ggml.add_bos_token');
  const opens = typeof says === 'boolean' ? says : codec.addsBos;
  return {
    vocabularySize: tokens.length,
    opening: opens ? [idOf('bos', DEFAULT_IDS.bos)] : [],
    eos,
    endOfText: endTokens(codec, [eos, idOf('eot', eos)]),
    encode: (text, options) => (text === '' ? [] : codec.encode(text, options)),
    decode(ids) {
      const stream = new StreamDecoder(bytesOf);
      const text = ids.map((id) => stream.push(id)).join('') + stream.end();
      return spacePrefix && text.startsWith(' ') ? text.slice(1) : text;
    },
    byteLength: (ids) => ids.reduce((sum, id) => sum + bytesOf(id).length, 0),
    pieces: (ids) => ids.map((id) => pieceOf(bytesOf(id), tokens.at(id))),
    stream: () => new StreamDecoder(bytesOf),
  };
}

async function codecOf(metadata: GgufMetadata): Promise<Codec> {
  const model = metadata.get('tokenizer.ggml.model');
  if (model === 'llama') {
    const tokens = metadata.get('tokenizer.ggml.tokens');
    const count = typeof tokens === 'object' ? tokens.length : 0;
    return sentencePieceCodec(metadata, specialId(metadata, count, 'unknown', DEFAULT_IDS.unknown));
  }
  if (model === 'gpt2') return (await import('./byte_level')).byteLevelCodec(metadata);
  throw new GgufError('model.tokenizer', { found: String(model ?? '?') });
}

function specialId(metadata: GgufMetadata, size: number, name: string, fallback: number): number {
  const key = `tokenizer.ggml.${name}_token_id`;
  const value = metadata.get(key) ?? fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < size) return value;
  throw new GgufError('model.tokenId', { key, last: size - 1, found: String(value) });
}

function endTokens({ tokens, types }: Codec, known: readonly number[]): ReadonlySet<number> {
  const ids = new Set(known);
  for (let id = 0; id < tokens.length; id++) {
    if (types[id] === TOKEN_TYPE.control && END_NAMES.has(tokens.at(id))) ids.add(id);
  }
  return ids;
}
