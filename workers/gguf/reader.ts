import { GgufError } from '../errors';
import { type GgufHeader, type GgufMetadata, HeaderContinues, parseHeader } from './header';
import type { ByteSource } from './source';
import { splitOrder, splitPlace } from './split';
import { type BlockType, blockBytes, blockTypeOf } from './types';

/** The first read of a header; that of the default model, with its vocabulary, has 6.5 MB. */
const FIRST_READ_BYTES = 8 * 2 ** 20;
/** A header past this is a damaged or hostile file: a vocabulary of 10^6 tokens takes about 30 MB. */
const MAX_HEADER_BYTES = 128 * 2 ** 20;
/** Alignment of the tensor data where `general.alignment` is missing (GGUF specification). */
const DEFAULT_ALIGNMENT = 32;

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
 * Reads the header of a GGUF file, or of each file of a split one. Every tensor is checked to lie inside its file.
 * @throws GgufError where a file is damaged, cut short, has a block type that is not supported, or lacks others.
 */
export async function openGguf(source: ByteSource): Promise<GgufFile> {
  const [first, ...others] = source.files ?? [source];
  return joinSplit([await openOne(first), ...(await Promise.all(others.map(openOne)))]);
}

async function openOne(source: ByteSource): Promise<GgufFile> {
  const header = await readHeader(source);
  const tensors = tensorTable(header, source.sizeBytes);
  return {
    metadata: header.metadata,
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

/** The header of one file. @throws GgufError where it is damaged or cut short */
export async function readHeader(source: ByteSource): Promise<GgufHeader> {
  for (let length = FIRST_READ_BYTES; ; length *= 4) {
    const bytes = await source.read(0, Math.min(length, source.sizeBytes));
    try {
      return parseHeader(bytes);
    } catch (error) {
      if (!(error instanceof HeaderContinues)) throw error;
      if (length < source.sizeBytes && length < MAX_HEADER_BYTES) continue;
      throw new GgufError('gguf.headerCut', { read: bytes.length, size: source.sizeBytes }, { cause: error });
    }
  }
}

function tensorTable(header: GgufHeader, fileBytes: number): Map<string, GgufTensor> {
  const alignment = Number(header.metadata.get('general.alignment') ?? DEFAULT_ALIGNMENT);
  if (!Number.isSafeInteger(alignment) || alignment < 1) {
    throw new GgufError('gguf.alignment', { found: alignment });
  }
  const dataStart = Math.ceil(header.sizeBytes / alignment) * alignment;
  const tensors = new Map<string, GgufTensor>();
  for (const declared of header.tensors) {
    const { name, dims } = declared;
    const type = blockTypeOf(declared.type, name);
    const elements = dims.reduce((product, dim) => product * dim, 1);
    const offset = dataStart + declared.offset;
    const sizeBytes = blockBytes(type, elements);
    if (elements === 0 || !Number.isSafeInteger(elements) || !(offset + sizeBytes <= fileBytes)) {
      throw new GgufError('gguf.tensorBeyond', {
        tensor: name,
        dims: dims.join(' x '),
        type,
        from: offset,
        to: offset + sizeBytes,
        size: fileBytes,
      });
    }
    // A row has to fill whole blocks, else rows could not be read one by one.
    blockBytes(type, dims.at(-1) ?? 0);
    if (tensors.has(name)) throw new GgufError('gguf.tensorTwice', { tensor: name });
    tensors.set(name, { name, dims, type, offset, sizeBytes });
  }
  return tensors;
}

/**
 * The files of one model as one: metadata of the first, tensors of all.
 * @param files in their order
 * @throws GgufError where a tensor is there twice, or not as many as the first file says
 */
function joinSplit(files: readonly [GgufFile, ...GgufFile[]]): GgufFile {
  const [{ metadata }, ...others] = files;
  splitOrder(files.map((file) => splitPlace(file.metadata)));
  if (others.length === 0) return files[0];
  const owners = new Map<string, GgufFile>();
  for (const file of files)
    for (const tensor of file.tensors.keys()) {
      if (owners.has(tensor)) throw new GgufError('gguf.tensorTwice', { tensor });
      owners.set(tensor, file);
    }
  const expected = metadata.get('split.tensors.count');
  if (expected !== undefined && expected !== owners.size)
    throw new GgufError('gguf.splitTensors', { expected: String(expected), found: owners.size });
  return {
    metadata,
    tensors: new Map(files.flatMap(({ tensors }) => [...tensors])),
    readTensor: (name) => (owners.get(name) ?? files[0]).readTensor(name),
  };
}
