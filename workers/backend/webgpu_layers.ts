import type { BuiltGraph } from '../graph/builder';
import { buildPrimitiveLayerForward } from '../graph/layer_forward';
import { causalMask, wideRope } from '../model/positions';
import type { LayerWeights, ModelShape, Norm } from '../model/shape';
import { GpuWeights } from './gpu_weights';
import {
  type LayerCache,
  type LayerOutput,
  type LayerRunner,
  type LayerVariant,
  layerWeight,
} from './layers';
import { createSession, type Runtime, runSession, type Session, type Tensor } from './runtime';

/**
 * One session for all layers, whose weights are inputs (WebGPU): a layer is a set of buffers, and an edit is a
 * write into them. Hidden states, keys and values stay on the GPU between layers.
 */
export class GpuLayerRunner implements LayerRunner {
  private readonly buffers: Record<LayerVariant, Map<number, GpuWeights>> = {
    base: new Map(),
    edited: new Map(),
  };
  /** Norms of layers that differ from the base in nothing else. */
  private readonly norms = new Map<number, GpuWeights>();

  private constructor(
    private readonly runtime: Runtime,
    private readonly shape: ModelShape,
    private readonly device: GPUDevice,
    private readonly graph: BuiltGraph,
    private readonly session: Session,
  ) {}

  static async create(runtime: Runtime, shape: ModelShape): Promise<GpuLayerRunner> {
    const graph = buildPrimitiveLayerForward(shape);
    const onGpu: Runtime = {
      ...runtime,
      sessionOptions: { ...runtime.sessionOptions, preferredOutputLocation: 'gpu-buffer' },
    };
    const session = await createSession(onGpu, graph, () => new Float32Array(0));
    return new GpuLayerRunner(runtime, shape, await GpuWeights.device(runtime), graph, session);
  }

  async prepare(layer: number, variant: LayerVariant, weights: LayerWeights): Promise<void> {
    let buffers = this.buffers[variant].get(layer);
    if (!buffers) {
      buffers = new GpuWeights(this.runtime, this.device, this.graph.weights);
      this.buffers[variant].set(layer, buffers);
    }
    buffers.write((name) => layerWeight(weights, null, name));
    if (variant === 'edited') this.dropNorms(layer);
  }

  async prepareNorms(layer: number, norms: LayerWeights['norms']): Promise<void> {
    this.buffers.edited.get(layer)?.destroy();
    this.buffers.edited.delete(layer);
    let buffers = this.norms.get(layer);
    if (!buffers) {
      const slots = this.graph.weights.filter(({ name }) => name in norms);
      buffers = new GpuWeights(this.runtime, this.device, slots);
      this.norms.set(layer, buffers);
    }
    buffers.write((name) => norms[name as Norm] ?? new Float32Array(0));
  }

  async dropEdited(layer: number): Promise<void> {
    this.buffers.edited.get(layer)?.destroy();
    this.buffers.edited.delete(layer);
    this.dropNorms(layer);
  }

  async run(
    layer: number,
    variant: LayerVariant,
    x: Tensor,
    cache: LayerCache | null,
    position: number,
  ): Promise<LayerOutput> {
    const buffers =
      (variant === 'edited' ? this.buffers.edited.get(layer) : undefined) ?? this.buffers.base.get(layer);
    if (!buffers) throw new Error(`layer ${layer} was run before it was prepared`);
    const { Tensor } = this.runtime.ort;
    const { keyValueHeads, headWidth } = this.shape;
    const none = () => new Tensor('float32', new Float32Array(0), [keyValueHeads, 0, headWidth]);
    const tokens = x.dims[1] ?? 0;
    const { cos, sin } = wideRope(this.shape, layer, position, tokens);
    const out = await runSession(this.runtime, this.session, {
      ...buffers.tensors,
      ...(variant === 'edited' ? this.norms.get(layer)?.tensors : undefined),
      x,
      past_key: cache?.key ?? none(),
      past_value: cache?.value ?? none(),
      cos: new Tensor('float32', cos, [tokens, 1, headWidth]),
      sin: new Tensor('float32', sin, [tokens, 1, headWidth]),
      mask: new Tensor('float32', causalMask(tokens, position), [tokens, position + tokens]),
    });
    return out as unknown as LayerOutput;
  }

  async release(): Promise<void> {
    for (const variant of ['base', 'edited'] as const) {
      for (const buffers of this.buffers[variant].values()) buffers.destroy();
      this.buffers[variant].clear();
    }
    for (const layer of [...this.norms.keys()]) this.dropNorms(layer);
    await this.session.release();
  }

  private dropNorms(layer: number): void {
    this.norms.get(layer)?.destroy();
    this.norms.delete(layer);
  }
}
