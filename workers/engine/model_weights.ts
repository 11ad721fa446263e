import type { LayerWeights } from '../backend/layers';
import { GgufError } from '../errors';
import { dequantise, dequantiseRow, dequantiseTransposed } from '../gguf/dequantise';
import type { GgufFile, GgufTensor } from '../gguf/reader';
import { type BlockType, blockBytes } from '../gguf/types';
import {
  layerNorms,
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
  private constructor(
    readonly gguf: GgufFile,
    readonly shape: ModelShape,
    readonly embedding: EmbeddingRows,
  ) {}

  static async open(gguf: GgufFile, shape: ModelShape): Promise<ModelWeights> {
    const input = await rowReader(gguf, EMBEDDING_TENSOR, shape);
    const output = shape.tiedEmbedding ? input : await rowReader(gguf, OUTPUT_TENSOR, shape);
    return new ModelWeights(gguf, shape, {
      input: (ids) => input(ids, shape.embeddingScale),
      output: (ids) => output(ids, 1),
    });
  }

  /** One layer in f32: matrices [input, output], norms as GGUF stores them (Gemma's already hold 1 + w). */
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
    for (const norm of layerNorms(this.shape)) {
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
    const { type, blocks } = await this.outputBlocks();
    const rowBytes = blockBytes(type, width);
    const values = new Float32Array(count * width);
    const rows = blocks.subarray(first * rowBytes, (first + count) * rowBytes);
    dequantiseTransposed(type, rows, count, width, values);
    return values;
  }

  /** The output matrix as the file has it, for back ends that compute with its blocks. */
  async outputBlocks(): Promise<{ type: BlockType; blocks: Uint8Array }> {
    const name = this.shape.tiedEmbedding ? EMBEDDING_TENSOR : OUTPUT_TENSOR;
    return { type: tensorOf(this.gguf, name).type, blocks: await this.gguf.readTensor(name) };
  }

  private async vector(name: string, size: number): Promise<Float32Array> {
    const values = new Float32Array(size);
    dequantise(tensorOf(this.gguf, name).type, await this.gguf.readTensor(name), values);
    return values;
  }
}

function tensorOf(gguf: GgufFile, name: string): GgufTensor {
  const tensor = gguf.tensors.get(name);
  if (!tensor)
    throw new GgufError(`Tensor ${name} was expected in this file, but it is not there. Take another GGUF.`);
  return tensor;
}

/** Reads rows of a [V, d] tensor, each times `scale`. */
async function rowReader(gguf: GgufFile, name: string, shape: ModelShape) {
  const { type } = tensorOf(gguf, name);
  const blocks = await gguf.readTensor(name);
  return (ids: readonly number[], scale: number): Float32Array => {
    const rows = new Float32Array(ids.length * shape.width);
    ids.forEach((id, index) => {
      dequantiseRow(
        type,
        blocks,
        id,
        shape.width,
        rows.subarray(index * shape.width, (index + 1) * shape.width),
      );
    });
    if (scale !== 1) for (let at = 0; at < rows.length; at++) rows[at] = (rows[at] as number) * scale;
    return rows;
  };
}
