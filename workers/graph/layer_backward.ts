import {
  layerNorms,
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixDims,
  type Norm,
  normSize,
} from '../model/shape';
import { type BuiltGraph, GraphBuilder, type WeightPlacement } from './builder';
import { Tape } from './tape';

/** Name of the output that holds the gradient of a matrix ([input, output]) or norm. */
export const gradientName = (weight: Matrix | Norm): string => `d_${weight}`;

/**
 * Reverse mode of one decoder layer. It computes the layer again from its stored input (checkpointing), so
 * nothing but the input of each layer is kept between forward and backward.
 *
 * Inputs: `x` [T, d] input of the layer; `dy` [T, d] gradient of its output; `cos`, `sin` [T, 1, head];
 * `mask` [T, T], 0 where a position may be seen and a large negative number elsewhere. Weights as in
 * `buildLayerForward`, without rope tables. Outputs: `dx` [T, d]; `d_<matrix>` [input, output]; `d_<norm>`.
 */
export function buildLayerBackward(shape: ModelShape, placement: WeightPlacement): BuiltGraph {
  const { width, heads, keyValueHeads, headWidth } = shape;
  const isGemma = shape.architecture === 'gemma3';
  const graph = new GraphBuilder('layer_backward', placement);
  const tape = new Tape(graph);
  const names = new Map<Matrix | Norm, string>();
  for (const matrix of MATRICES) {
    const { output, input } = matrixDims(shape, matrix);
    names.set(matrix, graph.weight(matrix, [input, output]));
  }
  for (const norm of layerNorms(shape)) names.set(norm, graph.weight(norm, [normSize(shape, norm)]));
  const weight = (name: Matrix | Norm) => names.get(name) ?? name;
  const norm = (x: string, name: Norm, outerAxes = 1) =>
    tape.rmsNorm(x, weight(name), shape.rmsEpsilon, outerAxes);

  const x = graph.input('x', 'float32', ['T', width]);
  const dy = graph.input('dy', 'float32', ['T', width]);
  const cos = graph.input('cos', 'float32', ['T', 1, headWidth]);
  const sin = graph.input('sin', 'float32', ['T', 1, headWidth]);
  const mask = graph.input('mask', 'float32', ['T', 'T']);

  /** [T, count * head] -> [count, T, head], normed and rotated where the architecture does so. */
  const toHeads = (value: string, count: number, headNorm: Norm | null, rotate: boolean) => {
    let split = tape.reshape(value, [0, count, headWidth], [0, count * headWidth]);
    if (headNorm && isGemma) split = norm(split, headNorm, 2);
    if (rotate) split = tape.rope(split, cos, sin, count, headWidth, shape.rotary);
    return tape.transpose(split, [1, 0, 2]);
  };
  const attentionInput = norm(x, 'attn_norm');
  const query = toHeads(tape.linear(attentionInput, weight('q')), heads, 'attn_q_norm', true);
  const key = toHeads(tape.linear(attentionInput, weight('k')), keyValueHeads, 'attn_k_norm', true);
  const value = toHeads(tape.linear(attentionInput, weight('v')), keyValueHeads, null, false);

  // The heads that share a key/value head are laid end to end in time, so that one batched product serves them.
  const groupedQuery = tape.reshape(query, [keyValueHeads, -1, headWidth], [heads, -1, headWidth]);
  const scores = tape.scale(tape.batchMatMul(groupedQuery, key, true), shape.queryScale);
  const byHead = tape.reshape(scores, [heads, -1, 0], [keyValueHeads, -1, 0]);
  const probabilities = tape.softmax(tape.addConstant(byHead, mask));
  const grouped = tape.reshape(probabilities, [keyValueHeads, -1, 0], [heads, -1, 0]);
  const mixed = tape.reshape(
    tape.batchMatMul(grouped, value, false),
    [heads, -1, headWidth],
    [keyValueHeads, -1, headWidth],
  );
  const joined = tape.reshape(
    tape.transpose(mixed, [1, 0, 2]),
    [0, heads * headWidth],
    [0, heads, headWidth],
  );
  const attention = tape.linear(joined, weight('o'));
  const afterAttention = tape.add(x, isGemma ? norm(attention, 'post_attention_norm') : attention);

  const feedForwardInput = norm(afterAttention, 'ffn_norm');
  const gate = tape.linear(feedForwardInput, weight('gate'));
  const active = shape.activation === 'gelu_tanh' ? tape.gelu(gate) : tape.silu(gate);
  const hidden = tape.mul(active, tape.linear(feedForwardInput, weight('up')));
  const feedForward = tape.linear(hidden, weight('down'));
  const y = tape.add(afterAttention, isGemma ? norm(feedForward, 'post_ffw_norm') : feedForward);

  const gradients = tape.backward(y, dy);
  const gradientOf = (value: string) => {
    const gradient = gradients.get(value);
    if (gradient === undefined)
      throw new Error(`no gradient reaches ${value}: the layer graph is not connected`);
    return gradient;
  };
  graph.output('dx', gradientOf(x), 'float32', ['T', width]);
  for (const [name, value] of names) {
    const dims = (MATRICES as readonly string[]).includes(name)
      ? [matrixDims(shape, name as Matrix).input, matrixDims(shape, name as Matrix).output]
      : [normSize(shape, name as Norm)];
    graph.output(gradientName(name), gradientOf(value), 'float32', dims);
  }
  return graph.build();
}
