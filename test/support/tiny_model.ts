import type { BlockType } from '../../workers/gguf/types';
import { ARCHITECTURES, type ArchitectureName } from '../../workers/model/architectures';
import {
  isBias,
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixDims,
  normSize,
} from '../../workers/model/shape';
import {
  EMBEDDING_TENSOR,
  OUTPUT_NORM_TENSOR,
  OUTPUT_TENSOR,
  ROPE_FACTORS_TENSOR,
  tensorName,
} from '../../workers/model/tensors';
import { type WriterTensor, type WriterValue, writeGguf } from '../fixtures/gguf_writer';
import { writeQ8 } from './q8_writer';
import { seededNoise } from './random_numbers';
import { tinyByteVocabulary, tinyVocabulary } from './tiny_vocabulary';

/** Every family, and what a file of one may have beside: linear scaling, rotary factors. */
export const TINY_MODELS = ['gemma3', 'gemma3-4b', 'gemma2', 'llama', 'llama-3.1', 'qwen2', 'qwen3'] as const;
export type Architecture = (typeof TINY_MODELS)[number];

/** A model small enough to run in a millisecond: its file, and the very weights that the file stands for. */
export interface TinyModel {
  readonly gguf: Uint8Array<ArrayBuffer>;
  readonly shape: ModelShape;
  /** By GGUF name; matrices row-major [output, input]. */
  readonly weights: ReadonlyMap<string, Float32Array>;
}

/** Tensors kept in f32; the others are Q8_0. */
const f32Matrices = ({ architecture }: ModelShape): readonly Matrix[] =>
  architecture.startsWith('gemma') ? ['v', 'o'] : ['q', 'up'];

const familyOf = (architecture: Architecture) => architecture.split('-')[0] as ArchitectureName;

/** Byte-level vocabularies, without BOS; the other families have SentencePiece's, with it. */
const isByteLevel = (family: string) => family.startsWith('qwen');

/** What differs from what all have. */
const VARIANTS: Readonly<Record<Architecture, Partial<ModelShape>>> = {
  gemma3: {},
  'gemma3-4b': { ropeScale: 8 },
  gemma2: { attentionSoftcap: 1, logitSoftcap: 2, ropeBase: { full: 10_000, sliding: 10_000 } },
  llama: {},
  'llama-3.1': { tiedEmbedding: true, ropeScale: 2, ropeFactors: [1, 1, 1.5, 2, 4, 8, 8, 8] },
  qwen2: {},
  // Heads that are wider together than the residual stream.
  qwen3: { tiedEmbedding: true, queryScale: 32 ** -0.5, headWidth: 32 },
};

/** Three layers; Gemma with one full layer between two sliding ones, the others with grouped query heads. */
export function tinyShape(architecture: Architecture): ModelShape {
  const family = familyOf(architecture);
  const { norms, activation, rotary } = ARCHITECTURES[family];
  const gemma = family.startsWith('gemma');
  return {
    architecture: family,
    norms,
    layers: 3,
    width: 32,
    heads: gemma ? 2 : 4,
    keyValueHeads: gemma ? 1 : 2,
    headWidth: 16,
    feedForward: 64,
    vocabulary: (isByteLevel(family) ? tinyByteVocabulary() : tinyVocabulary()).tokens.length,
    contextLength: 1024,
    rmsEpsilon: Math.fround(1e-6),
    slidingWindow: gemma ? 512 : null,
    slidingPattern: gemma ? 2 : 1,
    ropeBase: gemma ? { full: 1_000_000, sliding: 10_000 } : { full: 10_000, sliding: 10_000 },
    queryScale: 0.25,
    embeddingScale: gemma ? Math.sqrt(32) : 1,
    activation,
    rotary,
    tiedEmbedding: gemma,
    ...VARIANTS[architecture],
  };
}

/** Tensors of a tiny model, the same for the same seed, and the very weights that their blocks stand for. */
export function tinyTensors(
  architecture: Architecture,
  seed = 1,
): { readonly tensors: readonly WriterTensor[]; readonly weights: ReadonlyMap<string, Float32Array> } {
  const shape = tinyShape(architecture);
  const weights = new Map<string, Float32Array>();
  const tensors: WriterTensor[] = [];
  const add = (
    tensor: string,
    dims: readonly number[],
    type: BlockType & ('F32' | 'Q8_0'),
    mean = dims.length === 1 ? 1 : 0,
  ) => {
    const length = dims.reduce((product, dim) => product * dim, 1);
    // Rows of unit size: the residual stream neither fades nor blows up, and no prediction is certain.
    const scale = dims.length === 1 ? 0.5 : Math.sqrt(3 / (dims[1] ?? 1));
    const values = seededNoise(seed * 1000 + tensors.length, length, scale, mean);
    const { blocks, exact } =
      type === 'Q8_0' ? writeQ8(values) : { blocks: new Uint8Array(values.buffer), exact: values };
    weights.set(tensor, exact);
    tensors.push({ name: tensor, dims, type, blocks });
  };
  add(EMBEDDING_TENSOR, [shape.vocabulary, shape.width], 'Q8_0');
  add(OUTPUT_NORM_TENSOR, [shape.width], 'F32');
  if (!shape.tiedEmbedding) add(OUTPUT_TENSOR, [shape.vocabulary, shape.width], 'Q8_0');
  for (let layer = 0; layer < shape.layers; layer++) {
    for (const matrix of MATRICES) {
      const { output, input } = matrixDims(shape, matrix);
      const type = f32Matrices(shape).includes(matrix) ? 'F32' : 'Q8_0';
      add(tensorName(layer, matrix), [output, input], type);
    }
    for (const norm of shape.norms)
      add(tensorName(layer, norm), [normSize(shape, norm)], 'F32', isBias(norm) ? 0 : 1);
  }
  if (shape.ropeFactors) {
    const blocks = new Uint8Array(Float32Array.from(shape.ropeFactors).buffer);
    tensors.push({ name: ROPE_FACTORS_TENSOR, dims: [shape.headWidth / 2], type: 'F32', blocks });
  }
  return { tensors, weights };
}

/** A whole tiny model, the same for the same seed. @param name `general.architecture`, where it should be another */
export function tinyModel(
  architecture: Architecture,
  seed = 1,
  name: string = familyOf(architecture),
): TinyModel {
  const shape = tinyShape(architecture);
  const { tensors, weights } = tinyTensors(architecture, seed);
  const gguf = writeGguf(tinyMetadata(shape, name), tensors) as Uint8Array<ArrayBuffer>;
  return { gguf, shape, weights };
}

/** Metadata that says what a shape says. @param architecture what the file calls it */
export function tinyMetadata(
  shape: ModelShape,
  architecture: string = shape.architecture,
): Record<string, WriterValue> {
  const own: Record<string, WriterValue> = {
    context_length: { u32: shape.contextLength },
    embedding_length: { u32: shape.width },
    block_count: { u32: shape.layers },
    feed_forward_length: { u32: shape.feedForward },
    'attention.head_count': { u32: shape.heads },
    'attention.head_count_kv': { u32: shape.keyValueHeads },
    'attention.key_length': { u32: shape.headWidth },
    'attention.value_length': { u32: shape.headWidth },
    'attention.layer_norm_rms_epsilon': { f32: shape.rmsEpsilon },
    'rope.freq_base': { f32: shape.ropeBase.full },
  };
  if (shape.slidingWindow !== null) {
    own['attention.sliding_window'] = { u32: shape.slidingWindow };
    own['attention.sliding_window_pattern'] = { u32: shape.slidingPattern };
  }
  if (shape.ropeScale !== undefined) {
    own['rope.scaling.type'] = { string: 'linear' };
    own['rope.scaling.factor'] = { f32: shape.ropeScale };
  }
  if (shape.attentionSoftcap !== undefined) own.attn_logit_softcapping = { f32: shape.attentionSoftcap };
  if (shape.logitSoftcap !== undefined) own.final_logit_softcapping = { f32: shape.logitSoftcap };
  return {
    'general.architecture': { string: architecture },
    'general.name': { string: `Tiny ${architecture}` },
    ...Object.fromEntries(Object.entries(own).map(([key, value]) => [`${architecture}.${key}`, value])),
    ...(isByteLevel(shape.architecture) ? byteLevelTables() : sentencePieceTables(architecture === 'llama')),
  };
}

function sentencePieceTables(addsSpacePrefix: boolean): Record<string, WriterValue> {
  const { tokens, scores, types } = tinyVocabulary();
  return {
    'tokenizer.ggml.model': { string: 'llama' },
    'tokenizer.ggml.tokens': { strings: tokens },
    'tokenizer.ggml.scores': { f32s: scores },
    'tokenizer.ggml.token_type': { i32s: types },
    'tokenizer.ggml.bos_token_id': { u32: 1 },
    'tokenizer.ggml.eos_token_id': { u32: 2 },
    'tokenizer.ggml.unknown_token_id': { u32: 0 },
    'tokenizer.ggml.add_space_prefix': { bool: addsSpacePrefix },
  };
}

function byteLevelTables(): Record<string, WriterValue> {
  const { tokens, types, merges } = tinyByteVocabulary();
  return {
    'tokenizer.ggml.model': { string: 'gpt2' },
    'tokenizer.ggml.pre': { string: 'qwen2' },
    'tokenizer.ggml.tokens': { strings: tokens },
    'tokenizer.ggml.token_type': { i32s: types },
    'tokenizer.ggml.merges': { strings: merges },
    'tokenizer.ggml.eos_token_id': { u32: tokens.length - 3 },
    'tokenizer.ggml.add_bos_token': { bool: false },
  };
}
