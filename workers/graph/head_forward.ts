import type { ModelShape } from '../model/shape';
import { type BuiltGraph, GraphBuilder } from './builder';

/** How many of the best next tokens the head returns; sampling draws among them. */
export const TOP_TOKENS = 64;
/** Positions that a run of the head takes at once, so that [T, V] logits stay near 64 MB. */
export const HEAD_CHUNK = 64;

/**
 * The output head: final norm, logits, and what is read off them. The [T, V] logits never leave the graph.
 *
 * Inputs: `h` [T, d] hidden states after the last layer; `targets` [T, d] the output-embedding row of the
 * token to predict at each position (its logit is the dot product); `row` [1] int64, the position whose best
 * next tokens are wanted. Weights: `output_norm` [d], `output` [d, V].
 * Outputs: `nll` [T] in nats; `top_log_probability` and `top_id` [1, TOP_TOKENS], best first.
 */
export function buildHeadForward(shape: ModelShape): BuiltGraph {
  const graph = new GraphBuilder('head_forward', 'initializer');
  const h = graph.input('h', 'float32', ['T', shape.width]);
  const targets = graph.input('targets', 'float32', ['T', shape.width]);
  const row = graph.input('row', 'int64', [1]);
  const normed = graph.op('SimplifiedLayerNormalization', [h, graph.weight('output_norm', [shape.width])], {
    axis: -1,
    epsilon: { float: shape.rmsEpsilon },
  });
  const logits = graph.op('MatMul', [normed, graph.weight('output', [shape.width, shape.vocabulary])]);
  const last = graph.ints([-1]);
  const logSumExp = graph.op('ReduceLogSumExp', [logits, last], { keepdims: 0 });
  const targetLogit = graph.op('ReduceSum', [graph.op('Mul', [normed, targets]), last], { keepdims: 0 });
  graph.output('nll', graph.op('Sub', [logSumExp, targetLogit]), 'float32', ['T']);

  const top = Math.min(TOP_TOKENS, shape.vocabulary);
  const [values, ids] = graph.ops(
    'TopK',
    [graph.op('Gather', [logits, row], { axis: 0 }), graph.ints([top])],
    2,
    {
      axis: -1,
      sorted: 1,
    },
  ) as [string, string];
  const logProbability = graph.op('Sub', [values, graph.op('Gather', [logSumExp, row], { axis: 0 })]);
  graph.output('top_log_probability', logProbability, 'float32', [1, top]);
  graph.output('top_id', ids, 'int64', [1, top]);
  return graph.build();
}
