import type { Words } from '../errors/words';
import type { MemoryNeed } from '../model/memory';
import type { ModelShape } from '../model/shape';

export type BackendChoice = 'auto' | 'webgpu' | 'wasm' | 'wasm-1';
export type BackendName = 'webgpu' | 'wasm' | 'node';

/** What runs the model, and why this one. */
export interface BackendInfo {
  readonly name: BackendName;
  readonly threads: number;
  /** For the reader: what was tried and why this back end was chosen. */
  readonly reasons: readonly Words[];
}

/**
 * Where the model comes from: the manifest of parts on this host, the address of a GGUF (of the first one where it is
 * split), or files of the reader's, more than one where it is split.
 */
export type ModelSource =
  | {
      readonly from: 'manifest';
      readonly url: string;
      /** Folder of the parts where they are not beside the manifest, which still says what each must be. */
      readonly partsFrom?: string;
    }
  | { readonly from: 'url'; readonly url: string }
  | { readonly from: 'file'; readonly files: readonly File[] };

export interface LoadProgress {
  readonly stage: 'download' | 'verify' | 'tokenizer' | 'head' | 'layers' | 'check';
  /** Done and total in bytes (download, verify) or in steps of the stage. */
  readonly done: number;
  readonly total: number;
}

export interface EngineInfo {
  readonly shape: ModelShape;
  readonly modelName: string;
  readonly modelSha256: string;
  readonly modelBytes: number;
  readonly backend: BackendInfo;
  readonly editableWeights: number;
  /** Whether BOS stands before each text, as the file asks. */
  readonly opensWithBos: boolean;
}

/** What a model is, before it is loaded: of its header alone. */
export interface ModelReport {
  readonly name: string;
  readonly architecture: string;
  /** Of all its files. */
  readonly sizeBytes: number;
  readonly files: number;
  /** Bytes of it that the browser has already, where it is at an address. */
  readonly keptBytes: number;
  readonly needs: readonly MemoryNeed[];
  /** Largest buffer of this machine's GPU; null where it has none that computes. */
  readonly gpuBufferBytes: number | null;
}
