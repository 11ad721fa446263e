import { MATRICES, type Matrix, type ModelShape, matrixDims, type Norm, normSize } from '../model/shape';
import type { GraphBuilder } from './builder';
import type { Tape } from './tape';

/** Names of the values that carry a layer's weights. */
type LayerWeightNames = ReadonlyMap<Matrix | Norm, string>;

/** Declares the weights of a layer: matrices [input, output], norms and biases [size]. */
export function declareLayerWeights(graph: GraphBuilder, shape: ModelShape): LayerWeightNames {
  const names = new Map<Matrix | Norm, string>();
  for (const matrix of MATRICES) {
    const { output, input } = matrixDims(shape, matrix);
    names.set(matrix, graph.weight(matrix, [input, output]));
  }
  for (const norm of shape.norms) names.set(norm, graph.weight(norm, [normSize(shape, norm)]));
  return names;
}

export interface LayerBodyInputs {
  /** [T, d] */
  readonly x: string;
  /** [T, 1, head], see `wideRope`. */
  readonly cos: string;
  readonly sin: string;
  /** [T, S]: 0 where a position may be seen, a large negative number elsewhere. */
  readonly mask: string;
  /** Keys and values of earlier tokens, [KV, P, head] each. */
  readonly past: { readonly key: string; readonly value: string } | null;
}

/**
 * One decoder layer out of primitive operations on a tape: what reverse mode differentiates, and what WebGPU runs,
 * whose fused attention is not right on every adapter (see docs/decisions/webgpu-attention.md).
 * @returns y [T, d], the keys and values of all tokens so far, [KV, S, head], and which share of its attention each
 * token gives to which, [heads, T, S]
 */
export function layerBody(
  tape: Tape,
  graph: GraphBuilder,
  shape: ModelShape,
  weights: LayerWeightNames,
  { x, cos, sin, mask, past }: LayerBodyInputs,
): { y: string; key: string; value: string; probabilities: string } {
  const { heads, keyValueHeads, headWidth } = shape;
  const weight = (name: Matrix | Norm) => weights.get(name) ?? name;
  /** The input itself where the family has no such norm. */
  const norm = (input: string, name: Norm, outerAxes = 1) =>
    shape.norms.includes(name) ? tape.rmsNorm(input, weight(name), shape.rmsEpsilon, outerAxes) : input;
  const linear = (input: string, matrix: Matrix) => tape.linear(input, weight(matrix));
  /** With its bias, where the family has one. */
  const projected = (input: string, matrix: 'q' | 'k' | 'v') => {
    const bias = `attn_${matrix}_bias` as const;
    const product = linear(input, matrix);
    return shape.norms.includes(bias) ? tape.addBias(product, weight(bias)) : product;
  };

  /** [T, count * head] -> [count, T, head]; queries and keys normed and rotated. */
  const toHeads = (value: string, count: number, headNorm: Norm | null) => {
    let split = tape.reshape(value, [0, count, headWidth], [0, count * headWidth]);
    if (headNorm) split = tape.rope(norm(split, headNorm, 2), cos, sin, count, headWidth, shape.rotary);
    return tape.transpose(split, [1, 0, 2]);
  };
  const withPast = (before: string | undefined, now: string) =>
    before ? graph.op('Concat', [before, now], { axis: 1 }) : now;
  const attentionInput = norm(x, 'attn_norm');
  const query = toHeads(projected(attentionInput, 'q'), heads, 'attn_q_norm');
  const key = withPast(past?.key, toHeads(projected(attentionInput, 'k'), keyValueHeads, 'attn_k_norm'));
  const value = withPast(past?.value, toHeads(projected(attentionInput, 'v'), keyValueHeads, null));

  // The heads that share a key/value head are laid end to end in time, so that one batched product serves them.
  const groupedQuery = tape.reshape(query, [keyValueHeads, -1, headWidth], [heads, -1, headWidth]);
  const scaled = tape.scale(tape.batchMatMul(groupedQuery, key, true), shape.queryScale);
  const scores = shape.attentionSoftcap ? tape.softcap(scaled, shape.attentionSoftcap) : scaled;
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
  const attention = linear(joined, 'o');
  const afterAttention = tape.add(x, norm(attention, 'post_attention_norm'));

  const feedForwardInput = norm(afterAttention, 'ffn_norm');
  const gate = linear(feedForwardInput, 'gate');
  const active = shape.activation === 'gelu_tanh' ? tape.gelu(gate) : tape.silu(gate);
  const feedForward = linear(tape.mul(active, linear(feedForwardInput, 'up')), 'down');
  const y = tape.add(afterAttention, norm(feedForward, 'post_ffw_norm'));
  return { y, key, value, probabilities };
}
