import { GgufError } from '../errors';
import { StringTable } from './string_table';

/**
 * `@huggingface/gguf` takes 1.2 s for the 262,144 tokens of Gemma's vocabulary (an object, a copy and a decoder
 * for each). So the long arrays are cut out of the header here, kept as typed arrays, and the library parses the
 * rest; see docs/decisions/gguf-header.md.
 */
export type LongArray = StringTable | Float32Array | Int32Array | Uint32Array;

/** Arrays longer than this are cut out; the others stay with the library. */
const LONG = 1024;
/** A vocabulary has at most about 10^6 tokens; more is a damaged or hostile file. */
const MAX_ARRAY_LENGTH = 2_000_000;
/** The same limit as the library's: real files have some dozens of keys. */
const MAX_KEYS = 100_000;
const MAGIC = 0x46554747;

/** Bytes of a value by GGUF value type; 0 where the length is written in the file (string, array). */
const VALUE_BYTES = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
const TYPE = { uint32: 4, int32: 5, float32: 6, string: 8, array: 9 } as const;

/** More of the file is needed to go on; the caller reads more and tries again. */
export class HeaderContinues extends Error {}

export interface SlimHeader {
  /** Magic, counts and all keys and values, long arrays left empty. */
  readonly bytes: Uint8Array;
  /** Offset in the file where the keys and values end and the table of tensors begins. */
  readonly end: number;
  readonly arrays: ReadonlyMap<string, LongArray>;
}

class Cursor {
  at = 0;
  private readonly view: DataView;
  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  /** Goes on by `length` bytes and returns where it was. */
  skip(length: number): number {
    const from = this.at;
    if (from + length > this.bytes.length) throw new HeaderContinues();
    this.at = from + length;
    return from;
  }
  uint32(): number {
    return this.view.getUint32(this.skip(4), true);
  }
  size(): number {
    const at = this.skip(8);
    return this.view.getUint32(at, true) + this.view.getUint32(at + 4, true) * 2 ** 32;
  }
}

/**
 * Cuts the long arrays out of a GGUF header.
 * @param bytes the beginning of the file
 * @throws HeaderContinues where `bytes` ends before the keys and values do
 * @throws GgufError where this is no little-endian GGUF of version 2 or 3, or passes a limit.
 */
export function cutLongArrays(bytes: Uint8Array): SlimHeader {
  const cursor = new Cursor(bytes);
  if (cursor.uint32() !== MAGIC) {
    throw new GgufError('gguf.notGguf');
  }
  const version = cursor.uint32();
  if (version !== 2 && version !== 3) {
    throw new GgufError('gguf.version', { found: version });
  }
  cursor.size();
  const keys = cursor.size();
  if (keys > MAX_KEYS) throw new GgufError('gguf.tooManyKeys', { most: MAX_KEYS, found: keys });

  const arrays = new Map<string, LongArray>();
  const kept: Uint8Array[] = [];
  let keptTo = 0;
  const decoder = new TextDecoder();
  for (let i = 0; i < keys; i++) {
    const name = decoder.decode(string(cursor));
    const type = cursor.uint32();
    if (type !== TYPE.array) {
      skipValue(cursor, type, name);
      continue;
    }
    const elementType = cursor.uint32();
    const countAt = cursor.at;
    const count = cursor.size();
    if (count > MAX_ARRAY_LENGTH) {
      throw new GgufError('gguf.longArray', { most: MAX_ARRAY_LENGTH, key: name, found: count });
    }
    const array = readArray(cursor, elementType, count, name);
    if (array === null) continue;
    arrays.set(name, array);
    kept.push(bytes.subarray(keptTo, countAt), new Uint8Array(8));
    keptTo = cursor.at;
  }
  kept.push(bytes.subarray(keptTo, cursor.at));
  return { bytes: concatenate(kept), end: cursor.at, arrays };
}

function string(cursor: Cursor): Uint8Array {
  const length = cursor.size();
  const at = cursor.skip(length);
  return cursor.bytes.subarray(at, at + length);
}

function skipValue(cursor: Cursor, type: number, name: string): void {
  const length = VALUE_BYTES[type];
  if (length === undefined || type === TYPE.array) {
    throw new GgufError('gguf.valueType', { key: name, type });
  }
  cursor.skip(length === 0 ? cursor.size() : length);
}

/** Goes past an array; returns it where it is long and of a type that vocabularies use, else null. */
function readArray(cursor: Cursor, type: number, count: number, name: string): LongArray | null {
  if (type === TYPE.string && count > LONG) return readStrings(cursor, count);
  const width = VALUE_BYTES[type] ?? 0;
  if (width === 0) {
    for (let i = 0; i < count; i++) skipValue(cursor, type, name);
    return null;
  }
  const from = cursor.skip(width * count);
  if (count <= LONG) return null;
  const copy = cursor.bytes.slice(from, cursor.at).buffer;
  if (type === TYPE.float32) return new Float32Array(copy);
  if (type === TYPE.int32) return new Int32Array(copy);
  if (type === TYPE.uint32) return new Uint32Array(copy);
  return null;
}

function readStrings(cursor: Cursor, count: number): StringTable {
  const from = cursor.at;
  for (let i = 0; i < count; i++) cursor.skip(cursor.size());
  const bytes = new Uint8Array(cursor.at - from - 8 * count);
  const offsets = new Uint32Array(count + 1);
  cursor.at = from;
  let to = 0;
  for (let i = 0; i < count; i++) {
    const length = cursor.size();
    const at = cursor.skip(length);
    for (let k = 0; k < length; k++) bytes[to + k] = cursor.bytes[at + k];
    to += length;
    offsets[i + 1] = to;
  }
  return new StringTable(bytes, offsets);
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
