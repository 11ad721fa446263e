/** The seven matrices of a decoder layer that a region can touch, in the order in which files and tables list them. */
export const MATRICES = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'] as const;
export type Matrix = (typeof MATRICES)[number];

/** What a decoder layer may add to its queries, keys and values. */
export const BIASES = ['attn_q_bias', 'attn_k_bias', 'attn_v_bias'] as const;
export type Bias = (typeof BIASES)[number];

/**
 * The parameters of a decoder layer that are edited one by one, by their GGUF names: its norms, and, treated as these
 * are, its biases. No region holds them.
 */
export const NORMS = [
  'attn_norm',
  'attn_q_norm',
  'attn_k_norm',
  'post_attention_norm',
  'ffn_norm',
  'post_ffw_norm',
  ...BIASES,
] as const;
export type Norm = (typeof NORMS)[number];

export const isBias = (name: Norm): name is Bias => (BIASES as readonly Norm[]).includes(name);

/** Most layers of a model: more is a damaged file or a hostile link. */
export const MAX_LAYERS = 256;
export const MAX_HEADS = 1024;

/** What the graphs need to know of a model; read from GGUF metadata by `model/metadata.ts`. */
export interface ModelShape {
  /** The family's name in GGUF: for files and messages. What it means is resolved in the other properties. */
  readonly architecture: string;
  /** The norms of each layer, and its biases. */
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
  /** Positions of full layers are divided by this before they turn (linear scaling); 1 without it. */
  readonly ropeScale?: number | undefined;
  /** By rotary pair, what its frequency is divided by (Llama 3.1's `rope_freqs.weight`), [headWidth / 2]. */
  readonly ropeFactors?: readonly number[] | undefined;
  /** Factor on q·k before the softmax. */
  readonly queryScale: number;
  /** c of c·tanh(x / c), which bounds the scaled q·k. */
  readonly attentionSoftcap?: number | undefined;
  /** The same for the logits. */
  readonly logitSoftcap?: number | undefined;
  /** Factor on the token embedding. */
  readonly embeddingScale: number;
  readonly activation: 'gelu_tanh' | 'silu';
  /** Rotary pairs: half a head apart (NeoX), or neighbours. */
  readonly rotary: 'half' | 'interleaved';
  readonly tiedEmbedding: boolean;
}

/** Something of every weight of a layer, as it runs: matrices [input, output], norms and biases [size]. */
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

/** Number of parameters of a norm or bias. */
export function normSize(shape: ModelShape, norm: Norm): number {
  switch (norm) {
    case 'attn_q_norm':
    case 'attn_k_norm':
      return shape.headWidth;
    case 'attn_q_bias':
      return matrixDims(shape, 'q').output;
    case 'attn_k_bias':
    case 'attn_v_bias':
      return matrixDims(shape, 'k').output;
    default:
      return shape.width;
  }
}

/** Whether a layer attends to the whole context: with a pattern of 6, layers 5, 11, 17 of 18. */
export function isFullLayer(shape: ModelShape, layer: number): boolean {
  return shape.slidingWindow === null || (layer + 1) % shape.slidingPattern === 0;
}

/** Whether a dimension of the residual stream is an output of the matrix (o, down) or an input (all others). */
export function writesResidual(matrix: Matrix): boolean {
  return matrix === 'o' || matrix === 'down';
}
