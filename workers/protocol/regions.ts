import type { RankedKind, RegionEdit, RegionName } from '../model/recipe';
import type { Matrix, ModelShape } from '../model/shape';

/** Jaccard of the regions of two halves of a text: how much of a region other text of the same kind would find. */
export interface RegionStability {
  /** Over all weights, for each share. */
  readonly byShare: readonly number[];
  /** [layer][matrix in MATRICES order], for the first share. */
  readonly byMatrix: readonly (readonly number[])[];
}

/** How many weights an edit of the recipe names (before later edits of the same weights). */
export interface EditCount {
  readonly weights: number;
  /** Share of the editable weights, 0..1. */
  readonly share: number;
}

export interface RecipeReport {
  readonly edits: readonly EditCount[];
  /** Distinct weights that the edits name, in union. An edit may leave the value as it was. */
  readonly touchedWeights: number;
  readonly editableWeights: number;
}

/** The 0/1 mask of one matrix of one layer. */
export interface MatrixMask {
  readonly layer: number;
  readonly matrix: Matrix;
  readonly output: number;
  readonly input: number;
  /** Bit output * input_size + input of the little-endian words, ceil(output * input / 32) words. */
  readonly words: Uint32Array;
  readonly count: number;
}

/** A region, without what is done to it and where: see `RegionEdit`. */
export type RegionSpec = Pick<
  RegionEdit,
  'of' | 'kind' | 'share' | 'rule' | 'seed' | 'stream' | 'like' | 'first' | 'dimensions'
>;

/** A region of a map. `stage: 'before'` leaves out the subtraction of Eq. 5. */
export interface RegionQuery extends RegionSpec {
  readonly stage: 'before' | 'after';
}

export interface MaskQuery extends RegionQuery {
  readonly layer: number;
  readonly matrix: Matrix;
}

/** Jaccard of two regions for each layer and matrix: [layer][matrix in MATRICES order], and over all weights. */
export interface OverlapTable {
  readonly jaccard: readonly (readonly number[])[];
  readonly total: number;
}

export interface OverlapQuery {
  readonly a: RegionQuery;
  readonly b: RegionQuery;
}

/** What is known of the shipped regions without loading one: `public/regions/<model>/index.json`. */
export interface RegionIndex {
  readonly version: 1;
  readonly modelSha256: string;
  /** Shape of the model, so that regions can be counted and drawn before the model is there. */
  readonly shape: ModelShape;
  readonly corpus: string;
  readonly rule: 'abs-of-sum' | 'sum-of-abs';
  readonly entries: readonly RegionIndexEntry[];
}

export interface RegionIndexEntry {
  readonly of: RegionName;
  readonly kind: RankedKind;
  /** Where the file holds a language's region after Eq. 5 (like from like) already. */
  readonly stage?: 'monolingual';
  /** Of a `band`, the share of the region that it lies below. */
  readonly shares: readonly number[];
  readonly file: string;
  readonly sizeBytes: number;
  readonly tokens: number;
  /** Jaccard of the two halves' regions: over all weights for each share, and [layer][matrix] for the first share. */
  readonly stability: RegionStability;
  /** Of a `bottom`, at each share, how much of it (0..1) are weights that are exactly zero already. */
  readonly zeros?: readonly number[];
  /** Its most important single weights over all matrices, best first, where the entry lists them. */
  readonly strongest?: readonly RegionWeight[];
  /** The file of its most important single weights over all matrices, best first; see regions/first_weights.ts. */
  readonly first?: { readonly file: string; readonly sizeBytes: number; readonly count: number };
}

/** One weight of one matrix. */
export interface RegionWeight {
  readonly layer: number;
  readonly matrix: Matrix;
  readonly output: number;
  readonly input: number;
}
