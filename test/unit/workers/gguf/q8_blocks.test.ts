import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GgufError } from '../../../../workers/errors';
import { dequantise } from '../../../../workers/gguf/dequantise';
import { splitQ8Blocks } from '../../../../workers/gguf/q8_blocks';

/** Exponent bits of a half that is neither infinite nor no number. */
const FINITE_HALVES = 0x7bff;

/** Q8_0 blocks of any bytes, with finite scales of either sign. */
const blocks = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: FINITE_HALVES }),
      fc.boolean(),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    Uint8Array.from(
      list.flatMap(([scale, negative, values]) => [
        scale & 0xff,
        (scale >> 8) | (negative ? 0x80 : 0),
        ...values,
      ]),
    ),
  );

describe('Q8_0 blocks split into values and scales', () => {
  it('stand for the weights that dequantising gives, bit for bit', () => {
    fc.assert(
      fc.property(blocks, (bytes) => {
        const { quants, scales } = splitQ8Blocks(bytes);
        const expected = new Float32Array(quants.length);
        dequantise('Q8_0', bytes, expected);
        const found = Float32Array.from(
          quants,
          (quant, at) => (quant - 128) * (scales[at >> 5] ?? Number.NaN),
        );
        expect(found).toEqual(expected);
      }),
    );
  });

  it('have one scale for 32 values, with a zero point of 128', () => {
    const bytes = new Uint8Array(68);
    bytes.set([0x00, 0x3c, 0x80, 0xff, 0x00, 0x7f]);
    bytes.set([0x00, 0xc0], 34);
    const { quants, scales } = splitQ8Blocks(bytes);
    expect([...quants.subarray(0, 4)]).toEqual([0, 127, 128, 255]);
    expect([...scales]).toEqual([1, -2]);
    expect(quants).toHaveLength(64);
  });

  it('are refused where the last one is cut', () => {
    expect(() => splitQ8Blocks(new Uint8Array(67))).toThrow(GgufError);
    expect(() => splitQ8Blocks(new Uint8Array(67))).toThrow(/67 bytes/);
  });
});
