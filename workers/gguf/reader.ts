import { GGMLQuantizationType, type GGUFParseOutput, gguf } from '@huggingface/gguf';
import { GgufError } from '../errors';
import { cutLongArrays, HeaderContinues, type LongArray, type SlimHeader } from './long_arrays';
import type { ByteSource } from './source';
import { type BlockType, blockBytes, blockTypeOf, unsupportedType } from './types';

/** The first read of a header; Gemma's, with its vocabulary, has 6.5 MB. */
const FIRST_READ_BYTES = 8 * 2 ** 20;
/** A header past this is a damaged or hostile file: a vocabulary of 10^6 tokens takes about 30 MB. */
const MAX_HEADER_BYTES = 128 * 2 ** 20;
/** Tensors that a file may declare; the largest models have some thousands. */
const MAX_TENSORS = 100_000;
/** Alignment of the tensor data where `general.alignment` is missing (GGUF specification). */
const DEFAULT_ALIGNMENT = 32;
/** The library wants a URL; its `fetch` is replaced, so that nothing is ever asked of this one. */
const HEADER_URL = 'https://gguf.invalid/header.gguf';

/** A metadata value. Arrays of more than 1,024 strings or numbers are a `StringTable` or a typed array. */
export type GgufValue = string | number | bigint | boolean | readonly GgufValue[] | LongArray;
export type GgufMetadata = ReadonlyMap<string, GgufValue>;

export interface GgufTensor {
  readonly name: string;
  /**
   * As in PyTorch: [output, input] of a matrix, [size] of a norm. (The file has them reversed; the values of one
   * output lie together in both.)
   */
  readonly dims: readonly number[];
  readonly type: BlockType;
  /** From the beginning of the file, in bytes. */
  readonly offset: number;
  readonly sizeBytes: number;
}

export interface GgufFile {
  readonly metadata: GgufMetadata;
  readonly tensors: ReadonlyMap<string, GgufTensor>;
  /** The tensor's blocks as they are in the file. @throws GgufError where there is none of this name. */
  readTensor(name: string): Promise<Uint8Array>;
}

/**
 * Reads the header of a GGUF file. Every tensor is checked to lie inside the source.
 * @throws GgufError where the file is damaged, cut short, or has a block type that is not supported.
 */
export async function openGguf(source: ByteSource): Promise<GgufFile> {
  const slim = await slimHeader(source);
  const parsed = await parse(source, slim);
  const metadata = new Map<string, GgufValue>(Object.entries(parsed.metadata as Record<string, GgufValue>));
  for (const [name, array] of slim.arrays) metadata.set(name, array);
  const tensors = tensorTable(source, slim, parsed, metadata);
  return {
    metadata,
    tensors,
    async readTensor(name) {
      const tensor = tensors.get(name);
      if (tensor === undefined) {
        throw new GgufError('gguf.noTensor', { tensor: name });
      }
      return source.read(tensor.offset, tensor.sizeBytes);
    },
  };
}

async function slimHeader(source: ByteSource): Promise<SlimHeader> {
  for (let length = FIRST_READ_BYTES; ; length *= 4) {
    const bytes = await source.read(0, Math.min(length, source.sizeBytes));
    try {
      return cutLongArrays(bytes);
    } catch (error) {
      if (!(error instanceof HeaderContinues)) throw error;
      if (length < source.sizeBytes && length < MAX_HEADER_BYTES) continue;
      throw new GgufError('gguf.headerCut', { read: bytes.length, size: source.sizeBytes }, { cause: error });
    }
  }
}

/** Lets the library parse the header without its long arrays; the table of tensors comes after that in the file. */
async function parse(source: ByteSource, slim: SlimHeader): Promise<GGUFParseOutput> {
  const cut = slim.end - slim.bytes.length;
  const sizeBytes = source.sizeBytes - cut;
  const fetchRange = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    const range = /^bytes=(\d+)-(\d+)$/.exec(new Headers(init?.headers).get('range') ?? '');
    const from = Math.min(Number(range?.[1] ?? 0), sizeBytes);
    const to = Math.min(Number(range?.[2] ?? -1) + 1, sizeBytes);
    const out = new Uint8Array(Math.max(0, to - from));
    const fromSlim = slim.bytes.subarray(from, to);
    out.set(fromSlim);
    if (fromSlim.length < out.length) {
      const rest = out.length - fromSlim.length;
      out.set(await source.read(from + fromSlim.length + cut, rest), fromSlim.length);
    }
    return new Response(out, { status: 206 });
  };
  try {
    return await gguf(HEADER_URL, { fetch: fetchRange });
  } catch (cause) {
    if (cause instanceof GgufError) throw cause;
    throw new GgufError('gguf.headerDamaged', {}, { cause });
  }
}

function tensorTable(
  source: ByteSource,
  slim: SlimHeader,
  parsed: GGUFParseOutput,
  metadata: GgufMetadata,
): Map<string, GgufTensor> {
  if (parsed.tensorInfos.length > MAX_TENSORS) {
    throw new GgufError('gguf.tooManyTensors', { most: MAX_TENSORS, found: parsed.tensorInfos.length });
  }
  const alignment = Number(metadata.get('general.alignment') ?? DEFAULT_ALIGNMENT);
  const headerEnd = parsed.tensorInfoByteRange[1] + slim.end - slim.bytes.length;
  const dataStart = Math.ceil(headerEnd / alignment) * alignment;
  const tensors = new Map<string, GgufTensor>();
  for (const info of parsed.tensorInfos) {
    const type = blockTypeOf(info.dtype);
    if (type === null) {
      throw unsupportedType(info.name, GGMLQuantizationType[info.dtype] ?? `number ${info.dtype}`);
    }
    const dims = info.shape.map(Number).reverse();
    const elements = dims.reduce((product, dim) => product * dim, 1);
    const offset = dataStart + Number(info.offset);
    const sizeBytes = blockBytes(type, elements);
    if (elements === 0 || !Number.isSafeInteger(elements) || !(offset + sizeBytes <= source.sizeBytes)) {
      throw new GgufError('gguf.tensorBeyond', {
        tensor: info.name,
        dims: dims.join(' x '),
        type,
        from: offset,
        to: offset + sizeBytes,
        size: source.sizeBytes,
      });
    }
    // A row has to fill whole blocks, else rows could not be read one by one.
    blockBytes(type, dims.at(-1) ?? 0);
    if (tensors.has(info.name)) throw new GgufError('gguf.tensorTwice', { tensor: info.name });
    tensors.set(info.name, { name: info.name, dims, type, offset, sizeBytes });
  }
  return tensors;
}
