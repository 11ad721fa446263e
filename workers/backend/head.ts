import { buildHeadForward, HEAD_CHUNK } from '../graph/head_forward';
import type { ModelShape } from '../model/shape';
import { createSession, type Feeds, floatsOf, type Runtime, runSession, type Session } from './runtime';

/** The best next tokens at one position, best first. */
export interface TopTokens {
  readonly ids: readonly number[];
  /** Natural logarithms of their probabilities. */
  readonly logProbabilities: Float32Array;
}

/** Runs the output head over hidden states. */
export interface HeadRunner {
  /**
   * Negative log-likelihood in nats of each target.
   * @param hidden [T, d] after the last layer. @param targets [T, d] output-embedding rows of the targets.
   */
  negativeLogLikelihood(hidden: Float32Array, targets: Float32Array): Promise<Float32Array>;
  /** The best next tokens after one position. @param hidden [d] */
  topTokens(hidden: Float32Array): Promise<TopTokens>;
  release(): Promise<void>;
}

/** Reads the best next tokens off a head graph's outputs. */
export function topTokensOf(out: Feeds): TopTokens {
  const ids = out.top_id?.data;
  if (!(ids instanceof BigInt64Array)) throw new Error('the head graph gave no token ids');
  return { ids: Array.from(ids, Number), logProbabilities: floatsOf(out.top_log_probability) };
}

/** The head as one session with its [d, V] weights inside (wasm, Node). */
export class SessionHeadRunner implements HeadRunner {
  private constructor(
    private readonly runtime: Runtime,
    private readonly width: number,
    private readonly session: Session,
  ) {}

  /** @param outputNorm [d] @param output [d, V] */
  static async create(
    runtime: Runtime,
    shape: ModelShape,
    outputNorm: Float32Array,
    output: Float32Array,
  ): Promise<SessionHeadRunner> {
    const session = await createSession(
      runtime,
      buildHeadForward(shape, { placement: 'initializer', format: 'f32', outputs: 'both' }),
      (name) => (name === 'output' ? output : outputNorm),
    );
    return new SessionHeadRunner(runtime, shape.width, session);
  }

  async negativeLogLikelihood(hidden: Float32Array, targets: Float32Array): Promise<Float32Array> {
    const tokens = hidden.length / this.width;
    const result = new Float32Array(tokens);
    for (let start = 0; start < tokens; start += HEAD_CHUNK) {
      const end = Math.min(start + HEAD_CHUNK, tokens);
      const slice = (values: Float32Array) => values.subarray(start * this.width, end * this.width);
      const out = await this.run(slice(hidden), slice(targets));
      result.set(floatsOf(out.nll), start);
    }
    return result;
  }

  async topTokens(hidden: Float32Array): Promise<TopTokens> {
    const out = await this.run(hidden, new Float32Array(this.width));
    return topTokensOf(out);
  }

  release(): Promise<void> {
    return this.session.release();
  }

  private run(hidden: Float32Array, targets: Float32Array) {
    const { Tensor } = this.runtime.ort;
    const tokens = hidden.length / this.width;
    return runSession(this.runtime, this.session, {
      h: new Tensor('float32', hidden, [tokens, this.width]),
      targets: new Tensor('float32', targets, [tokens, this.width]),
      row: new Tensor('int64', BigInt64Array.of(BigInt(tokens - 1)), [1]),
    });
  }
}
