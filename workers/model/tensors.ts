import { isBias, type Matrix, type Norm } from './shape';

/** GGUF's names of the tensors outside the layers. `output.weight` is missing where the embedding is tied. */
export const EMBEDDING_TENSOR = 'token_embd.weight';
export const OUTPUT_NORM_TENSOR = 'output_norm.weight';
export const OUTPUT_TENSOR = 'output.weight';
/** What rotary frequencies are divided by; few files have it. */
export const ROPE_FACTORS_TENSOR = 'rope_freqs.weight';

const MATRIX_NAMES: Record<Matrix, string> = {
  q: 'attn_q',
  k: 'attn_k',
  v: 'attn_v',
  o: 'attn_output',
  gate: 'ffn_gate',
  up: 'ffn_up',
  down: 'ffn_down',
};

/** GGUF's name of a matrix, norm or bias of a layer, such as `blk.0.attn_q.weight`. Norms go by their GGUF names here too. */
export function tensorName(layer: number, part: Matrix | Norm): string {
  if (part in MATRIX_NAMES) return `blk.${layer}.${MATRIX_NAMES[part as Matrix]}.weight`;
  return isBias(part as Norm)
    ? `blk.${layer}.${part.replace('_bias', '.bias')}`
    : `blk.${layer}.${part}.weight`;
}
