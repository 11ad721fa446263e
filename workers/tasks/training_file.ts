import * as v from 'valibot';
import { TrainingError } from '../errors';
import { issueValues } from '../errors/words';
import { MATRICES, type ModelShape, matrixDims } from '../model/shape';
import { tensorName } from '../model/tensors';
import type { SavedTraining } from '../protocol';
import {
  MAX_LEARNING_RATE,
  MAX_STEP_TOKENS,
  MAX_TRAINING_CHARACTERS,
  MAX_TRAINING_STEPS,
} from './training_limits';

/**
 * A training as a file, which is safetensors (https://github.com/huggingface/safetensors) in F32:
 *
 * | offset | bytes | what                                                                              |
 * |--------|-------|-----------------------------------------------------------------------------------|
 * | 0      | 8     | H, length of the header, little-endian; 0 where the file was not written to its end |
 * | 8      | H     | JSON in UTF-8, filled up with blanks to a multiple of 8: what tensor lies where   |
 * | 8 + H  | …     | the tensors, one behind the other                                                 |
 *
 * A matrix has GGUF's name and lies as it runs, [input, output]. In a file to go on from, each is followed by AdamW's
 * two moments (`….first`, `….second`). `__metadata__.training` is JSON: what the training was (`SavedTraining`).
 */
const PREFIX_BYTES = 8;
const BYTES_PER_NUMBER = 4;
const MOMENTS = ['first', 'second'] as const;
/** Limits of what a file from outside may make us read: a text of a million characters takes six bytes each at worst. */
const MAX_HEADER_BYTES = 2 ** 24;
/** The newest points that are written, some 300 bytes each. */
export const MAX_POINTS = 10_000;
const MAX_SCORES = 64;
/** Characters of a model's name that are written. */
export const MAX_SAVED_NAME = 200;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());
const rate = v.pipe(v.number(), v.gtValue(0), v.maxValue(MAX_LEARNING_RATE));
const upTo = (most: number) => v.pipe(whole, v.minValue(1), v.maxValue(most));
const frozen = v.picklist(['none', 'core', 'random']);
const SavedSchema = v.strictObject({
  version: v.literal(1),
  modelName: v.pipe(v.string(), v.maxLength(MAX_SAVED_NAME)),
  modelSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  steps: v.pipe(whole, v.minValue(1)),
  tokens: whole,
  /** Steps that the moments have seen. */
  momentSteps: whole,
  frozenWeights: whole,
  settings: v.strictObject({
    text: v.pipe(v.string(), v.maxLength(MAX_TRAINING_CHARACTERS)),
    learningRate: rate,
    frozen,
    steps: upTo(MAX_TRAINING_STEPS),
    tokensPerStep: upTo(MAX_STEP_TOKENS),
    scoreEvery: upTo(MAX_TRAINING_STEPS),
  }),
  points: v.pipe(
    v.array(
      v.strictObject({
        step: whole,
        tokens: whole,
        loss: v.nullable(finite),
        gradientNorm: v.nullable(finite),
        msPerStep: v.nullable(finite),
        scores: v.pipe(
          v.array(
            v.strictObject({
              id: v.pipe(v.string(), v.maxLength(MAX_SAVED_NAME)),
              tokens: whole,
              meanNll: finite,
            }),
          ),
          v.maxLength(MAX_SCORES),
        ),
      }),
    ),
    v.maxLength(MAX_POINTS),
  ),
});

interface Tensor {
  readonly name: string;
  readonly shape: readonly [input: number, output: number];
  /** Bytes from the end of the header. */
  readonly from: number;
  readonly to: number;
}

/** The tensors of a file, in the order of `Trainer.state()`; without moments every third of them. */
function tensorsOf(shape: ModelShape, withMoments: boolean): readonly Tensor[] {
  let at = 0;
  return Array.from({ length: shape.layers }, (_, layer) =>
    MATRICES.flatMap((matrix) => {
      const { input, output } = matrixDims(shape, matrix);
      const name = tensorName(layer, matrix);
      return [name, ...(withMoments ? MOMENTS.map((moment) => `${name}.${moment}`) : [])].map((name) => {
        const from = at;
        at += BYTES_PER_NUMBER * input * output;
        return { name, shape: [input, output] as const, from, to: at };
      });
    }),
  ).flat();
}

/** Beginning of a file and its tensors, to be written one behind the other. @param state as `Trainer.state()` gives it */
export function encodeTraining(
  shape: ModelShape,
  saved: SavedTraining,
  state: readonly Float32Array[],
  withMoments: boolean,
): readonly Uint8Array<ArrayBuffer>[] {
  const tensors = tensorsOf(shape, withMoments).map(
    ({ name, shape, from, to }) => [name, { dtype: 'F32', shape, data_offsets: [from, to] }] as const,
  );
  const training = JSON.stringify({ ...saved, points: saved.points.slice(-MAX_POINTS) });
  const json = new TextEncoder().encode(
    JSON.stringify({ __metadata__: { training }, ...Object.fromEntries(tensors) }),
  );
  const header = new Uint8Array(PREFIX_BYTES * (1 + Math.ceil(json.length / PREFIX_BYTES))).fill(0x20);
  new DataView(header.buffer).setBigUint64(0, BigInt(header.length - PREFIX_BYTES), true);
  header.set(json, PREFIX_BYTES);
  const written = withMoments ? state : state.filter((_, at) => at % (1 + MOMENTS.length) === 0);
  // What is trained is shared with no other thread.
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) =>
    new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  return [header, ...written.map(bytes)];
}

/** A file whose header is in order. */
export interface TrainingFile {
  readonly saved: SavedTraining;
  readonly hasMoments: boolean;
  /** One array of `Trainer.state()`; null for a moment that is not there. @throws TrainingError where it is not finite */
  read(at: number): Promise<Float32Array | null>;
}

/**
 * Opens a file of trained weights; nothing in it is trusted.
 * @throws TrainingError where it is none, damaged, or of another model
 */
export async function openTraining(
  file: Blob,
  shape: ModelShape,
  modelSha256: string,
): Promise<TrainingFile> {
  const prefix = new DataView(await file.slice(0, PREFIX_BYTES).arrayBuffer());
  const headerBytes = prefix.byteLength < PREFIX_BYTES ? 0 : Number(prefix.getBigUint64(0, true));
  if (headerBytes === 0 || headerBytes > Math.min(MAX_HEADER_BYTES, file.size))
    throw new TrainingError('training.noFile');
  const from = PREFIX_BYTES + headerBytes;
  const { __metadata__: notes, ...listed } = readObject(await file.slice(PREFIX_BYTES, from).arrayBuffer());
  const saved = readSaved(notes);
  if (saved.modelSha256 !== modelSha256) throw new TrainingError('training.foreign');
  const hasMoments = Object.keys(listed).some((name) => name.endsWith(`.${MOMENTS[0]}`));
  const tensors = tensorsOf(shape, hasMoments);
  const wrong = tensors.find((tensor) => !isListed(listed[tensor.name], tensor))?.name;
  const found = Object.keys(listed).length;
  if (wrong !== undefined || found !== tensors.length)
    throw new TrainingError('training.fileTensors', { tensor: wrong ?? tensors.length, found });
  const expected = from + (tensors.at(-1)?.to ?? 0);
  if (file.size !== expected) throw new TrainingError('training.fileSize', { bytes: file.size, expected });
  return {
    saved,
    hasMoments,
    async read(at) {
      const group = 1 + MOMENTS.length;
      const tensor = hasMoments ? tensors[at] : at % group === 0 ? tensors[at / group] : undefined;
      if (tensor === undefined) return null;
      const values = new Float32Array(await file.slice(from + tensor.from, from + tensor.to).arrayBuffer());
      // A second moment is a mean of squares.
      const least = tensor.name.endsWith(`.${MOMENTS[1]}`) ? 0 : -Infinity;
      for (let at = 0; at < values.length; at++)
        if (!Number.isFinite(values[at]) || values[at] < least)
          throw new TrainingError('training.fileNumbers', { tensor: tensor.name, found: values[at] });
      return values;
    },
  };
}

function readObject(json: ArrayBuffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch (cause) {
    throw new TrainingError('training.noFile', {}, { cause });
  }
  throw new TrainingError('training.noFile');
}

function readSaved(notes: unknown): SavedTraining {
  const { training } = { training: undefined, ...(notes as object | undefined) };
  if (typeof training !== 'string') throw new TrainingError('training.noFile');
  let value: unknown;
  try {
    value = JSON.parse(training);
  } catch (cause) {
    throw new TrainingError('training.noFile', {}, { cause });
  }
  const result = v.safeParse(SavedSchema, value);
  if (result.success) return result.output;
  throw new TrainingError('training.fileInvalid', issueValues(result.issues[0]));
}

/** Whether the header says of a tensor what it has to be. */
function isListed(listed: unknown, { shape, from, to }: Tensor): boolean {
  const expected = { dtype: 'F32', shape, data_offsets: [from, to] };
  const found = v.safeParse(
    v.strictObject({ dtype: v.string(), shape: v.array(v.number()), data_offsets: v.array(v.number()) }),
    listed,
  );
  return (
    found.success &&
    found.output.dtype === expected.dtype &&
    found.output.shape.join() === shape.join() &&
    found.output.data_offsets.join() === expected.data_offsets.join()
  );
}
