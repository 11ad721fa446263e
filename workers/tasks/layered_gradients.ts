import { layerWeight } from '../backend/layers';
import { createSession, type Feeds, type Runtime } from '../backend/runtime';
import type { BaseWeights } from '../decoder/base_weights';
import type { Checkpoint, Decoder } from '../decoder/decoder';
import type { BuiltGraph } from '../graph/builder';
import { buildLayerBackward } from '../graph/layer_backward';
import type { LayerWeights, ModelShape } from '../model/shape';
import { type LayerGradients, runLayerBackward } from './gradients';
import { HeadSlices, headGradients } from './head_gradients';

/** The parts of a pass, and how the time of one is spent (18 layers, 512 tokens a sequence, wasm on 2 threads). */
const STAGE_SHARES = { forward: 0.15, head: 0.35, layers: 0.5 } as const;
export type GradientStage = keyof typeof STAGE_SHARES;

export interface LayerListener {
  /**
   * The negative log-likelihoods in nats of each sequence, before any gradient of a layer is computed: what throws
   * here spares it.
   */
  onLikelihoods?(sequences: readonly Float32Array[]): void | Promise<void>;
  /** The gradients of one sequence in one layer, valid until it returns. */
  onGradients(layer: number, sequence: number, gradients: LayerGradients): void;
  /** A layer of which all sequences are done, with its weights. Layers come from the last to the first. */
  onLayer(layer: number, weights: LayerWeights): void;
  /** Work done, 0 to 1. Awaited, so that a worker hears of a cancellation between two runs. */
  onProgress(stage: GradientStage, done: number): Promise<void>;
}

/** The model whose base is differentiated. */
export interface DifferentiatedModel {
  readonly shape: ModelShape;
  readonly decoder: Decoder;
  readonly base: BaseWeights;
}

/**
 * Gradients of the summed negative log-likelihood of many sequences, layer by layer: each layer over all sequences
 * before the next. So one layer's weights and one layer's sums are in memory at a time; in exchange the inputs of all
 * layers are kept: 46 kB a token for Gemma 3 270M, 755 MB at the most tokens that a text may have. `GradientEngine`
 * says when to take which.
 * @param sequences ids with BOS first, at most MAX_TOKENS + 1 each
 * @param slices the head's sessions; a caller that comes again can keep them
 * @returns mean negative log-likelihood in nats of each sequence
 */
export async function layeredGradients(
  model: DifferentiatedModel,
  sequences: readonly (readonly number[])[],
  checkpoint: Checkpoint,
  listener: LayerListener,
  slices = new HeadSlices(false),
): Promise<number[]> {
  const { decoder } = model;
  const weights = model.base.original;
  const inputs: Float32Array[][] = [];
  const heads = [];
  for (const [at, ids] of sequences.entries()) {
    checkpoint();
    const ofLayers: Float32Array[] = [];
    const hidden = await decoder.hidden(ids.slice(0, -1), 'base', checkpoint, (layer, input) => {
      ofLayers[layer] = input;
    });
    inputs.push(ofLayers);
    heads.push({ hidden, targets: decoder.parts.embedding.output(ids.slice(1)) });
    await listener.onProgress('forward', STAGE_SHARES.forward * ((at + 1) / sequences.length));
  }
  const runtime = cpuRuntime(decoder.parts.runtime);
  const head = {
    runtime,
    shape: model.shape,
    outputNorm: await weights.outputNorm(),
    output: (first: number, count: number) => weights.output(first, count),
  };
  const atHead = await headGradients(head, heads, slices, checkpoint, (done, total) =>
    listener.onProgress('head', STAGE_SHARES.forward + STAGE_SHARES.head * (done / total)),
  );
  await listener.onLikelihoods?.(atHead.map(({ nll }) => nll));
  const dy = atHead.map(({ dh }) => dh);
  await layersBackward({ ...model, runtime }, inputs, dy, checkpoint, listener);
  return atHead.map(({ nll }) => nll.reduce((sum, value) => sum + value, 0) / nll.length);
}

/** @param inputs of each sequence, by layer, let go of as they are used. @param dy of each sequence, overwritten */
async function layersBackward(
  model: { runtime: Runtime; shape: ModelShape; base: BaseWeights },
  inputs: Float32Array[][],
  dy: Float32Array[],
  checkpoint: Checkpoint,
  listener: LayerListener,
): Promise<void> {
  const { runtime, shape } = model;
  // One session for all layers: fed with its weights it runs as fast, and making one takes a tenth of a run.
  const graph = buildLayerBackward(shape, 'input');
  const session = await createSession(runtime, graph, () => NO_WEIGHTS);
  try {
    for (let layer = shape.layers - 1; layer >= 0; layer--) {
      const weights = await model.base.view(layer);
      const fed = feedsOf(runtime, graph, weights);
      for (const [at, ofLayers] of inputs.entries()) {
        checkpoint();
        const [input, gradient] = [ofLayers.pop(), dy[at]];
        if (!input || !gradient) throw new Error(`the forward pass left no input for layer ${layer}`);
        const out = await runLayerBackward({ runtime, shape }, session, layer, input, gradient, fed);
        listener.onGradients(layer, at, out.gradients);
        dy[at] = out.dx;
        const done = (shape.layers - 1 - layer + (at + 1) / inputs.length) / shape.layers;
        await listener.onProgress('layers', 1 - STAGE_SHARES.layers * (1 - done));
      }
      listener.onLayer(layer, weights);
    }
  } finally {
    await session.release();
  }
}

export const NO_WEIGHTS = new Float32Array(0);

/** A layer's weights as the graph takes them in. */
export function feedsOf({ ort }: Runtime, graph: BuiltGraph, weights: LayerWeights): Feeds {
  return Object.fromEntries(
    graph.weights.map(({ name, dims }) => [
      name,
      new ort.Tensor('float32', layerWeight(weights, null, name), dims),
    ]),
  );
}

/** The same runtime on the CPU: the backward graphs keep their weights inside, which a WebGPU session does not. */
export function cpuRuntime(runtime: Runtime): Runtime {
  if (!runtime.device) return runtime;
  return { ...runtime, sessionOptions: { ...runtime.sessionOptions, executionProviders: ['wasm'] } };
}
