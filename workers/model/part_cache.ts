import { MODEL_CACHE, scopedName } from '../deployment';
import type { PartCache } from './parts';

/** Why the parts of the model are not kept for the next visit: storage is full, or the page has none. */
export type StorageProblem = 'quota' | 'unavailable';

/** Entries are keyed by a made-up address; nothing is ever fetched from it. */
const KEY_ROOT = 'https://model-parts.invalid/';

/**
 * Parts in the browser's Cache Storage, keyed by model and file. Where storage is missing or full, the load goes
 * on from memory: `put` gives up, once and for all, and `onProblem` tells why. Parts that an earlier version kept for
 * all deployments of the origin move here as they are read.
 * @param page address of the page, whose deployment the parts belong to
 * @param modelSha256 keeps the parts of two models with the same names apart
 * @param storage undefined where the page has none (no secure context); a function, because a sandboxed page throws
 */
export async function browserPartCache(
  page: string,
  modelSha256: string,
  onProblem: (problem: StorageProblem) => void = () => {},
  storage: () => Pick<CacheStorage, 'open' | 'has'> | undefined = () => globalThis.caches,
): Promise<PartCache> {
  let cache: Cache | null = null;
  let earlier: Cache | null = null;
  let writable = true;
  const stop = (error: unknown) => {
    if (writable)
      onProblem(error instanceof Error && error.name === 'QuotaExceededError' ? 'quota' : 'unavailable');
    writable = false;
  };
  try {
    const caches = storage();
    cache = (await caches?.open(scopedName(MODEL_CACHE, page))) ?? null;
    if (caches === undefined || cache === null) stop(null);
    else if (await caches.has(MODEL_CACHE)) earlier = await caches.open(MODEL_CACHE);
  } catch (error) {
    stop(error);
  }
  const key = (file: string) => `${KEY_ROOT}${modelSha256}/${encodeURIComponent(file)}`;
  const put = async (file: string, bytes: Uint8Array) => {
    if (!writable || cache === null) return;
    try {
      await cache.put(key(file), entryOf(bytes));
    } catch (error) {
      stop(error);
    }
  };
  return {
    async get(file) {
      try {
        const response = await cache?.match(key(file));
        if (response !== undefined) return new Uint8Array(await response.arrayBuffer());
        const old = await earlier?.match(key(file));
        if (old === undefined) return null;
        const bytes = new Uint8Array(await old.arrayBuffer());
        await put(file, bytes);
        if (writable) await earlier?.delete(key(file));
        return bytes;
      } catch (error) {
        stop(error);
        return null;
      }
    },
    async sizeOf(file) {
      try {
        const entry = (await cache?.match(key(file))) ?? (await earlier?.match(key(file)));
        const length = entry?.headers.get('content-length');
        return length == null ? null : Number(length);
      } catch (error) {
        stop(error);
        return null;
      }
    },
    put,
    async delete(file) {
      try {
        await cache?.delete(key(file));
        await earlier?.delete(key(file));
      } catch (error) {
        stop(error);
      }
    },
  };
}

function entryOf(bytes: Uint8Array): Response {
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) };
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers });
}
