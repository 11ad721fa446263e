import type { Matrix, Norm } from './shape';

/** GGUF's names of the tensors outside the layers. `output.weight` is missing where the embedding is tied. */
export const EMBEDDING_TENSOR = 'token_embd.weight';
export const OUTPUT_NORM_TENSOR = 'output_norm.weight';
export const OUTPUT_TENSOR = 'output.weight';

const MATRIX_NAMES: Record<Matrix, string> = {
  q: 'attn_q',
  k: 'attn_k',
  v: 'attn_v',
  o: 'attn_output',
  gate: 'ffn_gate',
  up: 'ffn_up',
  down: 'ffn_down',
};

/** GGUF's name of a matrix or norm of a layer, such as `blk.0.attn_q.weight`. Norms go by their GGUF names here too. */
export function tensorName(layer: number, part: Matrix | Norm): string {
  const name = part in MATRIX_NAMES ? MATRIX_NAMES[part as Matrix] : part;
  return `blk.${layer}.${name}.weight`;
}
