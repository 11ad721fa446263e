import { GgufError } from '../errors';
import { StringTable } from './string_table';

/** Limits of a header, each far above any real file and low enough that a hostile one allocates nothing much. */
const LIMITS = {
  /** Real files have some dozens. */
  keys: 100_000,
  /** The largest models have some thousands. */
  tensors: 100_000,
  /** A vocabulary has at most about 10^6 tokens. */
  arrayLength: 2_000_000,
  /** Arrays of arrays, which no known file has. */
  nesting: 4,
  /** ggml has four. */
  dimensions: 4,
} as const;

const MAGIC = 0x46554747;
/** GGUF's numbers of value types; the others are in `NUMBERS`. */
const BOOL = 7;
const STRING = 8;
const ARRAY = 9;

/** Numbers of a metadata array. 64-bit integers are rounded past 2^53. */
type NumberArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** A metadata value. Arrays stay compact: 262,144 tokens as objects would take longer than all the rest. */
export type GgufValue = string | number | boolean | StringTable | NumberArray | readonly GgufValue[];
export type GgufMetadata = ReadonlyMap<string, GgufValue>;

/** A tensor as the header declares it, not yet checked against the file. */
export interface DeclaredTensor {
  readonly name: string;
  /** [output, input] of a matrix, [size] of a norm: the file has them reversed. */
  readonly dims: readonly number[];
  /** ggml's number of the block type. */
  readonly type: number;
  /** From the beginning of the tensors' data, in bytes. */
  readonly offset: number;
}

export interface GgufHeader {
  readonly metadata: GgufMetadata;
  readonly tensors: readonly DeclaredTensor[];
  /** Bytes of the header, without what aligns the data after it. */
  readonly sizeBytes: number;
}

/** More of the file is needed to go on; the caller reads more and tries again. */
export class HeaderContinues extends Error {}

interface NumberType {
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => number;
  readonly array: new (length: number) => NumberArray;
}

const NUMBERS: Readonly<Record<number, NumberType>> = {
  0: { bytes: 1, read: (view, at) => view.getUint8(at), array: Uint8Array },
  1: { bytes: 1, read: (view, at) => view.getInt8(at), array: Int8Array },
  2: { bytes: 2, read: (view, at) => view.getUint16(at, true), array: Uint16Array },
  3: { bytes: 2, read: (view, at) => view.getInt16(at, true), array: Int16Array },
  4: { bytes: 4, read: (view, at) => view.getUint32(at, true), array: Uint32Array },
  5: { bytes: 4, read: (view, at) => view.getInt32(at, true), array: Int32Array },
  6: { bytes: 4, read: (view, at) => view.getFloat32(at, true), array: Float32Array },
  10: { bytes: 8, read: (view, at) => Number(view.getBigUint64(at, true)), array: Float64Array },
  11: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)), array: Float64Array },
  12: { bytes: 8, read: (view, at) => view.getFloat64(at, true), array: Float64Array },
};

/**
 * Reads the header of a little-endian GGUF file of version 2 or 3 (specification: ggml's docs/gguf.md).
 * @param bytes the beginning of the file
 * @throws HeaderContinues where `bytes` ends before the header does
 * @throws GgufError where this is no such file, or passes a limit.
 */
export function parseHeader(bytes: Uint8Array): GgufHeader {
  const cursor = new Cursor(bytes);
  if (cursor.number(4) !== MAGIC) {
    throw new GgufError('gguf.notGguf');
  }
  const version = cursor.number(4);
  if (version !== 2 && version !== 3) {
    throw new GgufError('gguf.version', { found: version });
  }
  const tensorCount = cursor.size();
  if (tensorCount > LIMITS.tensors)
    throw new GgufError('gguf.tooManyTensors', { most: LIMITS.tensors, found: tensorCount });
  const keys = cursor.size();
  if (keys > LIMITS.keys) throw new GgufError('gguf.tooManyKeys', { most: LIMITS.keys, found: keys });
  const metadata = new Map<string, GgufValue>();
  for (let key = 0; key < keys; key++) {
    const name = cursor.text();
    metadata.set(name, readValue(cursor, cursor.number(4), name, 0));
  }
  const tensors: DeclaredTensor[] = [];
  for (let tensor = 0; tensor < tensorCount; tensor++) {
    const name = cursor.text();
    const rank = cursor.number(4);
    if (rank > LIMITS.dimensions)
      throw new GgufError('gguf.tooManyDimensions', { most: LIMITS.dimensions, tensor: name, found: rank });
    const dims = Array.from({ length: rank }, () => cursor.size()).reverse();
    tensors.push({ name, dims, type: cursor.number(4), offset: cursor.size() });
  }
  return { metadata, tensors, sizeBytes: cursor.at };
}

/** Goes through the bytes of a header. @throws HeaderContinues at their end */
class Cursor {
  at = 0;
  readonly view: DataView;
  private readonly decoder = new TextDecoder();

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

  /** A number by its GGUF type; 4 is uint32. */
  number(type: number): number {
    const { bytes, read } = NUMBERS[type];
    return read(this.view, this.skip(bytes));
  }

  /** A uint64, rounded past 2^53. Without BigInt: this runs for each of a vocabulary's tokens. */
  size(): number {
    const at = this.skip(8);
    return this.view.getUint32(at, true) + this.view.getUint32(at + 4, true) * 2 ** 32;
  }

  text(): string {
    const length = this.size();
    const at = this.skip(length);
    return this.decoder.decode(this.bytes.subarray(at, at + length));
  }
}

function readValue(cursor: Cursor, type: number, name: string, depth: number): GgufValue {
  if (type === STRING) return cursor.text();
  if (type === BOOL) return cursor.number(0) !== 0;
  if (type === ARRAY && depth < LIMITS.nesting) return readArray(cursor, name, depth);
  if (type in NUMBERS) return cursor.number(type);
  throw new GgufError('gguf.valueType', { key: name, type });
}

function readArray(cursor: Cursor, name: string, depth: number): GgufValue {
  const type = cursor.number(4);
  const count = cursor.size();
  if (count > LIMITS.arrayLength)
    throw new GgufError('gguf.longArray', { most: LIMITS.arrayLength, key: name, found: count });
  if (type === STRING) return readStrings(cursor, count);
  if (type in NUMBERS) {
    const { bytes, read, array } = NUMBERS[type];
    const from = cursor.skip(bytes * count);
    const numbers = new array(count);
    for (let i = 0; i < count; i++) numbers[i] = read(cursor.view, from + i * bytes);
    return numbers;
  }
  return Array.from({ length: count }, () => readValue(cursor, type, name, depth + 1));
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
