import type { LayerWeights } from '../model/shape';
import type { ModelWeights } from './model_weights';

/**
 * The weights under every recipe: those of the file, or what training has made of the matrices. Norms, embeddings
 * and the head are always the file's.
 */
export class BaseWeights {
  /** Trained matrices by layer, [input, output]; null where the file's stand. */
  trained: readonly LayerWeights['matrices'][] | null = null;

  constructor(readonly original: ModelWeights) {}

  /** A layer as new arrays. */
  async layer(layer: number): Promise<LayerWeights> {
    return { matrices: await this.matrices(layer), norms: await this.norms(layer) };
  }

  /** A layer as it is, trained matrices not copied: do not change it. */
  async view(layer: number): Promise<LayerWeights> {
    const matrices = this.trained?.[layer] ?? (await this.original.matrices(layer));
    return { matrices, norms: await this.norms(layer) };
  }

  /** The matrices of a layer as new arrays. */
  async matrices(layer: number): Promise<LayerWeights['matrices']> {
    const trained = this.trained?.[layer];
    if (!trained) return this.original.matrices(layer);
    const copies = Object.entries(trained).map(([matrix, values]) => [matrix, values.slice()]);
    return Object.fromEntries(copies) as LayerWeights['matrices'];
  }

  norms(layer: number): Promise<LayerWeights['norms']> {
    return this.original.norms(layer);
  }
}
