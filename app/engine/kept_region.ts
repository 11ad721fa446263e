import { cacheNames, EARLIER_CACHES } from '../browser/cache_names';
import type { DraftStorage } from './drafts';

/** Entries are keyed by a made-up address; nothing is ever fetched from it. */
const KEY = 'https://own-region.invalid/region';
/** Says in localStorage, which can be asked before the first paint, that the cache holds a region. */
const MARK = 'own-region-kept';

type Caches = Pick<CacheStorage, 'open' | 'has'>;

/**
 * The file of the region of the reader's own text: the one place of the page that holds it, for this visit (a worker
 * that is replaced has lost it) and for the next one. Where storage is missing or full, it is not there then.
 */
export class KeptRegion {
  private held: Uint8Array<ArrayBuffer> | null = null;

  constructor(
    private readonly marks: () => DraftStorage & Pick<Storage, 'removeItem'>,
    private readonly caches: () => Caches | undefined = () => globalThis.caches,
  ) {}

  /** The region of this visit; null where none was found or opened yet. */
  get file(): Uint8Array<ArrayBuffer> | null {
    return this.held;
  }

  /** Whether there is a region, or an earlier visit kept one. */
  isThere(): boolean {
    try {
      return this.held !== null || this.marks().getItem(MARK) !== null;
    } catch {
      // No storage here (private window): nothing was kept.
      return false;
    }
  }

  /** The file that was kept; null where there is none. */
  async read(): Promise<Uint8Array | null> {
    if (!this.isThere()) return null;
    const response = (await (await this.open())?.match(KEY)) ?? (await this.fromEarlier());
    return response === undefined ? null : new Uint8Array(await response.arrayBuffer());
  }

  /** The region from now on. @returns whether it will be there at the next visit */
  async keep(file: Uint8Array<ArrayBuffer>): Promise<boolean> {
    this.held = file;
    try {
      const cache = await this.open();
      if (cache === undefined) return false;
      await cache.put(KEY, new Response(file));
      this.marks().setItem(MARK, '1');
      return true;
    } catch (error) {
      console.info('The region could not be kept for the next visit; save it as a file:', error);
      return false;
    }
  }

  /** The model that is loaded does not take the region; it stays kept for a visit with the one that it is of. */
  letGo(): void {
    this.held = null;
  }

  /** Forgets the region, where one is kept. */
  async forget(): Promise<void> {
    this.held = null;
    if (!this.isThere()) return;
    this.marks().removeItem(MARK);
    await (await this.open())?.delete(KEY);
  }

  private async open(): Promise<Cache | undefined> {
    return this.caches()?.open(cacheNames(document.baseURI).own);
  }

  /** What an earlier version kept for all deployments of this origin is copied, and left for the others. */
  private async fromEarlier(): Promise<Response | undefined> {
    const caches = this.caches();
    if (caches === undefined || !(await caches.has(EARLIER_CACHES.own))) return undefined;
    const found = await (await caches.open(EARLIER_CACHES.own)).match(KEY);
    if (found !== undefined) await this.keep(new Uint8Array(await found.clone().arrayBuffer()));
    return found;
  }
}
