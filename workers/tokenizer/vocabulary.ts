import { GgufError } from '../errors';
import type { GgufMetadata, GgufValue } from '../gguf/header';
import { StringTable } from '../gguf/string_table';

/** `tokenizer.ggml.token_type`, after SentencePiece's kinds of pieces. */
export const TOKEN_TYPE = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

const BYTE_NAME = /^<0x([0-9A-F]{2})>$/;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Tokens, scores and types of a GGUF, with a look-up from UTF-8 bytes to the id of a token that text may become. */
export class Vocabulary {
  readonly size: number;
  /** Id of the token for each of the 256 bytes, -1 where the vocabulary has none. */
  readonly byteIds = new Int32Array(256).fill(-1);
  readonly userDefined: readonly number[];
  private readonly slots: Int32Array;

  constructor(
    readonly tokens: StringTable,
    readonly scores: Float32Array,
    readonly types: Int32Array,
  ) {
    this.size = tokens.length;
    // At most half full, so that a look-up that fails ends after a step or two.
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * this.size + 2))).fill(-1);
    const userDefined: number[] = [];
    for (let id = 0; id < this.size; id++) {
      const type = types[id];
      if (type === TOKEN_TYPE.normal || type === TOKEN_TYPE.unused) this.insert(id);
      else if (type === TOKEN_TYPE.userDefined) userDefined.push(id);
      else if (type === TOKEN_TYPE.byte) {
        const hex = BYTE_NAME.exec(tokens.at(id))?.[1];
        if (hex !== undefined) this.byteIds[Number.parseInt(hex, 16)] = id;
      }
    }
    this.userDefined = userDefined;
  }

  /**
   * Id of the normal token whose UTF-8 is `bytes[from, to)`, or -1. Control, byte and user-defined tokens are never
   * found here, so that a reader's "<bos>" or "<0x0A>" stays text.
   */
  find(bytes: Uint8Array, from: number, to: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = hash(bytes, from, to) & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot];
      if (id === -1 || this.equals(id, bytes, from, to)) return id;
    }
  }

  private equals(id: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { bytes: all, offsets } = this.tokens;
    const start = offsets[id];
    if (offsets[id + 1] - start !== to - from) return false;
    for (let i = from, j = start; i < to; i++, j++) if (all[j] !== bytes[i]) return false;
    return true;
  }

  private insert(id: number): void {
    const { bytes, offsets } = this.tokens;
    const from = offsets[id];
    const to = offsets[id + 1];
    const mask = this.slots.length - 1;
    let slot = hash(bytes, from, to) & mask;
    for (let held = this.slots[slot]; held !== -1; held = this.slots[slot]) {
      // Of two tokens with the same text the first one counts.
      if (this.equals(held, bytes, from, to)) return;
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = id;
  }
}

function hash(bytes: Uint8Array, from: number, to: number): number {
  let value = FNV_OFFSET;
  for (let i = from; i < to; i++) value = Math.imul(value ^ bytes[i], FNV_PRIME);
  return value ^ (value >>> 15);
}

/**
 * SentencePiece's vocabulary of a GGUF.
 * @throws GgufError where tokens, scores and types are not of one length, or where a type is no whole number or a
 * score no number.
 */
export function readVocabulary(metadata: GgufMetadata): Vocabulary {
  const scores = numbers(metadata.get('tokenizer.ggml.scores'));
  const { tokens, types } = readTokens(metadata, scores ?? []);
  return new Vocabulary(tokens, Float32Array.from(scores ?? []), types);
}

/**
 * Tokens and their types.
 * @param scores of a vocabulary that has them
 * @throws GgufError as `readVocabulary` does
 */
export function readTokens(
  metadata: GgufMetadata,
  scores: ArrayLike<number> | null = null,
): { readonly tokens: StringTable; readonly types: Int32Array } {
  const tokens = metadata.get('tokenizer.ggml.tokens');
  const types = numbers(metadata.get('tokenizer.ggml.token_type'));
  if (
    !(tokens instanceof StringTable) ||
    (scores !== null && scores.length !== tokens.length) ||
    types?.length !== tokens.length
  ) {
    throw new GgufError('model.tokens', {
      tokens: tokens instanceof StringTable ? tokens.length : 0,
      scores: scores?.length ?? 0,
      types: types?.length ?? 0,
    });
  }
  for (let at = 0; at < tokens.length; at++) {
    const score = scores?.[at] ?? 0;
    if (Number.isInteger(types[at]) && !Number.isNaN(score)) continue;
    throw new GgufError('model.tokenOdd', { at, type: String(types[at]), score: String(score) });
  }
  return { tokens, types: Int32Array.from(types) };
}

/** The numbers of a metadata array, or null where the value is none. */
function numbers(value: GgufValue | undefined): ArrayLike<number> | null {
  return ArrayBuffer.isView(value) ? value : null;
}
