import type { LayerVariant } from '../backend/layers';
import type { Runtime } from '../backend/runtime';
import { openGguf } from '../gguf/reader';
import type { ByteSource } from '../gguf/source';
import { modelName, readModelShape } from '../model/metadata';
import type { Recipe } from '../model/recipe';
import { editableWeights, type LayerWeights, type ModelShape } from '../model/shape';
import type { EngineInfo, LoadProgress } from '../protocol';
import { createTokenizer, type Tokenizer } from '../tokenizer/tokenizer';
import type { RegionSource } from '../weights/resolve';
import { WeightStore } from '../weights/store';
import { BaseWeights } from './base_weights';
import { type Checkpoint, Decoder } from './decoder';
import { eventLoopTurn } from './event_loop';
import { ModelWeights } from './model_weights';
import { gpuRunners, sessionRunners } from './runners';

export interface LoadedModelOptions {
  readonly source: ByteSource;
  readonly sha256: string;
  readonly runtime: Runtime;
  /** Regions of this model. */
  readonly regions: RegionSource;
  readonly onProgress: (progress: LoadProgress) => void;
  readonly checkpoint: Checkpoint;
}

/** A model that is ready to run, base and edited. */
export class LoadedModel {
  /** What every recipe is applied to. */
  readonly base: BaseWeights;
  private readonly store: WeightStore;
  /** Layers whose edited session is not yet that of the store: an apply that was cancelled leaves some. */
  private readonly stale = new Set<number>();

  private constructor(
    readonly info: EngineInfo,
    readonly shape: ModelShape,
    readonly tokenizer: Tokenizer,
    readonly weights: ModelWeights,
    readonly decoder: Decoder,
    regions: RegionSource,
  ) {
    this.base = new BaseWeights(weights);
    this.store = new WeightStore({ shape, regions, originals: this.base });
  }

  /** @throws GgufError where the file is not a model that can run; BackendError where memory does not suffice. */
  static async open(options: LoadedModelOptions): Promise<LoadedModel> {
    const { source, runtime, onProgress, checkpoint } = options;
    onProgress({ stage: 'tokenizer', done: 0, total: 1 });
    const gguf = await openGguf(source);
    const shape = await readModelShape(gguf);
    // A vocabulary of its own code loads that while the weights are read.
    const [tokenizer, weights] = await Promise.all([
      createTokenizer(gguf.metadata),
      ModelWeights.open(gguf, shape),
    ]);
    checkpoint();
    const runners = runtime.device ? gpuRunners : sessionRunners;
    const { head, layers } = await runners(runtime, weights, async (done, total) => {
      await eventLoopTurn();
      checkpoint();
      onProgress({ stage: 'head', done, total });
    });
    const decoder = new Decoder({ runtime, shape, layers, head, embedding: weights.embedding });
    try {
      for (let layer = 0; layer < shape.layers; layer++) {
        await eventLoopTurn();
        checkpoint();
        onProgress({ stage: 'layers', done: layer, total: shape.layers });
        await layers.prepare(layer, 'base', await weights.layer(layer));
      }
    } catch (error) {
      await layers.release();
      await head.release();
      throw error;
    }
    const info: EngineInfo = {
      shape,
      modelName: modelName(gguf.metadata),
      modelSha256: options.sha256,
      modelBytes: source.sizeBytes,
      backend: runtime.info,
      editableWeights: editableWeights(shape),
      opensWithBos: tokenizer.opening.length > 0,
    };
    return new LoadedModel(info, shape, tokenizer, weights, decoder, options.regions);
  }

  /** Makes a recipe live. @returns the variant of the layers that runs it. */
  async apply(recipe: Recipe, checkpoint: Checkpoint): Promise<LayerVariant> {
    if (recipe.edits.length === 0) return 'base';
    const { changedLayers } = await this.store.apply(recipe);
    for (const layer of changedLayers) this.stale.add(layer);
    const { layers } = this.decoder.parts;
    for (const layer of [...this.stale].sort((a, b) => a - b)) {
      await eventLoopTurn();
      checkpoint();
      if (this.store.isTouched(layer, 'matrices'))
        await layers.prepare(layer, 'edited', await this.store.current(layer));
      else if (this.store.isTouched(layer))
        await layers.prepareNorms(layer, await this.store.currentNorms(layer));
      else await layers.dropEdited(layer);
      this.stale.delete(layer);
    }
    return 'edited';
  }

  /** The weights of a layer as a variant runs it; the edited ones are those of the recipe that was applied last. */
  layerWeights(layer: number, variant: LayerVariant): Promise<LayerWeights> {
    return variant === 'base' ? this.base.view(layer) : this.store.current(layer);
  }

  /**
   * Makes trained matrices what every recipe is applied to, or the file's again. Edits are taken back: the next
   * recipe is applied to the new base.
   * @param trained by layer, [input, output]; kept, not copied
   */
  async setTrained(trained: readonly LayerWeights['matrices'][] | null): Promise<void> {
    await this.restore();
    this.base.trained = trained;
    for (let layer = 0; layer < this.shape.layers; layer++)
      await this.decoder.parts.layers.prepare(layer, 'base', await this.base.view(layer));
  }

  /** Takes every edit back and gives the memory of the edited layers back. */
  async restore(): Promise<void> {
    await this.store.restoreAll();
    for (let layer = 0; layer < this.shape.layers; layer++) {
      await this.decoder.parts.layers.dropEdited(layer);
      this.store.release(layer);
    }
    this.stale.clear();
  }

  /** Says that a caller ran an edited layer of its own through the runner: the next recipe makes the layer again. */
  replaced(layer: number): void {
    this.stale.add(layer);
  }

  async release(): Promise<void> {
    await this.decoder.parts.layers.release();
    await this.decoder.parts.head.release();
  }
}
