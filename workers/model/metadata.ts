import { GgufError } from '../errors';
import { dequantise } from '../gguf/dequantise';
import type { GgufMetadata } from '../gguf/header';
import type { GgufFile, GgufTensor } from '../gguf/reader';
import { architectureOf } from './architectures';
import { MAX_TOKENS } from './positions';
import { MATRICES, MAX_HEADS, MAX_LAYERS, type ModelShape, matrixDims, normSize } from './shape';
import {
  EMBEDDING_TENSOR,
  OUTPUT_NORM_TENSOR,
  OUTPUT_TENSOR,
  ROPE_FACTORS_TENSOR,
  tensorName,
} from './tensors';

/** Sizes past these are a damaged file; they bound what the engine allocates. */
const MAX_WIDTH = 65_536;
const MAX_CONTEXT = 2 ** 31;
/** A longer name is cut: it stands in lists, exports and the headers of regions, which take 500 characters. */
const MAX_NAME_CHARACTERS = 200;

/**
 * The shape of a model out of its GGUF metadata, checked against the dims of every tensor.
 * @throws GgufError where the architecture is not supported, a key is missing or odd, or a tensor does not fit.
 */
export async function readModelShape(file: GgufFile): Promise<ModelShape> {
  const shape = declaredShape(file);
  const factors = file.tensors.get(ROPE_FACTORS_TENSOR);
  if (factors === undefined) return shape;
  const values = new Float32Array(shape.headWidth / 2);
  dequantise(factors.type, await file.readTensor(factors.name), values);
  if (!values.every((value) => Number.isFinite(value) && value > 0))
    throw new GgufError('model.ropeFactors', { tensor: factors.name });
  return { ...shape, ropeFactors: [...values] };
}

/** The same from the header alone, as long as no tensor has been read: without the factors of rotary frequencies. */
export function declaredShape(file: Pick<GgufFile, 'metadata' | 'tensors'>): ModelShape {
  const shape = shapeOf(file);
  checkTensors(shape, file.tensors);
  return shape;
}

/** The model's own name, for the reader. */
export function modelName(metadata: GgufMetadata): string {
  const name = metadata.get('general.name');
  return typeof name === 'string' && name !== '' ? name.slice(0, MAX_NAME_CHARACTERS) : 'unnamed model';
}

function shapeOf(file: Pick<GgufFile, 'metadata' | 'tensors'>): ModelShape {
  const { name, norms, activation, rotary, ...family } = architectureOf(file.metadata);
  const keys = new Keys(file.metadata, name);
  const width = keys.whole('embedding_length', MAX_WIDTH);
  const heads = keys.whole('attention.head_count', MAX_HEADS);
  const headWidth = keys.wholeOr('attention.key_length', MAX_WIDTH, width / heads);
  const keyValueHeads = keys.wholeOr('attention.head_count_kv', MAX_HEADS, heads);
  if (heads % keyValueHeads !== 0 || headWidth % 2 !== 0) {
    throw new GgufError('model.heads', { heads, keyValueHeads, headWidth });
  }
  keys.expect('attention.value_length', headWidth);
  keys.expect('rope.dimension_count', headWidth);
  for (const [key, neutral] of NEUTRAL_KEYS) keys.expect(key, neutral);
  const layers = keys.whole('block_count', MAX_LAYERS);
  const ropeScale = ropeScaleOf(keys);
  const attentionSoftcap = softcapOf(keys, 'attn_logit_softcapping', family.softcaps?.attention);
  const logitSoftcap = softcapOf(keys, 'final_logit_softcapping', family.softcaps?.logits);
  const slidingWindow = family.sliding === null ? null : slidingWindowOf(keys);
  const ropeBase = keys.positiveOr('rope.freq_base', family.ropeBase);
  return {
    architecture: name,
    norms,
    layers,
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
      slidingWindow !== null && family.sliding !== null
        ? keys.wholeOr('attention.sliding_window_pattern', MAX_LAYERS, family.sliding.pattern)
        : 1,
    ropeBase: {
      full: ropeBase,
      sliding:
        family.sliding === null ? ropeBase : keys.positiveOr('rope.freq_base_swa', family.sliding.ropeBase),
    },
    ...(ropeScale === 1 ? {} : { ropeScale }),
    queryScale: keys.positiveOr(
      'attention.scale',
      (layers === family.scalesByWidthAt ? width / heads : headWidth) ** -0.5,
    ),
    ...(attentionSoftcap === undefined ? {} : { attentionSoftcap }),
    ...(logitSoftcap === undefined ? {} : { logitSoftcap }),
    embeddingScale: family.embeddingScale(width),
    activation,
    rotary,
    tiedEmbedding: !file.tensors.has(OUTPUT_TENSOR),
  };
}

/** What the graphs do not compute with, and the value at which it does nothing. */
const NEUTRAL_KEYS = [
  ['expert_count', 0],
  ['attention.clamp_kqv', 0],
  ['attention.max_alibi_bias', 0],
  ['rope.scaling.attn_factor', 1],
  ['logit_scale', 1],
  ['residual_scale', 1],
  ['embedding_scale', 1],
  ['attention.causal', true],
  ['use_parallel_residual', false],
] as const;

/** The factor of linear scaling. @throws GgufError where positions are scaled in another way */
function ropeScaleOf(keys: Keys): number {
  const type = keys.text('rope.scaling.type');
  if (type === undefined || type === 'linear')
    return keys.positiveOr('rope.scaling.factor', keys.positiveOr('rope.scale_linear', 1));
  if (type === 'none') return 1;
  throw new GgufError('model.keyValue', {
    key: keys.nameOf('rope.scaling.type'),
    found: type,
    supported: 'linear, none',
  });
}

/** A cap that a file names, or that its family has; a cap of 0 is none. */
function softcapOf(keys: Keys, key: string, ofFamily: number | undefined): number | undefined {
  if (!keys.has(key)) return ofFamily;
  return keys.isZero(key) ? undefined : keys.positive(key);
}

/**
 * The sliding window in tokens, or null where every layer is full. One under MAX_TOKENS is refused: the graphs
 * have no mask for it, so that sliding layers would see more than the model was trained to see.
 */
function slidingWindowOf(keys: Keys): number | null {
  if (!keys.has('attention.sliding_window')) return null;
  const tokens = keys.whole('attention.sliding_window', MAX_CONTEXT);
  if (tokens >= MAX_TOKENS) return tokens;
  throw new GgufError('model.window', {
    key: keys.nameOf('attention.sliding_window'),
    least: MAX_TOKENS,
    found: tokens,
  });
}

/** Typed look-ups of `<architecture>.<key>`; each error names the key. */
class Keys {
  constructor(
    private readonly metadata: GgufMetadata,
    private readonly architecture: string,
  ) {}

  nameOf(key: string): string {
    return `${this.architecture}.${key}`;
  }

  has(key: string): boolean {
    return this.metadata.has(this.nameOf(key));
  }

  private number(key: string): number {
    const name = this.nameOf(key);
    const value = this.metadata.get(name);
    if (value === undefined) {
      throw new GgufError('model.keyMissing', { key: name });
    }
    if (typeof value !== 'number') {
      throw new GgufError('model.keyNotNumber', { key: name });
    }
    return value;
  }

  whole(key: string, most: number): number {
    const value = this.number(key);
    if (Number.isInteger(value) && value > 0 && value <= most) return value;
    throw new GgufError('model.keyRange', { most, key: this.nameOf(key), found: value });
  }

  wholeOr(key: string, most: number, fallback: number): number {
    if (this.has(key)) return this.whole(key, most);
    if (Number.isInteger(fallback)) return fallback;
    throw new GgufError('model.keyNeeded', { key: this.nameOf(key), fallback });
  }

  positive(key: string): number {
    const value = this.number(key);
    if (Number.isFinite(value) && value > 0) return value;
    throw new GgufError('model.keyPositive', { key: this.nameOf(key), found: value });
  }

  positiveOr(key: string, fallback: number): number {
    return this.has(key) ? this.positive(key) : fallback;
  }

  isZero(key: string): boolean {
    return this.number(key) === 0;
  }

  text(key: string): string | undefined {
    const value = this.metadata.get(this.nameOf(key));
    return value === undefined ? undefined : String(value);
  }

  /** Refuses a file whose key has another value than the one that the graphs are built for. */
  expect(key: string, supported: number | boolean): void {
    const found = this.metadata.get(this.nameOf(key));
    if (found === undefined || found === supported) return;
    if (typeof supported === 'number') this.number(key);
    throw new GgufError('model.keyValue', {
      key: this.nameOf(key),
      found: typeof found === 'number' ? found : String(found),
      supported: typeof supported === 'number' ? supported : String(supported),
    });
  }
}

function vocabularySize(file: Pick<GgufFile, 'metadata' | 'tensors'>): number {
  const rows = file.tensors.get(EMBEDDING_TENSOR)?.dims[0];
  if (rows === undefined) {
    throw new GgufError('model.embeddingMissing', { tensor: EMBEDDING_TENSOR });
  }
  const tokens = file.metadata.get('tokenizer.ggml.tokens');
  const count = typeof tokens === 'object' ? tokens.length : rows;
  if (count !== rows) {
    throw new GgufError('model.vocabularyRows', { tokens: count, tensor: EMBEDDING_TENSOR, rows });
  }
  return rows;
}

function checkTensors(shape: ModelShape, tensors: ReadonlyMap<string, GgufTensor>): void {
  const expected = new Map<string, readonly number[]>([
    [EMBEDDING_TENSOR, [shape.vocabulary, shape.width]],
    [OUTPUT_NORM_TENSOR, [shape.width]],
  ]);
  if (tensors.has(ROPE_FACTORS_TENSOR)) expected.set(ROPE_FACTORS_TENSOR, [shape.headWidth / 2]);
  if (!shape.tiedEmbedding) expected.set(OUTPUT_TENSOR, [shape.vocabulary, shape.width]);
  for (let layer = 0; layer < shape.layers; layer++) {
    for (const matrix of MATRICES) {
      const { output, input } = matrixDims(shape, matrix);
      expected.set(tensorName(layer, matrix), [output, input]);
    }
    for (const norm of shape.norms) expected.set(tensorName(layer, norm), [normSize(shape, norm)]);
  }
  for (const [name, dims] of expected) {
    const tensor = tensors.get(name);
    if (tensor === undefined) {
      throw new GgufError('model.tensorMissing', { tensor: name, architecture: shape.architecture });
    }
    if (tensor.dims.join() !== dims.join()) {
      throw new GgufError('model.tensorDims', {
        tensor: name,
        expected: dims.join(' x '),
        found: tensor.dims.join(' x '),
      });
    }
  }
  for (const name of tensors.keys()) {
    if (expected.has(name)) continue;
    throw new GgufError('model.tensorUnknown', { tensor: name, architecture: shape.architecture });
  }
}
