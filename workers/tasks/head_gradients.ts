import { createSession, floatsOf, type Runtime, runSession, type Session } from '../backend/runtime';
import type { Checkpoint } from '../decoder/decoder';
import { buildHeadNormBackward, buildHeadSliceBackward } from '../graph/head_backward';
import { HEAD_CHUNK } from '../graph/head_forward';
import type { ModelShape } from '../model/shape';

/**
 * Slices of the vocabulary, where memory is short. A session keeps its slice of the head twice, as the left factor of one product and packed
 * as the right one of the other, and a third time while it is made: 84 MB each for Gemma 3 270M.
 */
const BACKWARD_SLICES = 8;

/** Where the head's weights come from, as in `GradientParts`. */
export interface HeadGradientParts {
  readonly runtime: Runtime;
  readonly shape: ModelShape;
  readonly outputNorm: Float32Array;
  /** Columns of the output matrix, [d, count]. */
  readonly output: (first: number, count: number) => Promise<Float32Array>;
}

/** One sequence at the head: hidden states and the output rows of its targets, [T, d] each. */
export interface HeadInput {
  readonly hidden: Float32Array;
  readonly targets: Float32Array;
}

export interface HeadGradient {
  /** Negative log-likelihood in nats, [T]. */
  readonly nll: Float32Array;
  /** Gradient of its sum by the hidden states, [T, d]. */
  readonly dh: Float32Array;
}

/** What the slices so far say of a sequence. */
interface Joined {
  readonly logSumExp: Float32Array;
  readonly expected: Float32Array;
}

/**
 * Sessions of the head's slices. One is made after another and let go of; or they are kept for the next pass, where
 * memory is plenty, since making them takes a fifth of a training step.
 */
export class HeadSlices {
  private readonly kept = new Map<number, Session>();

  /** @param count of slices */
  constructor(
    private readonly keeps: boolean,
    readonly count = BACKWARD_SLICES,
  ) {}

  /** Runs with the session of the `rows` words from `first` on. */
  async use(
    parts: HeadGradientParts,
    first: number,
    rows: number,
    run: (session: Session) => Promise<void>,
  ): Promise<void> {
    const session = this.kept.get(first) ?? (await sliceSession(parts, first, rows));
    if (this.keeps) this.kept.set(first, session);
    try {
      await run(session);
    } finally {
      if (!this.keeps) await session.release();
    }
  }

  async release(): Promise<void> {
    const sessions = [...this.kept.values()];
    this.kept.clear();
    for (const session of sessions) await session.release();
  }
}

/**
 * Gradients of many sequences at the head, slice by slice of the vocabulary, each slice over all sequences.
 * @param onPart hears after each sequence of each slice how many of how many are done
 */
export async function headGradients(
  parts: HeadGradientParts,
  inputs: readonly HeadInput[],
  slices: HeadSlices,
  checkpoint: Checkpoint,
  onPart: (done: number, total: number) => Promise<void>,
): Promise<HeadGradient[]> {
  const { runtime, shape } = parts;
  const joined = inputs.map(
    ({ hidden }): Joined => ({
      logSumExp: new Float32Array(hidden.length / shape.width).fill(-Infinity),
      expected: new Float32Array(hidden.length),
    }),
  );
  const size = Math.ceil(shape.vocabulary / slices.count);
  const total = Math.ceil(shape.vocabulary / size) * inputs.length;
  let done = 0;
  for (let first = 0; first < shape.vocabulary; first += size) {
    await slices.use(parts, first, Math.min(size, shape.vocabulary - first), async (session) => {
      for (const [at, { hidden }] of inputs.entries()) {
        checkpoint();
        await addSlice(runtime, session, hidden, joined[at], shape.width);
        await onPart(++done, total);
      }
    });
  }
  return normBackward(parts, inputs, joined);
}

async function sliceSession(parts: HeadGradientParts, first: number, rows: number): Promise<Session> {
  const output = await parts.output(first, rows);
  return createSession(parts.runtime, buildHeadSliceBackward(parts.shape, rows), (name) =>
    name === 'output' ? output : parts.outputNorm,
  );
}

async function addSlice(
  runtime: Runtime,
  session: Session,
  hidden: Float32Array,
  joined: Joined,
  width: number,
): Promise<void> {
  const tokens = joined.logSumExp.length;
  for (let start = 0; start < tokens; start += HEAD_CHUNK) {
    const end = Math.min(start + HEAD_CHUNK, tokens);
    const h = new runtime.ort.Tensor('float32', hidden.subarray(start * width, end * width), [
      end - start,
      width,
    ]);
    const out = await runSession(runtime, session, { h });
    joinSlice(
      {
        logSumExp: joined.logSumExp.subarray(start, end),
        expected: joined.expected.subarray(start * width, end * width),
      },
      { logSumExp: floatsOf(out.log_sum_exp), expected: floatsOf(out.expected) },
    );
  }
}

/** Adds a slice to what the earlier ones say, in place: each part weighs as much as its share of the softmax. */
export function joinSlice(into: Joined, slice: Joined): void {
  const width = into.expected.length / into.logSumExp.length;
  for (let token = 0; token < into.logSumExp.length; token++) {
    const [a, b] = [into.logSumExp[token], slice.logSumExp[token]];
    const most = Math.max(a, b);
    const both = most + Math.log(Math.exp(a - most) + Math.exp(b - most));
    const [mine, theirs] = [Math.exp(a - both), Math.exp(b - both)];
    for (let at = token * width; at < (token + 1) * width; at++)
      into.expected[at] = into.expected[at] * mine + slice.expected[at] * theirs;
    into.logSumExp[token] = both;
  }
}

async function normBackward(
  { runtime, shape, outputNorm }: HeadGradientParts,
  inputs: readonly HeadInput[],
  joined: readonly Joined[],
): Promise<HeadGradient[]> {
  const session = await createSession(runtime, buildHeadNormBackward(shape), () => outputNorm);
  const tensor = (values: Float32Array) =>
    new runtime.ort.Tensor('float32', values, [values.length / shape.width, shape.width]);
  const gradients: HeadGradient[] = [];
  try {
    for (const [at, { hidden, targets }] of inputs.entries()) {
      const { logSumExp, expected } = joined[at];
      const feeds = { h: tensor(hidden), targets: tensor(targets), expected: tensor(expected) };
      const out = await runSession(runtime, session, feeds);
      const logits = floatsOf(out.target_logit);
      gradients.push({
        nll: logSumExp.map((value, token) => value - logits[token]),
        dh: floatsOf(out.dh),
      });
    }
  } finally {
    await session.release();
  }
  return gradients;
}
