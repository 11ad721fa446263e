import { GgufError } from '../errors';
import { unpackIQ4_NL, unpackIQ4_XS } from './iq4_blocks';
import { unpackQ2_K, unpackQ3_K, unpackQ4_K, unpackQ5_K, unpackQ6_K } from './k_blocks';
import {
  type Unpack,
  unpackBF16,
  unpackF16,
  unpackF32,
  unpackQ4_0,
  unpackQ4_1,
  unpackQ5_0,
  unpackQ5_1,
  unpackQ8_0,
} from './legacy_blocks';
import { BLOCK_LAYOUTS, type BlockType, blockBytes } from './types';

const UNPACK: Record<BlockType, Unpack> = {
  F32: unpackF32,
  F16: unpackF16,
  BF16: unpackBF16,
  Q4_0: unpackQ4_0,
  Q4_1: unpackQ4_1,
  Q5_0: unpackQ5_0,
  Q5_1: unpackQ5_1,
  Q8_0: unpackQ8_0,
  Q2_K: unpackQ2_K,
  Q3_K: unpackQ3_K,
  Q4_K: unpackQ4_K,
  Q5_K: unpackQ5_K,
  Q6_K: unpackQ6_K,
  IQ4_NL: unpackIQ4_NL,
  IQ4_XS: unpackIQ4_XS,
};

/** Output rows that are unpacked before they are written across: 16 floats are one cache line. */
const TILE_ROWS = 16;

function checkBytes(type: BlockType, blocks: Uint8Array, elements: number): void {
  const expected = blockBytes(type, elements);
  if (blocks.length !== expected) {
    throw new GgufError('gguf.tensorBytes', { weights: elements, type, expected, found: blocks.length });
  }
}

/**
 * GGUF blocks to f32, in the order of the file, bit for bit as ggml does.
 * @param blocks whole blocks, `out.length` weights
 * @throws GgufError where the sizes differ.
 */
export function dequantise(type: BlockType, blocks: Uint8Array, out: Float32Array): void {
  checkBytes(type, blocks, out.length);
  UNPACK[type](blocks, 0, out.length / BLOCK_LAYOUTS[type].elements, out, 0);
}

/**
 * One row of a [rows, rowLength] tensor to f32, as needed for the embedding of one token.
 * @param out [rowLength]
 * @throws GgufError where the row is not inside `blocks`.
 */
export function dequantiseRow(
  type: BlockType,
  blocks: Uint8Array,
  rowIndex: number,
  rowLength: number,
  out: Float32Array,
): void {
  const rowBytes = blockBytes(type, rowLength);
  const at = rowIndex * rowBytes;
  if (!Number.isInteger(rowIndex) || at < 0 || at + rowBytes > blocks.length || out.length !== rowLength) {
    throw new GgufError('gguf.row', {
      row: rowIndex,
      width: rowLength,
      room: out.length,
      rows: blocks.length / rowBytes,
    });
  }
  UNPACK[type](blocks, at, rowLength / BLOCK_LAYOUTS[type].elements, out, 0);
}

/**
 * A matrix whose rows are outputs, as GGUF has it, to f32 in [input, output] order, as ONNX MatMul wants it.
 * @param blocks [outputDim, inputDim] in blocks along the input
 * @param out [inputDim, outputDim]
 * @throws GgufError where the sizes differ.
 */
export function dequantiseTransposed(
  type: BlockType,
  blocks: Uint8Array,
  outputDim: number,
  inputDim: number,
  out: Float32Array,
): void {
  checkBytes(type, blocks, outputDim * inputDim);
  if (out.length !== outputDim * inputDim) {
    throw new GgufError('gguf.room', { outputs: outputDim, inputs: inputDim, found: out.length });
  }
  const rowBytes = blockBytes(type, inputDim);
  const rowBlocks = inputDim / BLOCK_LAYOUTS[type].elements;
  // Rows a power of two apart would all fall into the same few sets of the L1 cache.
  const stride = inputDim + TILE_ROWS;
  const tile = new Float32Array(TILE_ROWS * stride);
  for (let first = 0; first < outputDim; first += TILE_ROWS) {
    const rows = Math.min(TILE_ROWS, outputDim - first);
    for (let r = 0; r < rows; r++) {
      UNPACK[type](blocks, (first + r) * rowBytes, rowBlocks, tile, r * stride);
    }
    let r = 0;
    for (; r + 8 <= rows; r += 8) writeEight(tile, r * stride, stride, inputDim, out, first + r, outputDim);
    for (; r < rows; r++) {
      for (let i = 0; i < inputDim; i++) out[i * outputDim + first + r] = tile[r * stride + i];
    }
  }
}

/**
 * Writes eight rows of a tile, from `row` on and `stride` apart, as columns `to`… of `out` [inputDim, outputDim].
 * Written out, because V8 leaves the loop over rows as it is and then takes more than twice the time.
 */
function writeEight(
  tile: Float32Array,
  row: number,
  stride: number,
  inputDim: number,
  out: Float32Array,
  to: number,
  outputDim: number,
): void {
  const s2 = 2 * stride;
  const s3 = 3 * stride;
  const s4 = 4 * stride;
  const s5 = 5 * stride;
  const s6 = 6 * stride;
  const s7 = 7 * stride;
  for (let i = 0, x = row, y = to; i < inputDim; i++, x++, y += outputDim) {
    out[y] = tile[x];
    out[y + 1] = tile[x + stride];
    out[y + 2] = tile[x + s2];
    out[y + 3] = tile[x + s3];
    out[y + 4] = tile[x + s4];
    out[y + 5] = tile[x + s5];
    out[y + 6] = tile[x + s6];
    out[y + 7] = tile[x + s7];
  }
}
