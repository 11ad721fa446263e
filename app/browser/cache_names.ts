import { FETCHED_CACHE, MODEL_CACHE, scopedName } from '../../workers/deployment';

/** Caches of one deployment, by what they hold. */
export interface CacheNames {
  /** The model's parts; `workers/model/part_cache.ts` writes them. */
  readonly model: string;
  /** Models from addresses; `workers/model/fetched_store.ts` writes them. */
  readonly fetched: string;
  /** The region of the reader's own text; `app/engine/kept_region.ts` writes it. */
  readonly own: string;
  /** Page, scripts and icons, by content. */
  readonly shell: string;
  /** Wasm, regions and recorded results, by content. */
  readonly stock: string;
}

const NAMES: CacheNames = {
  model: MODEL_CACHE,
  fetched: FETCHED_CACHE,
  own: 'own-region-v1',
  shell: 'shell-v1',
  stock: 'stock-v1',
};

/** The caches of a deployment. @param address of its page */
export function cacheNames(address: string): CacheNames {
  const scoped = (name: string) => scopedName(name, address);
  return {
    model: scoped(NAMES.model),
    fetched: scoped(NAMES.fetched),
    own: scoped(NAMES.own),
    shell: scoped(NAMES.shell),
    stock: scoped(NAMES.stock),
  };
}

/** Names that earlier versions used for all deployments of an origin together. */
export const EARLIER_CACHES: CacheNames = { ...NAMES, shell: 'shell-precache-v2' };
