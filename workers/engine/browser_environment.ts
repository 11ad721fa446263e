import { DEFAULT_PATHS } from '../../workers/model/default_model';
import { browserRuntime } from '../backend/browser_runtime';
import { detectCapabilities, planBackends } from '../backend/probe';
import { GgufError, RegionError } from '../errors';
import { filesSource } from '../gguf/files';
import { sha256OfSource } from '../gguf/identity';
import { type ByteSource, blobSource, partsSource, urlSource } from '../gguf/source';
import { bytesOf, jsonOf, MissingFile } from '../host_answer';
import { addressesOf } from '../model/address';
import { openFetched } from '../model/fetched';
import { FetchedStore } from '../model/fetched_store';
import { type ModelManifest, parseManifest } from '../model/manifest';
import { browserPartCache } from '../model/part_cache';
import { fetchPartFrom, loadParts, partsAreCached } from '../model/parts';
import type { LoadProgress, ModelSource, StorageProblem } from '../protocol';
import type { EngineEnvironment, OpenedModel } from './environment';
import { browserTrainings } from './training_store';

/** The engine's surroundings in a browser's worker. @param baseUrl address of the page */
export function browserEnvironment(baseUrl: string): EngineEnvironment {
  const regions = new URL(`${DEFAULT_PATHS.regions}/`, baseUrl);
  return {
    async runtimes(choice) {
      const plans = planBackends(choice, await detectCapabilities());
      return plans.map((plan) => () => browserRuntime(plan, baseUrl));
    },
    openModel: (...asked) => openModel(baseUrl, ...asked),
    async inspect(source) {
      const { adapter } = await detectCapabilities();
      const gpuBufferBytes = adapter === null || adapter.isSoftware ? null : adapter.bufferBytes;
      if (source.from === 'file')
        return { source: await filesSource(source.files.map(blobSource)), keptBytes: 0, gpuBufferBytes };
      if (source.from === 'manifest') throw new Error('the default model is known without being looked at');
      const files = await Promise.all(addressesOf(source.url).map((url) => urlSource(url)));
      const kept = await (await FetchedStore.open(baseUrl))?.list();
      const keptBytes = kept?.find(({ address }) => address === source.url)?.keptBytes ?? 0;
      return { source: await filesSource(files), keptBytes, gpuBufferBytes };
    },
    async isCached(source) {
      if (source.from === 'file') return false;
      if (source.from === 'url') {
        const kept = (await (await FetchedStore.open(baseUrl))?.list()) ?? [];
        return kept.some(({ address, sha256 }) => address === source.url && sha256 !== null);
      }
      const manifest = await fetchManifest(source.url);
      return partsAreCached(manifest, await browserPartCache(baseUrl, manifest.sha256));
    },
    async regionIndex() {
      return fetchRegion(new URL('index.json', regions), jsonOf);
    },
    async regionFile(file) {
      return fetchRegion(new URL(file, regions), bytesOf);
    },
    trainings: browserTrainings(baseUrl),
  };
}

async function openModel(
  baseUrl: string,
  source: ModelSource,
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal,
  onNotKept: (problem: StorageProblem) => void,
): Promise<OpenedModel> {
  switch (source.from) {
    case 'manifest': {
      const manifest = await fetchManifest(source.url);
      const cache = await browserPartCache(baseUrl, manifest.sha256, onNotKept);
      const { parts } = await loadParts(
        manifest,
        fetchPartFrom(source.partsFrom ?? source.url),
        cache,
        onProgress,
        signal,
      );
      return { source: partsSource(parts), sha256: manifest.sha256 };
    }
    case 'url':
      return openFetched(source.url, {
        store: await FetchedStore.open(baseUrl),
        onProgress,
        onNotKept,
        signal,
      });
    case 'file':
      return identified(await filesSource(source.files.map(blobSource)), onProgress);
  }
}

async function identified(
  source: ByteSource,
  onProgress: (progress: LoadProgress) => void,
): Promise<OpenedModel> {
  const total = source.sizeBytes;
  const sha256 = await sha256OfSource(source, (done) => onProgress({ stage: 'verify', done, total }));
  return { source, sha256 };
}

async function fetchManifest(url: string): Promise<ModelManifest> {
  const response = await fetch(url);
  let manifest: unknown;
  try {
    manifest = await jsonOf(response);
  } catch (cause) {
    throw new GgufError('model.manifestMissing', { url, status: response.status }, { cause });
  }
  return parseManifest(manifest);
}

async function fetchRegion<T>(url: URL, read: (response: Response) => Promise<T>): Promise<T> {
  const response = await fetch(url);
  try {
    return await read(response);
  } catch (cause) {
    if (!(cause instanceof MissingFile)) throw cause;
    const path = url.pathname;
    if (cause.isPage) throw new RegionError('region.fileIsPage', { path }, { cause });
    throw new RegionError('region.fileStatus', { path, status: cause.status }, { cause });
  }
}
