import type { HeadRunner } from '../backend/head';
import type { TopTokens } from '../backend/head_slices';
import type { LayerCache, LayerRunner, LayerVariant } from '../backend/layers';
import { disposeTensor, type Runtime, readFloats, type Tensor } from '../backend/runtime';
import { maxTokens } from '../model/positions';
import type { ModelShape } from '../model/shape';
import { eventLoopTurn } from './event_loop';

/** Rows of the two embeddings, dequantised on demand; the same tensor where they are tied. */
export interface EmbeddingRows {
  /** Input embeddings of `ids` times the embedding scale, [T, d]. */
  input(ids: readonly number[]): Float32Array;
  /** Output-embedding rows of `ids`, [T, d]. */
  output(ids: readonly number[]): Float32Array;
}

/** Everything that runs a decoder: its layers, its head and its embeddings. */
export interface DecoderParts {
  readonly runtime: Runtime;
  readonly shape: ModelShape;
  readonly layers: LayerRunner;
  readonly head: HeadRunner;
  readonly embedding: EmbeddingRows;
}

/** Throws where a job was replaced or cancelled; called between layers, texts and tokens. */
export type Checkpoint = () => void;

/** A sequence that grows token by token: its key/value caches and its length so far. */
export class DecodeState {
  caches: (LayerCache | null)[] = [];
  length = 0;

  /** Gives the memory of the caches back, where it is on a GPU. */
  release(): void {
    for (const cache of this.caches) {
      disposeTensor(cache?.key);
      disposeTensor(cache?.value);
    }
    this.caches = [];
  }
}

/** Runs whole sequences and single steps through the layers. Holds no weights and no text. */
export class Decoder {
  constructor(readonly parts: DecoderParts) {}

  /**
   * Negative log-likelihood in nats of every token after the first.
   * @param ids [T], the tokenizer's opening first, at most `maxTokens` and one to predict. @returns [T - 1]
   */
  async score(ids: readonly number[], variant: LayerVariant, checkpoint: Checkpoint): Promise<Float32Array> {
    const hidden = await this.hidden(ids.slice(0, -1), variant, checkpoint);
    checkpoint();
    return this.parts.head.negativeLogLikelihood(hidden, this.parts.embedding.output(ids.slice(1)));
  }

  /** Hidden states after the last layer, [T, d]. `onLayer` sees the input of each layer, [T, d]. */
  async hidden(
    ids: readonly number[],
    variant: LayerVariant,
    checkpoint: Checkpoint,
    onLayer?: (layer: number, input: Float32Array) => void,
  ): Promise<Float32Array> {
    const state = new DecodeState();
    try {
      return await this.advance(state, ids, variant, checkpoint, onLayer);
    } finally {
      state.release();
    }
  }

  /** Appends tokens to a sequence and gives the best next tokens after the last of them. */
  async next(
    state: DecodeState,
    ids: readonly number[],
    variant: LayerVariant,
    checkpoint: Checkpoint,
  ): Promise<TopTokens> {
    const hidden = await this.advance(state, ids, variant, checkpoint);
    return this.parts.head.topTokens(hidden.subarray(hidden.length - this.parts.shape.width));
  }

  private async advance(
    state: DecodeState,
    ids: readonly number[],
    variant: LayerVariant,
    checkpoint: Checkpoint,
    onLayer?: (layer: number, input: Float32Array) => void,
  ): Promise<Float32Array> {
    const { runtime, shape, layers, embedding } = this.parts;
    const most = maxTokens(shape);
    if (ids.length === 0 || state.length + ids.length > most)
      throw new RangeError(`a sequence holds 1 to ${most} tokens, not ${state.length + ids.length}`);
    let x: Tensor = new runtime.ort.Tensor('float32', embedding.input(ids), [1, ids.length, shape.width]);
    for (let layer = 0; layer < shape.layers; layer++) {
      // A single token is soon through: one turn is enough for it.
      if (layer === 0 || ids.length > 1) await eventLoopTurn();
      checkpoint();
      onLayer?.(layer, await readFloats(x));
      const before = state.caches[layer] ?? null;
      const { y, key, value } = await layers.run(layer, variant, x, before, state.length);
      state.caches[layer] = { key, value };
      for (const done of [x, before?.key, before?.value]) disposeTensor(done);
      x = y;
    }
    state.length += ids.length;
    const hidden = await readFloats(x);
    disposeTensor(x);
    return hidden;
  }
}
