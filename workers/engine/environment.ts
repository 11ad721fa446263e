import type { Runtime } from '../backend/runtime';
import type { ByteSource } from '../gguf/source';
import type { BackendChoice, LoadProgress, ModelReport, ModelSource, StorageProblem } from '../protocol';
import type { TrainingStore } from './training_store';

export interface OpenedModel {
  readonly source: ByteSource;
  readonly sha256: string;
}

/** A model that is only looked at. */
export interface Inspected extends Pick<ModelReport, 'keptBytes' | 'gpuBufferBytes'> {
  readonly source: ByteSource;
}

/** What a browser worker, Node and a test do each in their own way. */
export interface EngineEnvironment {
  /**
   * The back ends for a choice, best first, at least one; each is started by its call.
   * A call throws BackendError where its back end can't be started.
   */
  runtimes(choice: BackendChoice): Promise<readonly (() => Promise<Runtime>)[]>;
  openModel(
    source: ModelSource,
    onProgress: (progress: LoadProgress) => void,
    signal: AbortSignal,
    /** Told at most once, even after the model was opened, that its parts are not kept for the next time. */
    onNotKept: (problem: StorageProblem) => void,
  ): Promise<OpenedModel>;
  /** The model's bytes to read the header of; nothing is kept and nothing hashed. */
  inspect(source: ModelSource): Promise<Inspected>;
  isCached(source: ModelSource): Promise<boolean>;
  /** `index.json` of the shipped regions, as it was parsed from JSON. */
  regionIndex(): Promise<unknown>;
  /** @throws RegionError where the file can't be had. */
  regionFile(file: string): Promise<Uint8Array>;
  /** Where trainings are kept; left out where nothing is. */
  readonly trainings?: TrainingStore;
}
