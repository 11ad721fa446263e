import type { StoreApi } from 'zustand/vanilla';
import type { RegionIndex } from '../../workers/protocol';
import { createStore } from '../browser/isolated';
import type { Failure } from '../state/results';
import { type Engine, failureOf } from './status';

export interface OpenedRegionsState {
  /** Regions of the reader's model; null where none were opened. */
  readonly index: RegionIndex | null;
  readonly failure: Failure | null;
}

/** The regions of a model of the reader's, from a file: opens it, and gives it to a new worker of that model again. */
export class OpenedRegions {
  readonly state: StoreApi<OpenedRegionsState> = createStore<OpenedRegionsState>(() => ({
    index: null,
    failure: null,
  }));
  private bytes: Uint8Array | null = null;

  /** @param onChange other regions stand behind the names of languages */
  constructor(
    private readonly engine: () => Pick<Engine, 'openRegions'>,
    private readonly onChange: () => void,
  ) {}

  async open(file: Blob): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    try {
      const index = await this.engine().openRegions(bytes);
      this.bytes = bytes;
      this.state.setState({ index, failure: null });
      this.onChange();
    } catch (error) {
      this.state.setState({ failure: failureOf(error) });
    }
  }

  /** A model is ready in a new worker. @param modelSha256 of it */
  async restore(modelSha256: string): Promise<void> {
    const { index } = this.state.getState();
    if (this.bytes === null || index?.modelSha256 !== modelSha256) return;
    try {
      await this.engine().openRegions(this.bytes);
    } catch (error) {
      this.state.setState({ index: null, failure: failureOf(error) });
    }
  }
}
