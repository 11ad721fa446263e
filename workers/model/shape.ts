/** The seven matrices of a decoder layer that a region can touch, in the order in which files and tables list them. */
export const MATRICES = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'] as const;
export type Matrix = (typeof MATRICES)[number];

/** The norms that a decoder layer may have, by their GGUF names. */
export const NORMS = [
  'attn_norm',
  'attn_q_norm',
  'attn_k_norm',
  'post_attention_norm',
  'ffn_norm',
  'post_ffw_norm',
] as const;
export type Norm = (typeof NORMS)[number];

/** Most layers of a model: more is a damaged file or a hostile link. */
export const MAX_LAYERS = 256;

/** What the graphs need to know of a model; read from GGUF metadata by `model/metadata.ts`. */
export interface ModelShape {
  /** The family's name in GGUF: for files and messages. What it means is resolved in the other properties. */
  readonly architecture: string;
  /** The norms of each layer. */
  readonly norms: readonly Norm[];
  readonly layers: number;
  /** Width of the residual stream (d). */
  readonly width: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headWidth: number;
  /** Width of the feed-forward layer. */
  readonly feedForward: number;
  readonly vocabulary: number;
  readonly contextLength: number;
  readonly rmsEpsilon: number;
  /** Tokens that a sliding layer attends to, itself included; null where every layer is full. */
  readonly slidingWindow: number | null;
  /** Every n-th layer is full, the others slide; 1 where every layer is full. */
  readonly slidingPattern: number;
  readonly ropeBase: { readonly full: number; readonly sliding: number };
  /** Factor on q·k before the softmax. */
  readonly queryScale: number;
  /** Factor on the token embedding. */
  readonly embeddingScale: number;
  readonly activation: 'gelu_tanh' | 'silu';
  /** Rotary pairs: half a head apart (NeoX), or neighbours. */
  readonly rotary: 'half' | 'interleaved';
  readonly tiedEmbedding: boolean;
}

/** Something of every weight of a layer, as it runs: matrices [input, output], norms [size]. */
export interface LayerWeights {
  readonly matrices: Readonly<Record<Matrix, Float32Array>>;
  readonly norms: Readonly<Partial<Record<Norm, Float32Array>>>;
}

/** Dimensions of a matrix: `output` x `input`, as in PyTorch's weight and in GGUF (reversed there). */
export function matrixDims(shape: ModelShape, matrix: Matrix): { output: number; input: number } {
  const { width, feedForward, heads, keyValueHeads, headWidth } = shape;
  switch (matrix) {
    case 'q':
      return { output: heads * headWidth, input: width };
    case 'k':
    case 'v':
      return { output: keyValueHeads * headWidth, input: width };
    case 'o':
      return { output: width, input: heads * headWidth };
    case 'gate':
    case 'up':
      return { output: feedForward, input: width };
    case 'down':
      return { output: width, input: feedForward };
  }
}

/** Number of weights in a matrix. */
export function matrixSize(shape: ModelShape, matrix: Matrix): number {
  const { output, input } = matrixDims(shape, matrix);
  return output * input;
}

/** Number of weights in all seven matrices of all layers (embedding and norms left out). */
export function editableWeights(shape: ModelShape): number {
  return shape.layers * MATRICES.reduce((sum, matrix) => sum + matrixSize(shape, matrix), 0);
}

/** Number of parameters of a norm: head width for the per-head norms, else the residual width. */
export function normSize(shape: ModelShape, norm: Norm): number {
  return norm === 'attn_q_norm' || norm === 'attn_k_norm' ? shape.headWidth : shape.width;
}

/** Whether a layer attends to the whole context: with a pattern of 6, layers 5, 11, 17 of 18. */
export function isFullLayer(shape: ModelShape, layer: number): boolean {
  return shape.slidingWindow === null || (layer + 1) % shape.slidingPattern === 0;
}

/** Whether a dimension of the residual stream is an output of the matrix (o, down) or an input (all others). */
export function writesResidual(matrix: Matrix): boolean {
  return matrix === 'o' || matrix === 'down';
}
