import type { GgufFile } from '../gguf/reader';
import { editableWeights, MATRICES, type ModelShape, matrixSize } from './shape';
import { EMBEDDING_TENSOR, OUTPUT_TENSOR } from './tensors';

const F32 = 4;
/** Addresses of wasm are 32 bits wide: no setting and no machine gives more. */
export const WASM_HEAP_BYTES = 2 ** 32;
/**
 * Page, runtime, vocabulary and the values of one run: what the measured 1.77 GB of the default model hold beside its
 * layers, head and file (`npm run bench`, renderer memory with the model ready).
 */
const PAGE_BYTES = 300e6;
/** The head is made in four slices, and one of them is there twice for a moment (`workers/backend/head.ts`). */
const HEAD_PEAK = 1.25;

/** What one back end needs for a model, unedited. */
export interface MemoryNeed {
  readonly backend: 'wasm' | 'webgpu';
  /** Of the browser's tab, a GPU's own memory included. */
  readonly bytes: number;
  /** The largest piece of the limited kind: the heap of wasm, one buffer of WebGPU. */
  readonly limited: number;
}

/** What a machine has; each may be unknown. */
export interface MemoryThere {
  readonly bytes: number | null;
  /** Largest buffer of the GPU; null where there is none. */
  readonly gpuBufferBytes: number | null;
}

/**
 * Estimates what a model takes on each back end: layers and head in f32, the file's own embedding beside them.
 * @param held bytes of the file that stay in memory: all of the default model, of others the embedding alone
 */
export function memoryNeeds(
  shape: ModelShape,
  { tensors }: Pick<GgufFile, 'tensors'>,
  held = embeddingBytes(tensors),
): readonly MemoryNeed[] {
  const layers = F32 * editableWeights(shape);
  const head = F32 * shape.vocabulary * shape.width;
  const output = tensors.get(shape.tiedEmbedding ? EMBEDDING_TENSOR : OUTPUT_TENSOR);
  // Q8_0 stays in its blocks on a GPU.
  const gpuHead = output?.type === 'Q8_0' ? output.sizeBytes : head;
  const matrix = Math.max(...MATRICES.map((each) => F32 * matrixSize(shape, each)));
  const heap = layers + HEAD_PEAK * head;
  return [
    { backend: 'wasm', bytes: heap + held + PAGE_BYTES, limited: heap },
    { backend: 'webgpu', bytes: layers + gpuHead + held + PAGE_BYTES, limited: Math.max(gpuHead, matrix) },
  ];
}

const embeddingBytes = (tensors: GgufFile['tensors']): number =>
  [EMBEDDING_TENSOR, OUTPUT_TENSOR].reduce((sum, name) => sum + (tensors.get(name)?.sizeBytes ?? 0), 0);

/**
 * How a model fits into a machine: on one back end at least; on none by what the browser tells of memory, which may be
 * false; or on none whatever there is.
 */
export type Fit =
  | { readonly kind: 'fits' }
  | { readonly kind: 'short'; readonly needed: number; readonly there: number }
  | { readonly kind: 'never'; readonly needed: number; readonly most: number };

/** Judges the needs of a model. What is not known does not forbid. */
export function fitOf(needs: readonly MemoryNeed[], { bytes, gpuBufferBytes }: MemoryThere): Fit {
  const most = { wasm: WASM_HEAP_BYTES, webgpu: gpuBufferBytes ?? 0 };
  const able = needs.filter(({ backend, limited }) => limited <= most[backend]);
  if (able.length === 0) {
    const wasm = needs.find(({ backend }) => backend === 'wasm');
    return { kind: 'never', needed: wasm?.limited ?? 0, most: WASM_HEAP_BYTES };
  }
  const least = Math.min(...able.map((need) => need.bytes));
  return bytes === null || least <= bytes ? { kind: 'fits' } : { kind: 'short', needed: least, there: bytes };
}

/** About how many parameters fit: each takes four bytes, whatever the file packs it into. */
export function parametersThatFit(fit: Exclude<Fit, { kind: 'fits' }>): number {
  return Math.max(0, fit.kind === 'never' ? fit.most : fit.there - PAGE_BYTES) / F32;
}
