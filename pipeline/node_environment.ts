import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { EngineEnvironment } from '../workers/engine/environment';
import { GgufError, RegionError } from '../workers/errors';
import type { ByteSource } from '../workers/gguf/source';
import { DEFAULT_PATHS } from '../workers/model/default_model';
import { parseManifest } from '../workers/model/manifest';
import type { ModelSource } from '../workers/protocol';
import { decodeBundle } from '../workers/regions/bundle';
import { type FileSource, hashOf, MODEL_FOLDER, openModelFile } from './node_files';
import { nodeRuntime } from './node_model';

/** Where `npm run regions` puts the regions of the default model, relative to the project's root. */
export const REGIONS_FOLDER = `public/${DEFAULT_PATHS.regions}`;

/** What `Engine.load` is called with in Node: the environment knows its one model, so that this only names it. */
export const NODE_SOURCE: ModelSource = { from: 'manifest', url: MODEL_FOLDER };

export interface NodeEnvironmentOptions {
  /** A GGUF or its parts, see `openModelFile`; the default model without it. */
  readonly modelPath?: string | undefined;
  /** Threads of onnxruntime; every core without it. */
  readonly threads?: number | undefined;
  readonly regionsFolder?: string | undefined;
  /** Regions of the model in one file, as `npm run regions -- --out` writes them; in place of the folder. */
  readonly regionsFile?: string | undefined;
}

/** The engine's surroundings in Node; `close` gives the model's files back once the engine is not used any more. */
export interface NodeEnvironment extends EngineEnvironment {
  close(): Promise<void>;
}

/** onnxruntime-node, and the model and regions that lie on disk. */
export function nodeEnvironment(options: NodeEnvironmentOptions = {}): NodeEnvironment {
  const {
    modelPath,
    threads = availableParallelism(),
    regionsFolder = REGIONS_FOLDER,
    regionsFile,
  } = options;
  const bundle = lazily(async () =>
    regionsFile === undefined ? null : decodeBundle(await readRegion(regionsFile)),
  );
  const opened: FileSource[] = [];
  return {
    async close() {
      await Promise.all(opened.splice(0).map((source) => source.close()));
    },
    runtimes: async () => [async () => nodeRuntime(threads)],
    async openModel() {
      const source = await openModelFile(modelPath);
      opened.push(source);
      const sha256 = modelPath === undefined ? await manifestSha256(source) : await hashOf(source);
      return { source, sha256 };
    },
    async inspect() {
      const source = await openModelFile(modelPath);
      opened.push(source);
      return { source, keptBytes: 0, gpuBufferBytes: null };
    },
    isCached: async () => true,
    async regionIndex() {
      const index = (await bundle())?.index;
      if (index !== undefined) return index;
      const path = join(regionsFolder, 'index.json');
      const text = Buffer.from(await readRegion(path)).toString('utf8');
      try {
        return JSON.parse(text);
      } catch (cause) {
        throw new RegionError('command.notJson', { path }, { cause });
      }
    },
    async regionFile(file) {
      const bytes = (await bundle())?.files.get(file);
      return bytes ?? readRegion(join(regionsFolder, file));
    },
  };
}

/** `npm run model` has checked the parts, so the manifest's word is taken, but for the size. */
async function manifestSha256(source: ByteSource): Promise<string> {
  const path = join(MODEL_FOLDER, 'manifest.json');
  const manifest = parseManifest(JSON.parse(await readFile(path, 'utf8')));
  if (source.sizeBytes !== manifest.sizeBytes)
    throw new GgufError('command.modelSize', { found: source.sizeBytes, expected: manifest.sizeBytes });
  return manifest.sha256;
}

/** The same promise to whoever asks. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

async function readRegion(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new RegionError('command.regionFile', { path }, { cause });
  }
}
