import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GgufError } from '../../../../workers/errors';
import { dequantise, dequantiseRow, dequantiseTransposed } from '../../../../workers/gguf/dequantise';
import { BLOCK_LAYOUTS, BLOCK_TYPES, type BlockType } from '../../../../workers/gguf/types';

const vectors: Record<BlockType, { blocks: string; values: string }> = JSON.parse(
  readFileSync(new URL('../../../fixtures/block-vectors.json', import.meta.url), 'utf8'),
);
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const bitsOf = (values: Float32Array) =>
  Array.from(new Uint32Array(values.buffer, values.byteOffset, values.length));

/** Blocks and the reference's f32 values for a type. */
function reference(type: BlockType) {
  const values = bytes(vectors[type].values);
  return { blocks: bytes(vectors[type].blocks), values: new Float32Array(values.buffer) };
}

/** `count` blocks of noise with finite scales: quantised bytes may be anything, exponents may not. */
function noise(type: BlockType, count: number): Uint8Array {
  const { bytes: size } = BLOCK_LAYOUTS[type];
  const { blocks } = reference(type);
  const out = new Uint8Array(size * count);
  for (let b = 0; b < count; b++) {
    const from = ((b * 7) % (blocks.length / size)) * size;
    out.set(blocks.subarray(from, from + size), b * size);
  }
  return out;
}

describe.each(BLOCK_TYPES)('blocks of type %s', (type) => {
  it('become the same bits as in the reference decoder', () => {
    const { blocks, values } = reference(type);
    const out = new Float32Array(values.length);
    dequantise(type, blocks, out);
    expect(bitsOf(out)).toEqual(bitsOf(values));
  });

  it('are read from any byte offset', () => {
    const { blocks, values } = reference(type);
    const shifted = new Uint8Array(blocks.length + 1);
    shifted.set(blocks, 1);
    const out = new Float32Array(values.length);
    dequantise(type, shifted.subarray(1), out);
    expect(bitsOf(out)).toEqual(bitsOf(values));
  });

  it('are written across as the transpose, for a number of rows that is no multiple of a tile', () => {
    const input = BLOCK_LAYOUTS[type].elements * 2;
    const output = 37;
    const blocks = noise(type, output * 2);
    const straight = new Float32Array(output * input);
    dequantise(type, blocks, straight);
    const across = new Float32Array(output * input);
    dequantiseTransposed(type, blocks, output, input, across);
    const expected = new Float32Array(output * input);
    for (let o = 0; o < output; o++) {
      for (let i = 0; i < input; i++) expected[i * output + o] = straight[o * input + i] ?? Number.NaN;
    }
    expect(bitsOf(across)).toEqual(bitsOf(expected));
  });

  it('are read row by row', () => {
    const length = BLOCK_LAYOUTS[type].elements * 2;
    const blocks = noise(type, 10);
    const all = new Float32Array(5 * length);
    dequantise(type, blocks, all);
    const row = new Float32Array(length);
    dequantiseRow(type, blocks, 3, length, row);
    expect(bitsOf(row)).toEqual(bitsOf(all.slice(3 * length, 4 * length)));
  });
});

describe('what does not fit', () => {
  it('refuses blocks that are one byte short', () => {
    const attempt = () => dequantise('Q8_0', new Uint8Array(33), new Float32Array(32));
    expect(attempt).toThrow(/34 bytes.*33 were given/);
  });

  it('refuses half a block', () => {
    expect(() => dequantise('Q8_0', new Uint8Array(17), new Float32Array(16))).toThrow(/blocks of 32/);
  });

  it('refuses a row past the end', () => {
    const attempt = () => dequantiseRow('Q8_0', new Uint8Array(68), 2, 32, new Float32Array(32));
    expect(attempt).toThrow(/Row 2.*2 rows/);
  });

  it('refuses a negative row', () => {
    const attempt = () => dequantiseRow('Q8_0', new Uint8Array(68), -1, 32, new Float32Array(32));
    expect(attempt).toThrow(GgufError);
  });
});
