import { isShellCache, MODEL_CACHE, OWN_REGION_CACHE, STOCK_CACHE } from './cache_names';

/** What can be cleared by itself. */
export const STORAGE_PARTS = ['model', 'stock', 'work'] as const;
export type StoragePart = (typeof STORAGE_PARTS)[number];

/** Bytes of each part, and what the browser says of the whole; null where it does not. */
export interface StorageUse {
  readonly parts: Readonly<Record<StoragePart, number>>;
  /** Of the page itself. It stays: on a host without COOP and COEP the open page starts no worker without its service worker. */
  readonly shell: number;
  readonly used: number | null;
  readonly quota: number | null;
}

/** The browser's stores; a test brings its own. Each may be missing, or refuse to be named even. */
export interface Stores {
  readonly caches: () => CacheStorage | undefined;
  readonly local: () => Storage | undefined;
  readonly estimate: () => Promise<StorageEstimate> | undefined;
}

export const BROWSER_STORES: Stores = {
  caches: () => globalThis.caches,
  local: () => globalThis.localStorage,
  estimate: () => navigator.storage?.estimate?.(),
};

const PART_OF_CACHE: ReadonlyMap<string, StoragePart> = new Map([
  [MODEL_CACHE, 'model'],
  [STOCK_CACHE, 'stock'],
  [OWN_REGION_CACHE, 'work'],
]);

/** What is stored, as far as this browser tells: a store that is not there holds nothing. */
export async function measureStorage(stores: Stores): Promise<StorageUse> {
  const parts = { model: 0, stock: 0, work: localBytes(stores) };
  let shell = 0;
  const caches = orNone(stores.caches);
  for (const name of (await caches?.keys().catch(() => [])) ?? []) {
    const part = PART_OF_CACHE.get(name);
    if (caches === undefined || (part === undefined && !isShellCache(name))) continue;
    const bytes = await cacheBytes(await caches.open(name));
    if (part === undefined) shell += bytes;
    else parts[part] += bytes;
  }
  const estimate = await orNone(stores.estimate)?.catch(() => undefined);
  return { parts, shell, used: estimate?.usage ?? null, quota: estimate?.quota ?? null };
}

/** Clears one part and leaves the others. @throws where the browser refuses */
export async function clearStorage(part: StoragePart, stores: Stores): Promise<void> {
  const caches = stores.caches();
  for (const name of (await caches?.keys()) ?? [])
    if (PART_OF_CACHE.get(name) === part) await caches?.delete(name);
  if (part === 'work') stores.local()?.clear();
}

function localBytes(stores: Stores): number {
  const local = orNone(stores.local);
  if (local === undefined) return 0;
  let characters = 0;
  for (let at = 0; at < local.length; at++) {
    const key = local.key(at) ?? '';
    characters += key.length + (local.getItem(key)?.length ?? 0);
  }
  return characters * 2;
}

async function cacheBytes(cache: Cache): Promise<number> {
  let bytes = 0;
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (response === undefined) continue;
    const told = response.headers.get('content-length');
    // What a host compressed on the way is longer than it told.
    const exact = told !== null && response.headers.get('content-encoding') === null;
    bytes += exact ? Number(told) : (await response.blob()).size;
  }
  return bytes;
}

/** A store, or none where naming it throws, as in a sandboxed frame. */
function orNone<T>(store: () => T | undefined): T | undefined {
  try {
    return store();
  } catch {
    return undefined;
  }
}
