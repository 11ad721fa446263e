import { GgufError } from '../errors';
import { dequantise, dequantiseRow, dequantiseTransposed } from '../gguf/dequantise';
import type { GgufFile, GgufTensor } from '../gguf/reader';
import { type BlockType, blockBytes } from '../gguf/types';
import {
  type LayerWeights,
  MATRICES,
  type Matrix,
  type ModelShape,
  matrixDims,
  type Norm,
  normSize,
} from '../model/shape';
import { EMBEDDING_TENSOR, OUTPUT_NORM_TENSOR, OUTPUT_TENSOR, tensorName } from '../model/tensors';
import type { EmbeddingRows } from './decoder';

/** Reads the weights of a model out of its GGUF blocks: the originals, which nothing ever changes. */
export class ModelWeights {
  readonly embedding: EmbeddingRows;

  private constructor(
    readonly gguf: GgufFile,
    readonly shape: ModelShape,
    input: Blocks,
    /** The output matrix as the file has it, for back ends that compute with its blocks. */
    readonly outputBlocks: Blocks,
  ) {
    this.embedding = {
      input: (ids) => readRows(input, ids, shape.width, shape.embeddingScale),
      output: (ids) => readRows(outputBlocks, ids, shape.width, 1),
    };
  }

  static async open(gguf: GgufFile, shape: ModelShape): Promise<ModelWeights> {
    const input = await blocksOf(gguf, EMBEDDING_TENSOR);
    const output = shape.tiedEmbedding ? input : await blocksOf(gguf, OUTPUT_TENSOR);
    return new ModelWeights(gguf, shape, input, output);
  }

  /** One layer in f32: matrices [input, output], norms as GGUF stores them: as factors, also where PyTorch has 1 + w. */
  async layer(layer: number): Promise<LayerWeights> {
    return { matrices: await this.matrices(layer), norms: await this.norms(layer) };
  }

  /** The matrices of a layer in f32, [input, output]. */
  async matrices(layer: number): Promise<LayerWeights['matrices']> {
    const matrices: Partial<Record<Matrix, Float32Array>> = {};
    for (const matrix of MATRICES) {
      const { output, input } = matrixDims(this.shape, matrix);
      const name = tensorName(layer, matrix);
      const values = new Float32Array(output * input);
      dequantiseTransposed(
        tensorOf(this.gguf, name).type,
        await this.gguf.readTensor(name),
        output,
        input,
        values,
      );
      matrices[matrix] = values;
    }
    return matrices as Record<Matrix, Float32Array>;
  }

  /** The norms of a layer in f32. */
  async norms(layer: number): Promise<LayerWeights['norms']> {
    const norms: Partial<Record<Norm, Float32Array>> = {};
    for (const norm of this.shape.norms) {
      norms[norm] = await this.vector(tensorName(layer, norm), normSize(this.shape, norm));
    }
    return norms;
  }

  /** The norm before the head, [d]. */
  outputNorm(): Promise<Float32Array> {
    return this.vector(OUTPUT_NORM_TENSOR, this.shape.width);
  }

  /**
   * Columns of the output matrix in f32, [d, count], for the tokens from `first` on; all of them are 671 MB for
   * Gemma 3 270M, so let go of them soon.
   */
  async output(first = 0, count = this.shape.vocabulary - first): Promise<Float32Array> {
    const { width } = this.shape;
    const { type, blocks } = this.outputBlocks;
    const rowBytes = blockBytes(type, width);
    const values = new Float32Array(count * width);
    const rows = blocks.subarray(first * rowBytes, (first + count) * rowBytes);
    dequantiseTransposed(type, rows, count, width, values);
    return values;
  }

  private async vector(name: string, size: number): Promise<Float32Array> {
    const values = new Float32Array(size);
    dequantise(tensorOf(this.gguf, name).type, await this.gguf.readTensor(name), values);
    return values;
  }
}

function tensorOf(gguf: GgufFile, name: string): GgufTensor {
  const tensor = gguf.tensors.get(name);
  if (!tensor) throw new GgufError('gguf.noTensor', { tensor: name });
  return tensor;
}

/** A tensor as the file has it; one of many parts costs a copy, so it is read once and kept. */
export interface Blocks {
  readonly type: BlockType;
  readonly blocks: Uint8Array;
}

async function blocksOf(gguf: GgufFile, name: string): Promise<Blocks> {
  return { type: tensorOf(gguf, name).type, blocks: await gguf.readTensor(name) };
}

/** Rows of a [V, d] tensor, each times `scale`, [T, d]. */
function readRows(
  { type, blocks }: Blocks,
  ids: readonly number[],
  width: number,
  scale: number,
): Float32Array {
  const rows = new Float32Array(ids.length * width);
  ids.forEach((id, index) => {
    dequantiseRow(type, blocks, id, width, rows.subarray(index * width, (index + 1) * width));
  });
  if (scale !== 1) for (let at = 0; at < rows.length; at++) rows[at] *= scale;
  return rows;
}
