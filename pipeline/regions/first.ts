import { MAX_FIRST } from '../../workers/model/recipe';
import { type Matrix, type ModelShape, matrixDims } from '../../workers/model/shape';
import type { RegionWeight } from '../../workers/protocol';
import { bestAmong, type Flags } from './rank';

interface Ranked extends RegionWeight {
  readonly importance: number;
}

/** The most important weights of a region over all matrices, found matrix by matrix. */
export class FirstWeights {
  private ranked: Ranked[] = [];

  constructor(private readonly shape: ModelShape) {}

  /** @param importance, among [output * input] of the matrix, and which weights of it are in the region */
  add(layer: number, matrix: Matrix, importance: Float32Array, among: Flags): void {
    const { input } = matrixDims(this.shape, matrix);
    const levels = bestAmong(importance, among, [Math.min(MAX_FIRST, importance.length)]);
    const found: Ranked[] = [];
    for (const [at, level] of levels.entries())
      if (level > 0)
        found.push({
          layer,
          matrix,
          output: Math.floor(at / input),
          input: at % input,
          importance: importance[at],
        });
    this.ranked = [...this.ranked, ...found].sort((a, b) => b.importance - a.importance).slice(0, MAX_FIRST);
  }

  /** Best first; of equal importances the earlier layer, matrix and place first. */
  list(): RegionWeight[] {
    return this.ranked.map(({ importance: _, ...weight }) => weight);
  }
}
