import { buildLayerForward } from '../graph/layer_forward';
import { ropeTables } from '../model/positions';
import { isFullLayer, type LayerWeights, type Matrix, type ModelShape, type Norm } from '../model/shape';
import { createSession, type Feeds, type Runtime, runSession, type Session, type Tensor } from './runtime';

/** The untouched layer, or the one with the recipe's edits. */
export type LayerVariant = 'base' | 'edited';

/** Keys and values of one layer so far, [B, KV, P, head] each. */
export interface LayerCache {
  readonly key: Tensor;
  readonly value: Tensor;
}

export interface LayerOutput extends LayerCache {
  readonly y: Tensor;
}

/** Runs decoder layers; where their weights live is the back end's own matter. */
export interface LayerRunner {
  /** Makes the weights of a layer live, in place of the variant's earlier ones. */
  prepare(layer: number, variant: LayerVariant, weights: LayerWeights): Promise<void>;
  /** Makes an edited variant of a layer that differs from the base in its norms alone: quick, and no memory. */
  prepareNorms(layer: number, norms: LayerWeights['norms']): Promise<void>;
  /** Lets the edited variant of a layer go; it runs as base again. */
  dropEdited(layer: number): Promise<void>;
  /**
   * x [1, T, d] after `position` cached tokens. Takes the edited variant where the layer has one. Sessions with their
   * weights inside also take sequences of one length side by side, [B, T, d].
   */
  run(
    layer: number,
    variant: LayerVariant,
    x: Tensor,
    cache: LayerCache | null,
    position: number,
  ): Promise<LayerOutput>;
  release(): Promise<void>;
}

/** Names a layer's weights as its graph asks for them. @throws Error on a name that no layer has. */
export function layerWeight(weights: LayerWeights, rope: RopeTables | null, name: string): Float32Array {
  const found =
    weights.matrices[name as Matrix] ??
    weights.norms[name as Norm] ??
    (name === 'cos' || name === 'sin' ? rope?.[name] : undefined);
  if (found === undefined)
    throw new Error(`the layer graph asks for "${name}", which this layer does not have`);
  return found;
}

type RopeTables = ReturnType<typeof ropeTables>;

/** Rope tables of the two kinds of layer. */
export function ropeOfLayers(shape: ModelShape): (layer: number) => RopeTables {
  const ofKind = new Map<boolean, RopeTables>();
  return (layer) => {
    const isFull = isFullLayer(shape, layer);
    const tables = ofKind.get(isFull) ?? ropeTables(shape, layer);
    ofKind.set(isFull, tables);
    return tables;
  };
}

/** Positions that a run needs beside x and its cache, the same in each of `batch` sequences. */
export function positionFeeds(runtime: Runtime, position: number, tokens: number, batch = 1): Feeds {
  const { Tensor } = runtime.ort;
  return {
    last_position: new Tensor('int32', new Int32Array(batch).fill(position + tokens - 1), [batch]),
    total_length: new Tensor('int32', Int32Array.of(position + tokens), []),
  };
}

/** A cache of no tokens for `batch` sequences. */
export function emptyCache(runtime: Runtime, shape: ModelShape, batch = 1): LayerCache {
  const make = () =>
    new runtime.ort.Tensor('float32', new Float32Array(0), [batch, shape.keyValueHeads, 0, shape.headWidth]);
  return { key: make(), value: make() };
}

/**
 * One session for each layer, its matrices inside (wasm, Node). An edit of a matrix makes a second session for the
 * layers that it touches, beside the untouched one, so that base and edited text alternate at no cost. Norms are fed
 * at each run, so that an edit of one makes no session.
 */
export class SessionLayerRunner implements LayerRunner {
  private readonly graph;
  private readonly rope;
  private readonly sessions: Record<LayerVariant, Map<number, Session>> = {
    base: new Map(),
    edited: new Map(),
  };
  private readonly norms: Record<LayerVariant, Map<number, Feeds>> = { base: new Map(), edited: new Map() };

  constructor(
    private readonly runtime: Runtime,
    private readonly shape: ModelShape,
  ) {
    this.graph = buildLayerForward(shape);
    this.rope = ropeOfLayers(shape);
  }

  async prepare(layer: number, variant: LayerVariant, weights: LayerWeights): Promise<void> {
    await this.drop(layer, variant);
    const session = await createSession(this.runtime, this.graph, (name) =>
      layerWeight(weights, this.rope(layer), name),
    );
    this.sessions[variant].set(layer, session);
    this.feedNorms(layer, variant, weights.norms);
  }

  async prepareNorms(layer: number, norms: LayerWeights['norms']): Promise<void> {
    await this.drop(layer, 'edited');
    this.feedNorms(layer, 'edited', norms);
  }

  dropEdited(layer: number): Promise<void> {
    return this.drop(layer, 'edited');
  }

  async run(
    layer: number,
    variant: LayerVariant,
    x: Tensor,
    cache: LayerCache | null,
    position: number,
  ): Promise<LayerOutput> {
    const session = this.of(this.sessions, layer, variant);
    const [batch = 1, tokens = 0] = x.dims;
    const { key, value } = cache ?? emptyCache(this.runtime, this.shape, batch);
    const out = await runSession(this.runtime, session, {
      ...this.of(this.norms, layer, variant),
      x,
      past_key: key,
      past_value: value,
      ...positionFeeds(this.runtime, position, tokens, batch),
    });
    return out as unknown as LayerOutput;
  }

  async release(): Promise<void> {
    for (const variant of ['base', 'edited'] as const)
      for (const layer of [...this.sessions[variant].keys()]) await this.drop(layer, variant);
  }

  /** What the variant of a layer has of its own, else what the base has. */
  private of<T>(
    held: Readonly<Record<LayerVariant, ReadonlyMap<number, T>>>,
    layer: number,
    variant: LayerVariant,
  ): T {
    const found = held[variant].get(layer) ?? held.base.get(layer);
    if (found === undefined) throw new Error(`layer ${layer} was run before it was prepared`);
    return found;
  }

  private feedNorms(layer: number, variant: LayerVariant, norms: LayerWeights['norms']): void {
    const { Tensor } = this.runtime.ort;
    const feeds = Object.entries(norms).map(([name, values]) => [
      name,
      // A copy: the store goes on writing into its own.
      new Tensor('float32', values.slice(), [values.length]),
    ]);
    this.norms[variant].set(layer, Object.fromEntries(feeds));
  }

  private async drop(layer: number, variant: LayerVariant): Promise<void> {
    const session = this.sessions[variant].get(layer);
    this.sessions[variant].delete(layer);
    this.norms[variant].delete(layer);
    await session?.release();
  }
}
