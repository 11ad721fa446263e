import type { ModelShape } from '../model/shape';
import { type BuiltGraph, GraphBuilder } from './builder';
import { logSumExpOnCpu } from './head_forward';
import { cappedLogits, Tape } from './tape';

/**
 * Reverse mode of the output head, for a chunk of positions: the gradient of the summed negative
 * log-likelihood. With p = softmax(logits), d logits = p - onehot(target), so the onehot's part of the hidden
 * gradient is just the target's output-embedding row: no scatter, and no second [T, V] tensor.
 *
 * Inputs `h`, `targets` [T, d] as in `buildHeadForward`. Outputs: `nll` [T] in nats, `dh` [T, d].
 */
export function buildHeadBackward(shape: ModelShape): BuiltGraph {
  const graph = new GraphBuilder('head_backward', 'initializer');
  const tape = new Tape(graph);
  const h = graph.input('h', 'float32', ['T', shape.width]);
  const targets = graph.input('targets', 'float32', ['T', shape.width]);
  const normed = tape.rmsNorm(h, graph.weight('output_norm', [shape.width]), shape.rmsEpsilon, 1);
  const output = graph.weight('output', [shape.width, shape.vocabulary]);
  const all = cappedLogits(graph, graph.op('MatMul', [normed, output]), shape.logitSoftcap);
  const last = graph.ints([-1]);
  const { exponentials, sum, logSumExp } = logSumExpOnCpu(graph, all.logits);
  const product = graph.op('ReduceSum', [graph.op('Mul', [normed, targets]), last], { keepdims: 1 });
  const target = cappedLogits(graph, product, shape.logitSoftcap);
  const nll = graph.op('Sub', [logSumExp, target.logits]);
  graph.output('nll', graph.op('Reshape', [nll, graph.ints([-1])]), 'float32', ['T']);

  const probabilities = all.sloped(graph.op('Div', [exponentials, sum]));
  // [d, V] x [T, V] transposed: the weight stays the left factor, so that it needs no second packed copy.
  const expected = graph.op('Gemm', [output, probabilities], { transB: 1 });
  const dNormed = graph.op('Sub', [
    graph.op('Transpose', [expected], { perm: [1, 0] }),
    target.sloped(targets),
  ]);
  const dh = tape.backward(normed, dNormed).get(h);
  if (dh === undefined)
    throw new Error('no gradient reaches the hidden states: the head graph is not connected');
  graph.output('dh', dh, 'float32', ['T', shape.width]);
  return graph.build();
}
