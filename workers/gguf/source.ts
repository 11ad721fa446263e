import { GgufError } from '../errors';

/** Bytes that can be read at any offset: parts in memory, a file of the reader's, a URL with ranges. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** The files that the bytes are of, one after another, where a model is split into several (`files.ts`). */
  readonly files?: readonly ByteSource[];
  /**
   * Exactly `length` bytes from `offset`. The result may be a view of memory that the source keeps: do not write.
   * @throws GgufError where the range is not inside the source or cannot be read.
   */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** @throws GgufError where the range is not inside a source of `sizeBytes`. */
export function checkRange(sizeBytes: number, offset: number, length: number): void {
  const fits = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
  if (!fits || offset + length > sizeBytes) {
    throw new GgufError('gguf.beyondEnd', { from: offset, to: offset + length, size: sizeBytes });
  }
}

/** A source over consecutive parts in memory. A read inside one part costs no copy. */
export function partsSource(parts: readonly Uint8Array[]): ByteSource {
  const starts: number[] = [];
  let sizeBytes = 0;
  for (const part of parts) {
    starts.push(sizeBytes);
    sizeBytes += part.length;
  }
  return {
    sizeBytes,
    async read(offset, length) {
      checkRange(sizeBytes, offset, length);
      let out: Uint8Array | null = null;
      let done = 0;
      for (const [index, part] of parts.entries()) {
        const from = offset + done - starts[index];
        if (from < 0 || from >= part.length) continue;
        const slice = part.subarray(from, Math.min(part.length, from + length - done));
        if (slice.length === length) return slice;
        out ??= new Uint8Array(length);
        out.set(slice, done);
        done += slice.length;
        if (done === length) break;
      }
      return out ?? new Uint8Array(0);
    },
  };
}

/** A source over a `Blob`, such as a `File` that the reader chose. Nothing is kept in memory. */
export function blobSource(blob: Blob): ByteSource {
  return {
    sizeBytes: blob.size,
    async read(offset, length) {
      checkRange(blob.size, offset, length);
      try {
        return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
      } catch (cause) {
        throw new GgufError('gguf.unreadable', {}, { cause });
      }
    },
  };
}

/** Total size in "bytes 0-0/253113024". */
const CONTENT_RANGE = /^bytes \d{1,16}-\d{1,16}\/(\d{1,16})$/;

/** A file at an address. */
export interface RemoteSource extends ByteSource {
  readonly url: string;
  /** What the server names this version of the file by (ETag, else its date); null where it does not let pages see it. */
  readonly validator: string | null;
  /** The same bytes as `read`, as they come. @throws GgufError also where the file is another one by now */
  stream(offset: number, length: number, signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

const validatorOf = ({ headers }: Response) => headers.get('etag') ?? headers.get('last-modified');

/**
 * A source over a URL whose server answers byte ranges; asks for one byte to learn the size.
 * @throws GgufError where the URL can't be read or its server has no ranges.
 */
export async function urlSource(url: string, fetchFn: typeof fetch = fetch): Promise<RemoteSource> {
  const request = async (offset: number, length: number, signal?: AbortSignal): Promise<Response> => {
    const headers = { Range: `bytes=${offset}-${offset + length - 1}` };
    let response: Response;
    try {
      // The browser's own cache would hold a second copy, and mend ranges of two versions into one.
      response = await fetchFn(url, { headers, cache: 'no-store', ...(signal ? { signal } : {}) });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw new GgufError('gguf.unreachable', { url }, { cause });
    }
    if (response.status === 206) return response;
    await response.body?.cancel();
    throw new GgufError(response.ok ? 'gguf.noRanges' : 'gguf.status', { url, status: response.status });
  };
  const first = await request(0, 1);
  const total = CONTENT_RANGE.exec(first.headers.get('content-range') ?? '')?.[1];
  const validator = validatorOf(first);
  await first.body?.cancel();
  if (total === undefined) {
    throw new GgufError('gguf.noLength', { url });
  }
  const sizeBytes = Number(total);
  const answer = async (offset: number, length: number, signal?: AbortSignal): Promise<Response> => {
    checkRange(sizeBytes, offset, length);
    const response = await request(offset, length, signal);
    const now = validatorOf(response);
    if (validator === null || now === null || now === validator) return response;
    await response.body?.cancel();
    throw new GgufError('gguf.changed', { url });
  };
  return {
    url,
    sizeBytes,
    validator,
    async read(offset, length) {
      if (length === 0) return new Uint8Array(0);
      const bytes = new Uint8Array(await (await answer(offset, length)).arrayBuffer());
      if (bytes.length !== length) {
        throw new GgufError('gguf.shortRange', { url, found: bytes.length, from: offset, expected: length });
      }
      return bytes;
    },
    async stream(offset, length, signal) {
      return (await answer(offset, length, signal)).body ?? new ReadableStream();
    },
  };
}
