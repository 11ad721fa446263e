import { MAX_TOKENS } from '../model/positions';
import { type Matrix, type ModelShape, matrixDims, type Norm, normSize } from '../model/shape';
import { type BuiltGraph, GraphBuilder } from './builder';
import { declareLayerWeights, layerBody } from './layer_body';
import { Tape } from './tape';

/**
 * One decoder layer with a key/value cache.
 *
 * Inputs, of B sequences of one length: `x` [B, T, d]; `past_key`, `past_value` [B, KV, P, head]; `last_position` [B]
 * int32 = P + T - 1; `total_length` [] int32 = P + T; the norms and biases by their names, [size]: as inputs they can be edited
 * without a new session. Weights: the matrices as [input, output], and the rope tables `cos`, `sin`
 * [MAX_TOKENS, head / 2]. Outputs: `y` [B, T, d], `key`, `value` [B, KV, P + T, head].
 *
 * @param options.probe adds `down_input` [B, T, feed-forward] and `down_output` [B, T, d], what FFN.down reads and
 * writes, which the search for single weights looks at
 */
export function buildLayerForward(shape: ModelShape, options: { readonly probe?: boolean } = {}): BuiltGraph {
  const { width, heads, keyValueHeads, headWidth } = shape;
  const graph = new GraphBuilder('layer_forward', 'initializer');
  /** The input itself where the family has no such norm. */
  const norm = (x: string, name: Norm) =>
    shape.norms.includes(name)
      ? graph.op('SimplifiedLayerNormalization', [x, graph.input(name, 'float32', [normSize(shape, name)])], {
          axis: -1,
          epsilon: { float: shape.rmsEpsilon },
        })
      : x;
  const linear = (x: string, matrix: Matrix) => {
    const { output, input } = matrixDims(shape, matrix);
    return graph.op('MatMul', [x, graph.weight(matrix, [input, output])]);
  };
  /** With its bias, where the family has one. */
  const projected = (x: string, matrix: 'q' | 'k' | 'v') => {
    const bias = `attn_${matrix}_bias` as const;
    if (!shape.norms.includes(bias)) return linear(x, matrix);
    return graph.op('Add', [linear(x, matrix), graph.input(bias, 'float32', [normSize(shape, bias)])]);
  };
  /** Norm over each head of [1, T, heads * head]. */
  const headNorm = (x: string, name: Norm, count: number) => {
    if (!shape.norms.includes(name)) return x;
    const split = graph.op('Reshape', [x, graph.ints([0, 0, count, headWidth])]);
    return graph.op('Reshape', [norm(split, name), graph.ints([0, 0, count * headWidth])]);
  };
  const cache = ['B', keyValueHeads, 'P', headWidth];

  const x = graph.input('x', 'float32', ['B', 'T', width]);
  graph.input('past_key', 'float32', cache);
  graph.input('past_value', 'float32', cache);
  graph.input('last_position', 'int32', ['B']);
  graph.input('total_length', 'int32', []);
  graph.weight('cos', [MAX_TOKENS, headWidth / 2]);
  graph.weight('sin', [MAX_TOKENS, headWidth / 2]);

  const attentionInput = norm(x, 'attn_norm');
  const query = headNorm(projected(attentionInput, 'q'), 'attn_q_norm', heads);
  const key = headNorm(projected(attentionInput, 'k'), 'attn_k_norm', keyValueHeads);
  const value = projected(attentionInput, 'v');
  const [mixed, newKey, newValue] = graph.ops(
    'GroupQueryAttention',
    [query, key, value, 'past_key', 'past_value', 'last_position', 'total_length', 'cos', 'sin'],
    3,
    {
      num_heads: heads,
      kv_num_heads: keyValueHeads,
      do_rotary: 1,
      rotary_interleaved: shape.rotary === 'interleaved' ? 1 : 0,
      scale: { float: shape.queryScale },
      softcap: { float: shape.attentionSoftcap ?? 0 },
    },
    'com.microsoft',
  ) as [string, string, string];
  const attention = linear(mixed, 'o');
  const afterAttention = graph.op('Add', [x, norm(attention, 'post_attention_norm')]);

  const feedForwardInput = norm(afterAttention, 'ffn_norm');
  const gate = linear(feedForwardInput, 'gate');
  const active =
    shape.activation === 'gelu_tanh'
      ? graph.op('Gelu', [gate], { approximate: 'tanh' })
      : graph.op('Mul', [gate, graph.op('Sigmoid', [gate])]);
  const downInput = graph.op('Mul', [active, linear(feedForwardInput, 'up')]);
  const feedForward = linear(downInput, 'down');
  const y = graph.op('Add', [afterAttention, norm(feedForward, 'post_ffw_norm')]);

  graph.output('y', y, 'float32', ['B', 'T', width]);
  if (options.probe) {
    graph.output('down_input', downInput, 'float32', ['B', 'T', shape.feedForward]);
    graph.output('down_output', feedForward, 'float32', ['B', 'T', width]);
  }
  const grown = ['B', keyValueHeads, 'S', headWidth];
  graph.output('key', newKey, 'float32', grown);
  graph.output('value', newValue, 'float32', grown);
  return graph.build();
}

/**
 * The same layer with its weights as inputs and its attention out of primitive operations, for WebGPU.
 *
 * Inputs: `x` [1, T, d]; `past_key`, `past_value` [KV, P, head]; `cos`, `sin` [T, 1, head] of the positions of x;
 * `mask` [T, P + T]. Outputs: `y` [1, T, d], `key`, `value` [KV, P + T, head].
 */
export function buildPrimitiveLayerForward(shape: ModelShape): BuiltGraph {
  const { width, keyValueHeads, headWidth } = shape;
  const graph = new GraphBuilder('layer_forward_primitive', 'input');
  const weights = declareLayerWeights(graph, shape);
  const x = graph.input('x', 'float32', [1, 'T', width]);
  const past = {
    key: graph.input('past_key', 'float32', [keyValueHeads, 'P', headWidth]),
    value: graph.input('past_value', 'float32', [keyValueHeads, 'P', headWidth]),
  };
  const body = layerBody(new Tape(graph), graph, shape, weights, {
    x: graph.op('Reshape', [x, graph.ints([-1, width])]),
    cos: graph.input('cos', 'float32', ['T', 1, headWidth]),
    sin: graph.input('sin', 'float32', ['T', 1, headWidth]),
    mask: graph.input('mask', 'float32', ['T', 'S']),
    past,
  });
  graph.output('y', graph.op('Reshape', [body.y, graph.ints([1, -1, width])]), 'float32', [1, 'T', width]);
  graph.output('key', body.key, 'float32', [keyValueHeads, 'S', headWidth]);
  graph.output('value', body.value, 'float32', [keyValueHeads, 'S', headWidth]);
  return graph.build();
}
