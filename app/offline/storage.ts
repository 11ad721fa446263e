import { trainingFolder } from '../../workers/deployment';
import { cacheNames } from '../browser/cache_names';
import { type DeploymentStorage, pageStorage } from '../browser/storage';

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
  /** Address of the page, which names its deployment. */
  readonly address: () => string;
  readonly caches: () => CacheStorage | undefined;
  readonly local: () => Pick<DeploymentStorage, 'bytes' | 'clear'> | undefined;
  /** The private file system of the origin, where trainings are kept (workers/engine/training_store.ts). */
  readonly files: () => Promise<FileSystemDirectoryHandle> | undefined;
  readonly estimate: () => Promise<StorageEstimate> | undefined;
}

export const BROWSER_STORES: Stores = {
  address: () => document.baseURI,
  caches: () => globalThis.caches,
  local: pageStorage,
  files: () => navigator.storage?.getDirectory?.(),
  estimate: () => navigator.storage?.estimate?.(),
};

/** What this deployment's caches hold; those of others are none of its business. */
function partsByCache(address: string): ReadonlyMap<string, StoragePart | 'shell'> {
  const { model, fetched, stock, own, shell } = cacheNames(address);
  return new Map([
    [model, 'model'],
    [fetched, 'model'],
    [stock, 'stock'],
    [own, 'work'],
    [shell, 'shell'],
  ]);
}

/** What is stored, as far as this browser tells: a store that is not there holds nothing. */
export async function measureStorage(stores: Stores): Promise<StorageUse> {
  const bytes = { model: 0, stock: 0, work: orNone(() => stores.local()?.bytes()) ?? 0, shell: 0 };
  const mine = partsByCache(stores.address());
  const caches = orNone(stores.caches);
  for (const name of (await caches?.keys().catch(() => [])) ?? []) {
    const part = mine.get(name);
    if (caches !== undefined && part !== undefined) bytes[part] += await cacheBytes(await caches.open(name));
  }
  bytes.work += await trainingBytes(stores);
  const estimate = await orNone(stores.estimate)?.catch(() => undefined);
  const { shell, ...parts } = bytes;
  return { parts, shell, used: estimate?.usage ?? null, quota: estimate?.quota ?? null };
}

/** Clears one part and leaves the others. @throws where the browser refuses */
export async function clearStorage(part: StoragePart, stores: Stores): Promise<void> {
  const caches = stores.caches();
  for (const [name, of] of partsByCache(stores.address())) if (of === part) await caches?.delete(name);
  if (part !== 'work') return;
  stores.local()?.clear();
  if ((await trainings(stores)) === null) return;
  await (await stores.files())?.removeEntry(trainingFolder(stores.address()), { recursive: true });
}

/** The folder of trainings; null where none is kept. */
async function trainings(stores: Stores): Promise<FileSystemDirectoryHandle | null> {
  try {
    const files = await orNone(stores.files);
    return (await files?.getDirectoryHandle(trainingFolder(stores.address()))) ?? null;
  } catch {
    // Nothing of that name, or no such storage here.
    return null;
  }
}

async function trainingBytes(stores: Stores): Promise<number> {
  let bytes = 0;
  for await (const model of (await trainings(stores))?.values() ?? []) {
    if (!(model instanceof FileSystemDirectoryHandle)) continue;
    for await (const file of model.values())
      if (file instanceof FileSystemFileHandle) bytes += (await file.getFile()).size;
  }
  return bytes;
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
