import type { BlockType } from '../../workers/gguf/types';
import { ARCHITECTURES } from '../../workers/model/architectures';
import { MATRICES, type Matrix, type ModelShape, matrixDims, normSize } from '../../workers/model/shape';
import { EMBEDDING_TENSOR, OUTPUT_NORM_TENSOR, OUTPUT_TENSOR, tensorName } from '../../workers/model/tensors';
import { type WriterTensor, type WriterValue, writeGguf } from '../fixtures/gguf_writer';
import { writeQ8 } from './q8_writer';
import { seededNoise } from './random_numbers';
import { tinyVocabulary } from './tiny_vocabulary';

/** The families of which there is a tiny model. */
export type Architecture = 'gemma3' | 'llama';

/** A model small enough to run in a millisecond: its file, and the very weights that the file stands for. */
export interface TinyModel {
  readonly gguf: Uint8Array<ArrayBuffer>;
  readonly shape: ModelShape;
  /** By GGUF name; matrices row-major [output, input]. */
  readonly weights: ReadonlyMap<string, Float32Array>;
}

/** Tensors kept in f32; the others are Q8_0. */
const F32_MATRICES: Record<Architecture, readonly Matrix[]> = { gemma3: ['v', 'o'], llama: ['q', 'up'] };

/** Three layers; gemma3 with one full layer between two sliding ones, llama with grouped query heads. */
export function tinyShape(architecture: Architecture): ModelShape {
  const gemma = architecture === 'gemma3';
  return {
    architecture,
    norms: ARCHITECTURES[architecture].norms,
    layers: 3,
    width: 32,
    heads: gemma ? 2 : 4,
    keyValueHeads: gemma ? 1 : 2,
    headWidth: 16,
    feedForward: 64,
    vocabulary: tinyVocabulary().tokens.length,
    contextLength: 1024,
    rmsEpsilon: Math.fround(1e-6),
    slidingWindow: gemma ? 512 : null,
    slidingPattern: gemma ? 2 : 1,
    ropeBase: gemma ? { full: 1_000_000, sliding: 10_000 } : { full: 10_000, sliding: 10_000 },
    queryScale: 0.25,
    embeddingScale: gemma ? Math.sqrt(32) : 1,
    activation: gemma ? 'gelu_tanh' : 'silu',
    rotary: gemma ? 'half' : 'interleaved',
    tiedEmbedding: gemma,
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
  const add = (tensor: string, dims: readonly number[], type: BlockType & ('F32' | 'Q8_0')) => {
    const length = dims.reduce((product, dim) => product * dim, 1);
    const isNorm = dims.length === 1;
    // Rows of unit size: the residual stream neither fades nor blows up, and no prediction is certain.
    const scale = isNorm ? 0.5 : Math.sqrt(3 / (dims[1] ?? 1));
    const values = seededNoise(seed * 1000 + tensors.length, length, scale, isNorm ? 1 : 0);
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
      const type = F32_MATRICES[architecture].includes(matrix) ? 'F32' : 'Q8_0';
      add(tensorName(layer, matrix), [output, input], type);
    }
    for (const norm of shape.norms) add(tensorName(layer, norm), [normSize(shape, norm)], 'F32');
  }
  return { tensors, weights };
}

/** A whole tiny model, the same for the same seed. @param name `general.architecture`, where it should be another */
export function tinyModel(architecture: Architecture, seed = 1, name: string = architecture): TinyModel {
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
  const { tokens, scores, types } = tinyVocabulary();
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
  return {
    'general.architecture': { string: architecture },
    'general.name': { string: `Tiny ${architecture}` },
    ...Object.fromEntries(Object.entries(own).map(([key, value]) => [`${architecture}.${key}`, value])),
    'tokenizer.ggml.model': { string: 'llama' },
    'tokenizer.ggml.tokens': { strings: tokens },
    'tokenizer.ggml.scores': { f32s: scores },
    'tokenizer.ggml.token_type': { i32s: types },
    'tokenizer.ggml.bos_token_id': { u32: 1 },
    'tokenizer.ggml.eos_token_id': { u32: 2 },
    'tokenizer.ggml.unknown_token_id': { u32: 0 },
    'tokenizer.ggml.add_space_prefix': { bool: architecture === 'llama' },
  };
}
