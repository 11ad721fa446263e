import { GgufError } from '../errors';
import { halfTable } from './half';

/** Bytes of a Q8_0 block: an f16 scale, then 32 int8 values (ggml-common.h). */
const BLOCK_BYTES = 34;
const BLOCK_VALUES = 32;
/** Turns int8 into uint8 with a zero point of 128, as MatMulNBits expects for 8 bits. */
const SIGN = 0x80;

/**
 * Q8_0 blocks in the layout of onnxruntime's MatMulNBits: values apart from scales.
 * @param blocks [rows * blocks a row], 34 bytes each
 * @returns quants [rows, blocks, 32] as uint8 with zero point 128, scales [rows * blocks]
 * @throws GgufError where the bytes are not whole blocks
 */
export function splitQ8Blocks(blocks: Uint8Array): { quants: Uint8Array; scales: Float32Array } {
  const count = blocks.length / BLOCK_BYTES;
  if (!Number.isInteger(count))
    throw new GgufError('gguf.q8Blocks', { block: BLOCK_BYTES, found: blocks.length });
  const half = halfTable();
  const quants = new Uint8Array(count * BLOCK_VALUES);
  const scales = new Float32Array(count);
  for (let block = 0; block < count; block++) {
    const at = block * BLOCK_BYTES;
    scales[block] = half[blocks[at] | (blocks[at + 1] << 8)];
    for (let value = 0; value < BLOCK_VALUES; value++)
      quants[block * BLOCK_VALUES + value] = blocks[at + 2 + value] ^ SIGN;
  }
  return { quants, scales };
}
