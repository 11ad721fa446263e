import { CancelledError, ModelPartError } from '../errors';
import { MissingFile, streamOf } from '../host_answer';
import { sha256Hex } from '../sha256';
import type { ManifestPart, ModelManifest } from './manifest';

/** Keeps complete parts between visits; see part_cache.ts. A cache may lose a part at any time. */
export interface PartCache {
  get(file: string): Promise<Uint8Array | null>;
  /** Size of a kept part in bytes without reading it, or null. */
  sizeOf(file: string): Promise<number | null>;
  put(file: string, bytes: Uint8Array): Promise<void>;
  delete(file: string): Promise<void>;
}

/**
 * Fetches a part: all of it, or a stream, which gives finer progress.
 * @throws MissingFile where the host has no such file; anything else counts as a broken connection.
 */
export type FetchPart = (
  file: string,
  signal: AbortSignal | undefined,
) => Promise<Uint8Array | ReadableStream<Uint8Array>>;

export interface PartsProgress {
  /** `verify` while every part so far came from the cache; `download` from the first one that did not. */
  readonly stage: 'download' | 'verify';
  /** Bytes of the whole model that are there. */
  readonly done: number;
  readonly total: number;
  /** Bytes that came from the cache. */
  readonly cached: number;
}

/** Parts that download at once: enough to fill a connection, few enough to stay in order. */
const AT_ONCE = 3;

/** The parts of a model in memory. */
export interface LoadedParts {
  /** In order; each checked. */
  readonly parts: readonly Uint8Array[];
  /** Done when the cache has taken the parts that were fetched, which the model need not wait for. */
  readonly kept: Promise<void>;
}

/**
 * Brings all parts of a model into memory, in order, each checked by size and SHA-256. Parts come from the cache
 * where it has them whole; what is fetched is put there in the background, one part after another. So the complete
 * parts of a load that failed or was cancelled stay there, and the next try goes on from them.
 * @throws ModelPartError that names the part which is missing, short or altered; the other parts stay cached.
 * @throws CancelledError where `signal` aborts.
 */
export async function loadParts(
  manifest: ModelManifest,
  fetchPart: FetchPart,
  cache: PartCache | null,
  onProgress: (progress: PartsProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<LoadedParts> {
  const total = manifest.sizeBytes;
  const loaded = new Array<number>(manifest.parts.length).fill(0);
  let cached = 0;
  let stage: PartsProgress['stage'] = 'verify';
  let kept: Promise<void> = Promise.resolve();
  const report = () =>
    onProgress({ stage, done: loaded.reduce((sum, bytes) => sum + bytes, 0), total, cached });

  const loadOne = async (part: ManifestPart, index: number): Promise<Uint8Array> => {
    const found = (await cache?.get(part.file)) ?? null;
    if (found !== null) {
      if ((await partProblem(part, found)) === null) {
        cached += found.length;
        loaded[index] = found.length;
        report();
        return found;
      }
      await cache?.delete(part.file);
    }
    stage = 'download';
    const bytes = await fetchWhole(part, fetchPart, signal, (count) => {
      loaded[index] = count;
      report();
    });
    const problem = await partProblem(part, bytes);
    if (problem !== null) {
      loaded[index] = 0;
      throw problem;
    }
    kept = kept.then(() => cache?.put(part.file, bytes));
    return bytes;
  };

  const parts = new Array<Uint8Array>(manifest.parts.length);
  const problems: unknown[] = [];
  const waiting = [...manifest.parts.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, part] = next;
      try {
        if (signal?.aborted) throw cancelled();
        parts[index] = await loadOne(part, index);
      } catch (error) {
        // The other parts are loaded nevertheless, so that a retry needs this one alone.
        problems.push(error);
        if (error instanceof CancelledError) waiting.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const failure = signal?.aborted ? cancelled() : problems[0];
  if (failure === undefined) return { parts, kept };
  await kept;
  throw failure;
}

/** Whether every part is in the cache, by its size; what it holds is checked when it is loaded. */
export async function partsAreCached(manifest: ModelManifest, cache: PartCache): Promise<boolean> {
  for (const part of manifest.parts) {
    if ((await cache.sizeOf(part.file)) !== part.sizeBytes) return false;
  }
  return true;
}

/** What is wrong with a part's bytes, or null. */
export async function partProblem(part: ManifestPart, bytes: Uint8Array): Promise<ModelPartError | null> {
  if (bytes.length !== part.sizeBytes) {
    return new ModelPartError('model.partSize', {
      part: part.file,
      expected: part.sizeBytes,
      found: bytes.length,
    });
  }
  const found = await sha256Hex(bytes);
  if (found === part.sha256) return null;
  return new ModelPartError('model.partAltered', {
    part: part.file,
    expected: part.sha256.slice(0, 12),
    found: found.slice(0, 12),
  });
}

function cancelled(): CancelledError {
  return new CancelledError('model.loadingCancelled');
}

async function fetchWhole(
  part: ManifestPart,
  fetchPart: FetchPart,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<Uint8Array> {
  try {
    const body = await fetchPart(part.file, signal);
    if (body instanceof Uint8Array) {
      onBytes(body.length);
      return body;
    }
    return await readStream(body, part.sizeBytes, signal, onBytes);
  } catch (cause) {
    if (signal?.aborted || cause instanceof CancelledError) throw cancelled();
    if (cause instanceof MissingFile)
      throw new ModelPartError('model.partMissing', { part: part.file, status: cause.status }, { cause });
    throw new ModelPartError('model.partBroken', { part: part.file }, { cause });
  }
}

/** Collects a stream into one array; reads no more than one byte past `expected`. */
export async function readStream(
  stream: ReadableStream<Uint8Array>,
  expected: number,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Uint8Array(expected + 1);
  let count = 0;
  const reader = stream.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      if (signal?.aborted) throw cancelled();
      const chunk = step.value.subarray(0, out.length - count);
      out.set(chunk, count);
      count += chunk.length;
      onBytes(Math.min(count, expected));
      if (count > expected) break;
    }
  } finally {
    await reader.cancel();
  }
  return out.subarray(0, count);
}

/** The usual `FetchPart`: parts beside the manifest at `manifestUrl`. */
export function fetchPartFrom(manifestUrl: string, fetchFn: typeof fetch = fetch): FetchPart {
  return async (file, signal) => {
    return streamOf(await fetchFn(new URL(file, manifestUrl), signal ? { signal } : {}));
  };
}
