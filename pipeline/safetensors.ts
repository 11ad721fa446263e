import { type FileHandle, open } from 'node:fs/promises';
import * as v from 'valibot';
import { halfTable } from '../workers/gguf/half';
import { UsageError } from './usage';
import { writeWhole } from './write_whole';

/** A longer header is a damaged file (the format's own limit is 100 MB). */
const MAX_HEADER_BYTES = 100e6;
const DTYPES = { F64: 8, F32: 4, F16: 2, BF16: 2, BOOL: 1 } as const;
type Dtype = keyof typeof DTYPES;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const TensorSchema = v.object({
  dtype: v.picklist(Object.keys(DTYPES) as Dtype[]),
  shape: v.array(whole),
  data_offsets: v.tuple([whole, whole]),
});
const HeaderSchema = v.objectWithRest(
  { __metadata__: v.optional(v.record(v.string(), v.string()), {}) },
  TensorSchema,
);

/** An open safetensors file (format: huggingface/safetensors). */
export interface Safetensors {
  readonly path: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** The values of a tensor of floats, row-major. @throws UsageError where it is not there, or of another type */
  read(name: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/** @throws UsageError where the file can't be read or is none */
export async function openSafetensors(path: string): Promise<Safetensors> {
  const handle = await open(path, 'r').catch(() => {
    throw new UsageError(`${path} can't be read.`);
  });
  const { __metadata__, ...tensors } = await readHeader(handle, path).catch(async (error: unknown) => {
    await handle.close();
    throw error;
  });
  const start = 8 + (await headerLength(handle, path));
  return {
    path,
    metadata: __metadata__,
    shapes: new Map(Object.entries(tensors).map(([name, { shape }]) => [name, shape])),
    async read(name) {
      const found = tensors[name];
      if (found === undefined) throw new UsageError(`${path} has no tensor ${name}.`);
      const { dtype, shape, data_offsets } = found;
      const [from, to] = data_offsets;
      const bytes = new Uint8Array(to - from);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start + from);
      const elements = shape.reduce((product, dim) => product * dim, 1);
      if (bytesRead !== bytes.length || bytes.length !== elements * DTYPES[dtype])
        throw new UsageError(`${path} is cut short or damaged at ${name}.`);
      return floatsOf(dtype, bytes, name, path);
    },
    close: () => handle.close(),
  };
}

async function headerLength(handle: FileHandle, path: string): Promise<number> {
  const prefix = new DataView(new ArrayBuffer(8));
  const { bytesRead } = await handle.read(new Uint8Array(prefix.buffer), 0, 8, 0);
  const length = Number(prefix.getBigUint64(0, true));
  if (bytesRead === 8 && length > 0 && length <= MAX_HEADER_BYTES) return length;
  throw new UsageError(`${path} is no safetensors file.`);
}

async function readHeader(handle: FileHandle, path: string): Promise<v.InferOutput<typeof HeaderSchema>> {
  const bytes = new Uint8Array(await headerLength(handle, path));
  await handle.read(bytes, 0, bytes.length, 8);
  const json = v.pipe(v.string(), v.parseJson(), HeaderSchema);
  const read = v.safeParse(json, new TextDecoder().decode(bytes));
  if (read.success) return read.output;
  const at = v.getDotPath(read.issues[0]) ?? 'its header';
  throw new UsageError(
    `${path} is no safetensors file of ${Object.keys(DTYPES).join(', ')} (${at}: ${read.issues[0].message}).`,
  );
}

function floatsOf(dtype: Dtype, bytes: Uint8Array<ArrayBuffer>, name: string, path: string): Float32Array {
  const words = () => new Uint16Array(bytes.buffer);
  switch (dtype) {
    case 'F64':
      return Float32Array.from(new Float64Array(bytes.buffer));
    case 'F32':
      return new Float32Array(bytes.buffer);
    case 'F16': {
      const half = halfTable();
      return Float32Array.from(words(), (bits) => half[bits]);
    }
    case 'BF16':
      return new Float32Array(Uint32Array.from(words(), (bits) => bits << 16).buffer);
    case 'BOOL':
      throw new UsageError(`${name} of ${path} holds yes and no; numbers were expected.`);
  }
}

/** Boolean tensors that are written one by one. */
export interface BooleanTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** 1 or 0 each, row-major; asked for when its turn comes. */
  readonly values: () => Uint8Array;
}

export async function writeBooleans(
  path: string,
  tensors: readonly BooleanTensor[],
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  const entries: Record<string, unknown> = { __metadata__: metadata };
  let at = 0;
  for (const { name, shape } of tensors) {
    const end = shape.reduce((product, dim) => product * dim, 1) + at;
    entries[name] = { dtype: 'BOOL', shape, data_offsets: [at, end] };
    at = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(entries));
  // The data begins at a multiple of eight; blanks are part of the header.
  const header = new Uint8Array(Math.ceil(json.length / 8) * 8).fill(0x20);
  header.set(json);
  const length = new Uint8Array(BigUint64Array.of(BigInt(header.length)).buffer);
  await writeWhole(
    path,
    (function* () {
      yield length;
      yield header;
      for (const { values } of tensors) yield values();
    })(),
  );
}
