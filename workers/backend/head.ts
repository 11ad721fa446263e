import { buildHeadForward } from '../graph/head_forward';
import type { ModelShape } from '../model/shape';
import { joinLikelihoods, joinLogits, joinTopTokens, type SliceOutputs, type TopTokens } from './head_slices';
import type { Logits } from './logits';
import { createSession, type Runtime, runSession, type Session } from './runtime';

/** Runs the output head over hidden states. */
export interface HeadRunner {
  /**
   * Negative log-likelihood in nats of each target.
   * @param hidden [T, d] after the last layer. @param targets [T, d] output-embedding rows of the targets.
   */
  negativeLogLikelihood(hidden: Float32Array, targets: Float32Array): Promise<Float32Array>;
  /** The best next tokens after one position. @param hidden [d] */
  topTokens(hidden: Float32Array): Promise<TopTokens>;
  /** The logits of some positions over the whole vocabulary: 1 MB each for Gemma 3 270M. @param hidden [T, d] */
  logits(hidden: Float32Array): Promise<Logits>;
  release(): Promise<void>;
}

/** Where the head's weights come from. */
export interface HeadWeights {
  /** [d] */
  readonly outputNorm: Float32Array;
  /** Columns of the output matrix in f32, [d, count], for the tokens from `first` on. */
  output(first: number, count: number): Promise<Float32Array>;
}

/**
 * Slices that the vocabulary is cut into. While a session is made its weights are in memory twice, so four slices
 * keep the peak a quarter of the head (168 MB for Gemma 3 270M) above the whole instead of doubling it.
 */
const HEAD_SLICES = 4;

/**
 * Positions that the slices take at once, so that a passage is one run: each run reads the whole head. A slice's
 * [T, V] logits are 34 MB then, for Gemma 3 270M.
 */
const SLICED_HEAD_CHUNK = 128;

/** What of the graph's outputs each question asks for; the others stay where they are. */
const LIKELIHOODS = ['log_sum_exp', 'target_logit'];
const BEST = ['log_sum_exp', 'top_logit', 'top_id'];
const LOGITS = ['log_sum_exp', 'logits'];

interface Slice {
  readonly first: number;
  readonly session: Session;
}

/** The head as sessions with their weights inside (wasm, Node), one a slice of the vocabulary. */
export class SessionHeadRunner implements HeadRunner {
  private constructor(
    private readonly runtime: Runtime,
    private readonly width: number,
    private readonly slices: Slice[],
  ) {}

  /** @param onSlice hears how many slices are ready, of how many; awaited; what it throws stops the making */
  static async create(
    runtime: Runtime,
    shape: ModelShape,
    weights: HeadWeights,
    onSlice: (done: number, total: number) => Promise<void> = async () => {},
  ): Promise<SessionHeadRunner> {
    const head = new SessionHeadRunner(runtime, shape.width, []);
    try {
      const size = Math.ceil(shape.vocabulary / HEAD_SLICES);
      for (let first = 0; first < shape.vocabulary; first += size) {
        await onSlice(head.slices.length, HEAD_SLICES);
        const rows = Math.min(size, shape.vocabulary - first);
        const graph = buildHeadForward(shape, {
          placement: 'initializer',
          format: 'f32',
          outputs: 'all',
          rows,
        });
        const output = await weights.output(first, rows);
        const session = await createSession(runtime, graph, (name) =>
          name === 'output' ? output : weights.outputNorm,
        );
        head.slices.push({ first, session });
      }
      return head;
    } catch (error) {
      await head.release();
      throw error;
    }
  }

  async negativeLogLikelihood(hidden: Float32Array, targets: Float32Array): Promise<Float32Array> {
    const tokens = hidden.length / this.width;
    const result = new Float32Array(tokens);
    for (let start = 0; start < tokens; start += SLICED_HEAD_CHUNK) {
      const end = Math.min(start + SLICED_HEAD_CHUNK, tokens);
      const chunk = (values: Float32Array) => values.subarray(start * this.width, end * this.width);
      result.set(await joinLikelihoods(await this.run(LIKELIHOODS, chunk(hidden), chunk(targets))), start);
    }
    return result;
  }

  async topTokens(hidden: Float32Array): Promise<TopTokens> {
    return joinTopTokens(await this.run(BEST, hidden), 0);
  }

  async logits(hidden: Float32Array): Promise<Logits> {
    return joinLogits(await this.run(LOGITS, hidden));
  }

  async release(): Promise<void> {
    for (const { session } of this.slices) await session.release();
  }

  private async run(
    wanted: readonly string[],
    hidden: Float32Array,
    targets: Float32Array = new Float32Array(hidden.length),
  ): Promise<SliceOutputs[]> {
    const { Tensor } = this.runtime.ort;
    const tokens = hidden.length / this.width;
    const feeds = {
      h: new Tensor('float32', hidden, [tokens, this.width]),
      targets: new Tensor('float32', targets, [tokens, this.width]),
      row: new Tensor('int64', BigInt64Array.of(BigInt(tokens - 1)), [1]),
    };
    const outputs: SliceOutputs[] = [];
    for (const { first, session } of this.slices)
      outputs.push({ first, out: await runSession(this.runtime, session, feeds, wanted) });
    return outputs;
  }
}
