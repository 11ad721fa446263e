/**
 * Storage belongs to an origin, and one origin may hold several deployments of this page. Each names what it keeps
 * after its own folder and touches nothing else.
 */

/** Path of the page's folder on its origin, such as `/explorer/`. @param address of the page, or of its folder */
export function deploymentOf(address: string): string {
  return new URL('.', address).pathname;
}

/** A name of a cache, key or lock, for one deployment. A path holds no blank, so that no name begins another's. */
export function scopedName(name: string, address: string): string {
  return `${deploymentOf(address)} ${name}`;
}

/** The cache of the model's parts; scoped by the page's address. */
export const MODEL_CACHE = 'model-parts-v1';

/** The cache of models that were taken from addresses; scoped by the page's address. */
export const FETCHED_CACHE = 'fetched-models-v1';

/** Folder of trainings in the private file system of the origin, whose names take no slashes; scoped. */
export const trainingFolder = (address: string): string =>
  encodeURIComponent(scopedName('trainings-v1', address));
