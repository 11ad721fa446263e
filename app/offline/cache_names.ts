/** Caches of this origin, by what they hold. Names of other versions are other caches. */

/** The model's parts; `workers/model/part_cache.ts` writes them. */
export const MODEL_CACHE = 'model-parts-v1';
/** The region of the reader's own text; `app/engine/kept_region.ts` writes it. */
export const OWN_REGION_CACHE = 'own-region-v1';
/** Page, scripts and icons; workbox writes them and adds the page's address to the name. */
export const SHELL_CACHE_PREFIX = 'shell';
/** Wasm, regions and recorded results; the service worker writes them by content. */
export const STOCK_CACHE = 'stock-v1';

/** Whether a cache holds the page itself, of any version. */
export const isShellCache = (name: string): boolean => name.startsWith(`${SHELL_CACHE_PREFIX}-`);
