import { type Matrix, type ModelShape, matrixDims } from '../workers/model/shape';

const MODULES: Readonly<Record<Matrix, string>> = {
  q: 'self_attn.q_proj',
  k: 'self_attn.k_proj',
  v: 'self_attn.v_proj',
  o: 'self_attn.o_proj',
  gate: 'mlp.gate_proj',
  up: 'mlp.up_proj',
  down: 'mlp.down_proj',
};

/** The name of a matrix in `transformers` (and on the hub), such as `model.layers.0.self_attn.q_proj.weight`. */
export const hubName = (layer: number, matrix: Matrix): string =>
  `model.layers.${layer}.${MODULES[matrix]}.weight`;

/**
 * For each output row of a matrix in GGUF, the row of the hub's that it is. They differ in q and k of models whose rotary
 * pairs are neighbours: llama.cpp's converter interleaves the two halves of each head (convert_hf_to_gguf.py, `permute`).
 * @returns [output]
 */
export function hubRows(shape: ModelShape, matrix: Matrix): Uint32Array {
  const { output } = matrixDims(shape, matrix);
  const rows = Uint32Array.from({ length: output }, (_, row) => row);
  if (shape.rotary !== 'interleaved' || (matrix !== 'q' && matrix !== 'k')) return rows;
  const half = shape.headWidth / 2;
  return rows.map((row) => {
    const inHead = row % shape.headWidth;
    return row - inHead + (inHead % 2) * half + (inHead >> 1);
  });
}

/** Values of a matrix as GGUF has its rows, out of those that the hub has. [output * input] each */
export function fromHub(values: Float32Array, shape: ModelShape, matrix: Matrix): Float32Array {
  const { input } = matrixDims(shape, matrix);
  const result = new Float32Array(values.length);
  for (const [row, of] of hubRows(shape, matrix).entries())
    result.set(values.subarray(of * input, (of + 1) * input), row * input);
  return result;
}

/** The other way round. */
export function toHub(values: Uint8Array, shape: ModelShape, matrix: Matrix): Uint8Array {
  const { input } = matrixDims(shape, matrix);
  const result = new Uint8Array(values.length);
  for (const [row, of] of hubRows(shape, matrix).entries())
    result.set(values.subarray(row * input, (row + 1) * input), of * input);
  return result;
}
