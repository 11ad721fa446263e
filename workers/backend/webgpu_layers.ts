import { buildLayerForward } from '../graph/layer_forward';
import type { ModelShape } from '../model/shape';
import { GpuWeights } from './gpu_weights';
import {
  emptyCache,
  type LayerCache,
  type LayerOutput,
  type LayerRunner,
  type LayerWeights,
  layerWeight,
  positionFeeds,
  ropeOfLayers,
  type Variant,
} from './layers';
import { createSession, type Runtime, runSession, type Session, type Tensor } from './runtime';

/**
 * One session for all layers, whose weights are inputs (WebGPU): a layer is a set of buffers, and an edit is a
 * write into them. Hidden states, keys and values stay on the GPU between layers.
 */
export class GpuLayerRunner implements LayerRunner {
  private readonly buffers: Record<Variant, Map<number, GpuWeights>> = { base: new Map(), edited: new Map() };
  private readonly rope;

  private constructor(
    private readonly runtime: Runtime,
    private readonly shape: ModelShape,
    private readonly device: GPUDevice,
    private readonly graph: ReturnType<typeof buildLayerForward>,
    private readonly session: Session,
  ) {
    this.rope = ropeOfLayers(shape);
  }

  static async create(runtime: Runtime, shape: ModelShape): Promise<GpuLayerRunner> {
    const graph = buildLayerForward(shape, 'input');
    const onGpu: Runtime = {
      ...runtime,
      sessionOptions: { ...runtime.sessionOptions, preferredOutputLocation: 'gpu-buffer' },
    };
    const session = await createSession(onGpu, graph, () => new Float32Array(0));
    return new GpuLayerRunner(runtime, shape, await GpuWeights.device(runtime), graph, session);
  }

  async prepare(layer: number, variant: Variant, weights: LayerWeights): Promise<void> {
    const rope = this.rope(layer);
    let buffers = this.buffers[variant].get(layer);
    if (!buffers) {
      buffers = new GpuWeights(this.runtime, this.device, this.graph.weights);
      this.buffers[variant].set(layer, buffers);
    }
    buffers.write((name) => layerWeight(weights, rope, name));
  }

  async dropEdited(layer: number): Promise<void> {
    this.buffers.edited.get(layer)?.destroy();
    this.buffers.edited.delete(layer);
  }

  async run(
    layer: number,
    variant: Variant,
    x: Tensor,
    cache: LayerCache | null,
    position: number,
  ): Promise<LayerOutput> {
    const buffers =
      (variant === 'edited' ? this.buffers.edited.get(layer) : undefined) ?? this.buffers.base.get(layer);
    if (!buffers) throw new Error(`layer ${layer} was run before it was prepared`);
    const { key, value } = cache ?? emptyCache(this.runtime, this.shape);
    const out = await runSession(this.runtime, this.session, {
      ...buffers.tensors,
      x,
      past_key: key,
      past_value: value,
      ...positionFeeds(this.runtime, position, x.dims[1] ?? 0),
    });
    return out as unknown as LayerOutput;
  }

  async release(): Promise<void> {
    for (const variant of ['base', 'edited'] as const) {
      for (const buffers of this.buffers[variant].values()) buffers.destroy();
      this.buffers[variant].clear();
    }
    await this.session.release();
  }
}
