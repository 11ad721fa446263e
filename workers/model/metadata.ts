import { GgufError } from '../errors';
import type { GgufFile, GgufMetadata, GgufTensor } from '../gguf/reader';
import { MAX_TOKENS } from './positions';
import { layerNorms, MATRICES, type ModelShape, matrixDims, normSize } from './shape';
import { EMBEDDING_TENSOR, OUTPUT_NORM_TENSOR, OUTPUT_TENSOR, tensorName } from './tensors';

/** Sizes past these are a damaged file; they bound what the engine allocates. */
const MAX_LAYERS = 256;
const MAX_WIDTH = 65_536;
const MAX_HEADS = 1024;
const MAX_CONTEXT = 2 ** 31;

/** Gemma 3 of 1 B and below: what GGUF files leave out because llama.cpp knows it. */
const GEMMA3 = { slidingPattern: 6, slidingRopeBase: 10_000, fullRopeBase: 1_000_000 };
/** llama.cpp's default where `llama.rope.freq_base` is missing. */
const LLAMA_ROPE_BASE = 10_000;

const ARCHITECTURES = ['gemma3', 'llama'] as const;

/**
 * The shape of a model out of its GGUF metadata, checked against the dims of every tensor.
 * @throws GgufError where the architecture is not supported, a key is missing or odd, or a tensor does not fit.
 */
export function readModelShape(file: Pick<GgufFile, 'metadata' | 'tensors'>): ModelShape {
  const shape = shapeOf(file);
  checkTensors(shape, file.tensors);
  return shape;
}

/** The model's own name, for the reader. */
export function modelName(metadata: GgufMetadata): string {
  const name = metadata.get('general.name');
  return typeof name === 'string' && name !== '' ? name : 'unnamed model';
}

function shapeOf(file: Pick<GgufFile, 'metadata' | 'tensors'>): ModelShape {
  const found = file.metadata.get('general.architecture');
  const architecture = ARCHITECTURES.find((one) => one === found);
  if (architecture === undefined) {
    throw new GgufError(
      `The file has a model of architecture "${String(found ?? 'unknown')}". Supported: ${ARCHITECTURES.join(', ')}. ` +
        'Choose a GGUF of one of these.',
    );
  }
  const keys = new Keys(file.metadata, architecture);
  const width = keys.whole('embedding_length', MAX_WIDTH);
  const heads = keys.whole('attention.head_count', MAX_HEADS);
  const headWidth = keys.wholeOr('attention.key_length', MAX_WIDTH, width / heads);
  const keyValueHeads = keys.wholeOr('attention.head_count_kv', MAX_HEADS, heads);
  if (heads % keyValueHeads !== 0 || headWidth % 2 !== 0) {
    throw new GgufError(
      `Query heads in equal groups and an even head width were expected, but the file has ${heads} heads, ` +
        `${keyValueHeads} key/value heads and a head width of ${headWidth}. It is damaged.`,
    );
  }
  keys.expect('attention.value_length', headWidth);
  keys.expect('rope.dimension_count', headWidth);
  keys.expect('rope.scaling.factor', 1);
  keys.expect('expert_count', 0);
  const gemma = architecture === 'gemma3';
  const slidingWindow = gemma ? slidingWindowOf(keys) : null;
  const fullBase = keys.positiveOr('rope.freq_base', gemma ? GEMMA3.fullRopeBase : LLAMA_ROPE_BASE);
  return {
    architecture,
    layers: keys.whole('block_count', MAX_LAYERS),
    width,
    heads,
    keyValueHeads,
    headWidth,
    feedForward: keys.whole('feed_forward_length', 4 * MAX_WIDTH),
    vocabulary: vocabularySize(file),
    contextLength: keys.whole('context_length', MAX_CONTEXT),
    rmsEpsilon: keys.positive('attention.layer_norm_rms_epsilon'),
    slidingWindow,
    slidingPattern:
      slidingWindow !== null
        ? keys.wholeOr('attention.sliding_window_pattern', MAX_LAYERS, GEMMA3.slidingPattern)
        : 1,
    ropeBase: {
      full: fullBase,
      sliding: gemma ? keys.positiveOr('rope.freq_base_swa', GEMMA3.slidingRopeBase) : fullBase,
    },
    queryScale: headWidth ** -0.5,
    embeddingScale: gemma ? Math.sqrt(width) : 1,
    activation: gemma ? 'gelu_tanh' : 'silu',
    rotary: gemma ? 'half' : 'interleaved',
    tiedEmbedding: !file.tensors.has(OUTPUT_TENSOR),
  };
}

/**
 * The sliding window in tokens, or null where every layer is full. One under MAX_TOKENS is refused: the graphs
 * have no mask for it, so that sliding layers would see more than the model was trained to see.
 */
function slidingWindowOf(keys: Keys): number | null {
  if (!keys.has('attention.sliding_window')) return null;
  const tokens = keys.whole('attention.sliding_window', MAX_CONTEXT);
  if (tokens >= MAX_TOKENS) return tokens;
  throw new GgufError(
    `A sliding window of at least ${MAX_TOKENS} tokens was expected, as long as the longest text that is scored, but ` +
      `gemma3.attention.sliding_window is ${tokens}. Choose a model with a wider window, or one without.`,
  );
}

/** Typed look-ups of `<architecture>.<key>`; each error names the key. */
class Keys {
  constructor(
    private readonly metadata: GgufMetadata,
    private readonly architecture: string,
  ) {}

  has(key: string): boolean {
    return this.metadata.has(`${this.architecture}.${key}`);
  }

  private number(key: string): number {
    const name = `${this.architecture}.${key}`;
    const value = this.metadata.get(name);
    if (value === undefined) {
      throw new GgufError(
        `The key ${name} was expected in the file, but it is missing. Convert the model again with a current llama.cpp.`,
      );
    }
    if (typeof value !== 'number' && typeof value !== 'bigint') {
      throw new GgufError(
        `A number was expected in the key ${name}. Models that differ from layer to layer are not supported.`,
      );
    }
    return Number(value);
  }

  whole(key: string, most: number): number {
    const value = this.number(key);
    if (Number.isInteger(value) && value > 0 && value <= most) return value;
    throw new GgufError(
      `A whole number from 1 to ${most} was expected in ${this.architecture}.${key}, ${value} found. The file is damaged.`,
    );
  }

  wholeOr(key: string, most: number, fallback: number): number {
    if (this.has(key)) return this.whole(key, most);
    if (Number.isInteger(fallback)) return fallback;
    throw new GgufError(
      `The key ${this.architecture}.${key} is missing, and ${fallback} can't stand for it.`,
    );
  }

  positive(key: string): number {
    const value = this.number(key);
    if (Number.isFinite(value) && value > 0) return value;
    throw new GgufError(
      `A positive number was expected in ${this.architecture}.${key}, ${value} found. The file is damaged.`,
    );
  }

  positiveOr(key: string, fallback: number): number {
    return this.has(key) ? this.positive(key) : fallback;
  }

  /** Refuses a file whose key has another value than the one that the graphs are built for. */
  expect(key: string, value: number): void {
    if (!this.has(key) || this.number(key) === value) return;
    throw new GgufError(
      `${this.architecture}.${key} is ${this.number(key)}; only ${value} is supported. Choose another model.`,
    );
  }
}

function vocabularySize(file: Pick<GgufFile, 'metadata' | 'tensors'>): number {
  const rows = file.tensors.get(EMBEDDING_TENSOR)?.dims[0];
  if (rows === undefined) {
    throw new GgufError(
      `The tensor ${EMBEDDING_TENSOR} was expected in the file, but it is missing: damaged file.`,
    );
  }
  const tokens = file.metadata.get('tokenizer.ggml.tokens');
  const count = typeof tokens === 'object' ? tokens.length : rows;
  if (count !== rows) {
    throw new GgufError(
      `The vocabulary has ${count} tokens, but ${EMBEDDING_TENSOR} has ${rows} rows; they must be equal. The file is damaged.`,
    );
  }
  return rows;
}

function checkTensors(shape: ModelShape, tensors: ReadonlyMap<string, GgufTensor>): void {
  const expected = new Map<string, readonly number[]>([
    [EMBEDDING_TENSOR, [shape.vocabulary, shape.width]],
    [OUTPUT_NORM_TENSOR, [shape.width]],
  ]);
  if (!shape.tiedEmbedding) expected.set(OUTPUT_TENSOR, [shape.vocabulary, shape.width]);
  for (let layer = 0; layer < shape.layers; layer++) {
    for (const matrix of MATRICES) {
      const { output, input } = matrixDims(shape, matrix);
      expected.set(tensorName(layer, matrix), [output, input]);
    }
    for (const norm of layerNorms(shape)) expected.set(tensorName(layer, norm), [normSize(shape, norm)]);
  }
  for (const [name, dims] of expected) {
    const tensor = tensors.get(name);
    if (tensor === undefined) {
      throw new GgufError(
        `The tensor ${name} was expected in this ${shape.architecture} file, but it is missing.`,
      );
    }
    if (tensor.dims.join() !== dims.join()) {
      throw new GgufError(
        `The tensor ${name} was expected with dims ${dims.join(' x ')} (output x input), ${tensor.dims.join(' x ')} found. ` +
          'The file is damaged or of a variant that is not supported.',
      );
    }
  }
  for (const name of tensors.keys()) {
    if (expected.has(name)) continue;
    throw new GgufError(
      `The file has a tensor ${name}, which this project's ${shape.architecture} does not compute with ` +
        '(a bias, experts or scaled rotary frequencies, perhaps). Choose another model.',
    );
  }
}
