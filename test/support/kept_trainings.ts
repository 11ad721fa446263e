import type { TrainingStore } from '../../workers/engine/training_store';

/** A store of trainings in memory, as a browser with room has one. */
export class KeptTrainings implements TrainingStore {
  readonly kept = new Map<string, Blob[]>();
  /** What the next writes meet instead. */
  failWith: Error | null = null;

  async files(modelSha256: string): Promise<readonly Blob[]> {
    return this.kept.get(modelSha256) ?? [];
  }

  async write(modelSha256: string, _name: string, parts: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
    if (this.failWith !== null) throw this.failWith;
    this.kept.set(modelSha256, [new Blob([...parts])]);
  }

  async clear(modelSha256: string): Promise<void> {
    this.kept.delete(modelSha256);
  }
}
