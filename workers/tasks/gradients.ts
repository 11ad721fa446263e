import { layerWeight } from '../backend/layers';
import {
  createSession,
  type Feeds,
  floatsOf,
  type Runtime,
  runSession,
  type Session,
} from '../backend/runtime';
import type { Checkpoint, Decoder } from '../decoder/decoder';
import type { ModelWeights } from '../decoder/model_weights';
import { buildLayerBackward, gradientName } from '../graph/layer_backward';
import { causalMask, wideRope } from '../model/positions';
import { type LayerWeights, MATRICES, type Matrix, type ModelShape, type Norm } from '../model/shape';
import { HeadSlices, headGradients } from './head_gradients';

/** Gradients of one layer's weights. */
export type LayerGradients = LayerWeights;

/** What the gradient needs beside the forward decoder. */
export interface GradientParts {
  readonly runtime: Runtime;
  readonly shape: ModelShape;
  readonly decoder: Decoder;
  readonly outputNorm: Float32Array;
  /** [d, V] */
  readonly output: () => Promise<Float32Array>;
  readonly layer: (layer: number) => Promise<LayerWeights>;
}

/**
 * Gradients of the summed negative log-likelihood of a sequence, layer by layer from the last to the first.
 * Forward stores the input of each layer; the backward graphs compute the rest again (see `buildLayerBackward`).
 *
 * There are two ways through many sequences. This one takes sequence after sequence and keeps a session of every
 * layer and of the whole head, some 3 GB: for Node, where gradients of millions of tokens are added up.
 * `layeredGradients` takes layer after layer over all sequences with one session, and the head in slices: for a page,
 * and for training, whose weights change at every step.
 */
export class GradientEngine {
  private readonly layerGraph;
  private readonly sessions = new Map<number, Session>();
  /** The whole head in one piece. */
  private readonly head = new HeadSlices(true, 1);

  constructor(private readonly parts: GradientParts) {
    this.layerGraph = buildLayerBackward(parts.shape, 'initializer');
  }

  /** Gradients of a model as its file has it. */
  static async of({
    decoder,
    weights,
  }: {
    decoder: Decoder;
    weights: ModelWeights;
  }): Promise<GradientEngine> {
    const { runtime, shape } = decoder.parts;
    return new GradientEngine({
      runtime,
      shape,
      decoder,
      outputNorm: await weights.outputNorm(),
      output: () => weights.output(),
      layer: (layer) => weights.layer(layer),
    });
  }

  /**
   * @param ids [T], BOS first. @param onLayer receives each layer's gradients once, valid until it returns.
   * @returns negative log-likelihood in nats of each token after the first, [T - 1].
   */
  async run(
    ids: readonly number[],
    checkpoint: Checkpoint,
    onLayer: (layer: number, gradients: LayerGradients) => void | Promise<void>,
  ): Promise<Float32Array> {
    const { decoder, shape } = this.parts;
    const inputs: Float32Array[] = [];
    const hidden = await decoder.hidden(ids.slice(0, -1), 'base', checkpoint, (layer, input) => {
      inputs[layer] = input;
    });
    const targets = decoder.parts.embedding.output(ids.slice(1));
    const [atHead] = await headGradients(
      this.parts,
      [{ hidden, targets }],
      this.head,
      checkpoint,
      async () => {},
    );
    let dy = atHead.dh;
    for (let layer = shape.layers - 1; layer >= 0; layer--) {
      checkpoint();
      const out = await this.layerBackward(layer, inputs[layer], dy);
      await onLayer(layer, out.gradients);
      dy = out.dx;
    }
    return atHead.nll;
  }

  async release(): Promise<void> {
    for (const session of this.sessions.values()) await session.release();
    this.sessions.clear();
    await this.head.release();
  }

  private async layerBackward(layer: number, input: Float32Array, dy: Float32Array) {
    const { runtime, shape } = this.parts;
    let session = this.sessions.get(layer);
    if (!session) {
      const weights = await this.parts.layer(layer);
      session = await createSession(runtime, this.layerGraph, (name) => layerWeight(weights, null, name));
      this.sessions.set(layer, session);
    }
    return runLayerBackward({ runtime, shape }, session, layer, input, dy);
  }
}

/**
 * One layer backwards, of one sequence.
 * @param session of `buildLayerBackward`. @param input, dy [T, d]: the layer's input, and the gradient of its output
 * @param weights what a session is fed that has no weights inside
 */
export async function runLayerBackward(
  { runtime, shape }: Pick<GradientParts, 'runtime' | 'shape'>,
  session: Session,
  layer: number,
  input: Float32Array,
  dy: Float32Array,
  weights: Feeds = {},
): Promise<{ dx: Float32Array; gradients: LayerGradients }> {
  const { Tensor } = runtime.ort;
  const tokens = input.length / shape.width;
  const { cos, sin } = wideRope(shape, layer, 0, tokens);
  const out = await runSession(runtime, session, {
    ...weights,
    x: new Tensor('float32', input, [tokens, shape.width]),
    dy: new Tensor('float32', dy, [tokens, shape.width]),
    cos: new Tensor('float32', cos, [tokens, 1, shape.headWidth]),
    sin: new Tensor('float32', sin, [tokens, 1, shape.headWidth]),
    mask: new Tensor('float32', causalMask(tokens, 0), [tokens, tokens]),
  });
  const gradientOf = (name: Matrix | Norm) => floatsOf(out[gradientName(name)]);
  const gradients: LayerGradients = {
    matrices: Object.fromEntries(MATRICES.map((matrix) => [matrix, gradientOf(matrix)])) as Record<
      Matrix,
      Float32Array
    >,
    norms: Object.fromEntries(shape.norms.map((norm) => [norm, gradientOf(norm)])),
  };
  return { dx: floatsOf(out.dx), gradients };
}
