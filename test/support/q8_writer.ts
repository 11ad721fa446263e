/** Weights of a Q8_0 block, and its bytes: an f16 scale and 32 signed bytes. */
const BLOCK = 32;
const BLOCK_BYTES = 34;

/** A power of two as an IEEE half, so that no rounding of ours can hide one of the reader's. */
function powerOfTwoAsHalf(exponent: number): number {
  return (exponent + 15) << 10;
}

/**
 * Weights as Q8_0 blocks after the GGUF specification, and the values that the blocks stand for exactly.
 * Scales are rounded up to powers of two, which f16 holds exactly.
 */
export function writeQ8(values: Float32Array): { blocks: Uint8Array; exact: Float32Array } {
  const blocks = new Uint8Array((values.length / BLOCK) * BLOCK_BYTES);
  const view = new DataView(blocks.buffer);
  const exact = new Float32Array(values.length);
  for (let block = 0; block < values.length / BLOCK; block++) {
    const own = values.subarray(block * BLOCK, (block + 1) * BLOCK);
    const largest = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const exponent = Math.ceil(Math.log2(Math.max(largest, 2 ** -10) / 127));
    view.setUint16(block * BLOCK_BYTES, powerOfTwoAsHalf(exponent), true);
    own.forEach((value, at) => {
      const quant = Math.round(value / 2 ** exponent);
      view.setInt8(block * BLOCK_BYTES + 2 + at, quant);
      exact[block * BLOCK + at] = quant * 2 ** exponent;
    });
  }
  return { blocks, exact };
}
