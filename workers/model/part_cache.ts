import type { PartCache } from './parts';

/** Why the parts of the model are not kept for the next visit: storage is full, or the page has none. */
export type StorageProblem = 'quota' | 'unavailable';

/** Cache Storage names of other versions are left alone. */
const CACHE_NAME = 'model-parts-v1';
/** Entries are keyed by a made-up address; nothing is ever fetched from it. */
const KEY_ROOT = 'https://model-parts.invalid/';

/**
 * Parts in the browser's Cache Storage, keyed by model and file. Where storage is missing or full, the load goes
 * on from memory: `put` gives up, once and for all, and `onProblem` tells why.
 * @param modelSha256 keeps the parts of two models with the same names apart
 * @param storage undefined where the page has none (no secure context); a function, because a sandboxed page throws
 */
export async function browserPartCache(
  modelSha256: string,
  onProblem: (problem: StorageProblem) => void = () => {},
  storage: () => Pick<CacheStorage, 'open'> | undefined = () => globalThis.caches,
): Promise<PartCache> {
  let cache: Cache | null = null;
  let writable = true;
  const stop = (error: unknown) => {
    if (writable)
      onProblem(error instanceof Error && error.name === 'QuotaExceededError' ? 'quota' : 'unavailable');
    writable = false;
  };
  try {
    cache = (await storage()?.open(CACHE_NAME)) ?? null;
    if (cache === null) stop(null);
  } catch (error) {
    stop(error);
  }
  const key = (file: string) => `${KEY_ROOT}${modelSha256}/${encodeURIComponent(file)}`;
  return {
    async get(file) {
      try {
        const response = await cache?.match(key(file));
        return response === undefined ? null : new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        stop(error);
        return null;
      }
    },
    async sizeOf(file) {
      try {
        const length = (await cache?.match(key(file)))?.headers.get('content-length');
        return length == null ? null : Number(length);
      } catch (error) {
        stop(error);
        return null;
      }
    },
    async put(file, bytes) {
      if (!writable || cache === null) return;
      try {
        const headers = {
          'content-type': 'application/octet-stream',
          'content-length': String(bytes.length),
        };
        await cache.put(key(file), new Response(bytes as Uint8Array<ArrayBuffer>, { headers }));
      } catch (error) {
        stop(error);
      }
    },
    async delete(file) {
      try {
        await cache?.delete(key(file));
      } catch (error) {
        stop(error);
      }
    },
  };
}
