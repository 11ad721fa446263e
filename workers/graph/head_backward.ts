import type { ModelShape } from '../model/shape';
import { type BuiltGraph, GraphBuilder } from './builder';
import { logSumExpOnCpu } from './head_forward';
import { cappedLogits, Tape } from './tape';

/**
 * Reverse mode of the output head. With p = softmax(logits), d logits = p - onehot(target), so the onehot's part of
 * the hidden gradient is just the target's output-embedding row: no scatter, and no second [T, V] tensor.
 *
 * This is the part that one slice of the vocabulary gives, or all of it where the head may be in memory whole a
 * second time. With the softmax taken inside the slice, slices are joined as in attention over blocks:
 * by their log-sum-exps (`joinSlice` of tasks/head_gradients.ts).
 *
 * Input `h` [T, d]; weights `output_norm` [d], `output` [d, rows].
 * Outputs: `log_sum_exp` [T] over the slice; `expected` [T, d], the slice's output rows weighted by its softmax,
 * and by the slope of the cap where the logits have one.
 */
export function buildHeadSliceBackward(shape: ModelShape, rows: number): BuiltGraph {
  const graph = new GraphBuilder('head_backward', 'initializer');
  const h = graph.input('h', 'float32', ['T', shape.width]);
  const normed = new Tape(graph).rmsNorm(h, graph.weight('output_norm', [shape.width]), shape.rmsEpsilon, 1);
  const output = graph.weight('output', [shape.width, rows]);
  const { logits, sloped } = cappedLogits(graph, graph.op('MatMul', [normed, output]), shape.logitSoftcap);
  const { exponentials, sum, logSumExp } = logSumExpOnCpu(graph, logits);
  graph.output('log_sum_exp', graph.op('Reshape', [logSumExp, graph.ints([-1])]), 'float32', ['T']);
  const probabilities = sloped(graph.op('Div', [exponentials, sum]));
  // [d, rows] x [T, rows] transposed: the weight stays the left factor, so that it needs no second packed copy.
  const expected = graph.op('Gemm', [output, probabilities], { transB: 1 });
  graph.output('expected', graph.op('Transpose', [expected], { perm: [1, 0] }), 'float32', [
    'T',
    shape.width,
  ]);
  return graph.build();
}

/**
 * The final norm backwards, and the targets' logits: what no slice of the vocabulary can know alone.
 *
 * Inputs: `h`, `targets` and `expected` [T, d], the expected output row under the softmax over the whole vocabulary.
 * Outputs: `target_logit` [T]; `dh` [T, d], the gradient of the summed negative log-likelihood.
 */
export function buildHeadNormBackward(shape: ModelShape): BuiltGraph {
  const graph = new GraphBuilder('head_norm_backward', 'initializer');
  const tape = new Tape(graph);
  const [h, targets, expected] = ['h', 'targets', 'expected'].map((name) =>
    graph.input(name, 'float32', ['T', shape.width]),
  ) as [string, string, string];
  const normed = tape.rmsNorm(h, graph.weight('output_norm', [shape.width]), shape.rmsEpsilon, 1);
  const last = graph.ints([-1]);
  const product = graph.op('ReduceSum', [graph.op('Mul', [normed, targets]), last], { keepdims: 1 });
  const { logits, sloped } = cappedLogits(graph, product, shape.logitSoftcap);
  graph.output('target_logit', graph.op('Reshape', [logits, last]), 'float32', ['T']);
  const dh = tape.backward(normed, graph.op('Sub', [expected, sloped(targets)])).get(h);
  if (dh === undefined)
    throw new Error('no gradient reaches the hidden states: the head graph is not connected');
  graph.output('dh', dh, 'float32', ['T', shape.width]);
  return graph.build();
}
