import type { ModelShape } from '../model/shape';
import { type BuiltGraph, GraphBuilder, type WeightPlacement } from './builder';
import { cappedLogits } from './tape';

/** How many of the best next tokens the head returns; sampling draws among them. */
export const TOP_TOKENS = 64;
/** Positions that a run of a whole head takes at once, so that its [T, V] logits stay near 64 MB. */
export const HEAD_CHUNK = 64;

/** How the [d, V] output matrix reaches the graph. */
export type OutputFormat =
  /** `output` [d, V] in f32. */
  | 'f32'
  /** GGUF Q8_0 blocks as MatMulNBits takes them: `output_quants` [V, d / 32, 32] uint8, `output_scales` [V * d / 32]. */
  | 'q8_0';

/** Weights of a Q8_0 block; a zero point of 128 makes its int8 values uint8. */
const Q8_BLOCK = 32;

export interface HeadGraphOptions {
  readonly placement: WeightPlacement;
  readonly format: OutputFormat;
  /** Rows of the vocabulary in this slice. */
  readonly rows: number;
  /** `nll` of every target, `next` tokens after one position, `logits`, or all in one graph where weights can't be shared. */
  readonly outputs: 'all' | 'nll' | 'next' | 'logits';
}

/**
 * The output head over a slice of the vocabulary (or all of it): final norm, logits, and what is read off them.
 * Logits leave the graph only where they are asked for; slices are put together by `backend/head_slices.ts`.
 *
 * Inputs: `h` [T, d] hidden states after the last layer; for `nll`: `targets` [T, d], the output-embedding row of
 * the token to predict at each position (its logit is the dot product); for `all`: `row` [1] int64, the position
 * whose best next tokens are wanted (with `next` alone T is 1). Weights: `output_norm` [d] and the output matrix.
 * Outputs: `log_sum_exp` [T] over the slice's logits; `target_logit` [T]; `top_logit` and `top_id` [1, TOP_TOKENS],
 * best first, ids counted within the slice; `logits` [T, rows].
 */
export function buildHeadForward(shape: ModelShape, options: HeadGraphOptions): BuiltGraph {
  const graph = new GraphBuilder('head_forward', options.placement);
  const last = graph.ints([-1]);
  const h = graph.input('h', 'float32', ['T', shape.width]);
  const normed = graph.op('SimplifiedLayerNormalization', [h, graph.weight('output_norm', [shape.width])], {
    axis: -1,
    epsilon: { float: shape.rmsEpsilon },
  });
  const capped = (logits: string) => cappedLogits(graph, logits, shape.logitSoftcap).logits;
  const logits = capped(multiplyByOutput(graph, shape, normed, options));
  const logSumExp =
    options.placement === 'initializer'
      ? graph.op('Reshape', [logSumExpOnCpu(graph, logits).logSumExp, last])
      : graph.op('ReduceLogSumExp', [logits, last], { keepdims: 0 });
  graph.output('log_sum_exp', logSumExp, 'float32', ['T']);
  if (options.outputs === 'all' || options.outputs === 'logits')
    graph.output('logits', logits, 'float32', ['T', options.rows]);
  if (options.outputs === 'all' || options.outputs === 'nll') {
    const targets = graph.input('targets', 'float32', ['T', shape.width]);
    const targetLogit = graph.op('ReduceSum', [graph.op('Mul', [normed, targets]), last], { keepdims: 0 });
    graph.output('target_logit', capped(targetLogit), 'float32', ['T']);
  }
  if (options.outputs === 'all' || options.outputs === 'next') {
    const row = options.outputs === 'all' ? graph.input('row', 'int64', [1]) : null;
    const atRow = row ? graph.op('Gather', [logits, row], { axis: 0 }) : logits;
    const top = Math.min(TOP_TOKENS, options.rows);
    const [values, ids] = graph.ops('TopK', [atRow, graph.ints([top])], 2, { axis: -1, sorted: 1 }) as [
      string,
      string,
    ];
    graph.output('top_logit', values, 'float32', [1, top]);
    graph.output('top_id', ids, 'int64', [1, top]);
  }
  return graph.build();
}

/**
 * log Σ exp over the last axis out of plain operations. onnxruntime's own ReduceLogSumExp is not vectorised on the
 * CPU: for 64 x 65,536 logits it took 40 % of the head's time (docs/decisions/log-sum-exp.md).
 * @returns `logSumExp` [T, 1]; `exponentials` exp(logit - max) [T, V] and their sums [T, 1]
 */
export function logSumExpOnCpu(graph: GraphBuilder, logits: string) {
  const last = graph.ints([-1]);
  const most = graph.op('ReduceMax', [logits, last], { keepdims: 1 });
  const exponentials = graph.op('Exp', [graph.op('Sub', [logits, most])]);
  const sum = graph.op('ReduceSum', [exponentials, last], { keepdims: 1 });
  return { exponentials, sum, logSumExp: graph.op('Add', [graph.op('Log', [sum]), most]) };
}

function multiplyByOutput(
  graph: GraphBuilder,
  { width }: ModelShape,
  x: string,
  options: HeadGraphOptions,
): string {
  const { rows, format } = options;
  if (format === 'f32') return graph.op('MatMul', [x, graph.weight('output', [width, rows])]);
  const blocks = width / Q8_BLOCK;
  return graph.op(
    'MatMulNBits',
    [
      x,
      graph.weight('output_quants', [rows, blocks, Q8_BLOCK], 'uint8'),
      graph.weight('output_scales', [rows * blocks]),
    ],
    { K: width, N: rows, bits: 8, block_size: Q8_BLOCK },
    'com.microsoft',
  );
}
