import { describe, expect, it } from 'vitest';
import { GgufError } from '../../../../workers/errors';
import { openGguf } from '../../../../workers/gguf/reader';
import { partsSource } from '../../../../workers/gguf/source';
import { StringTable } from '../../../../workers/gguf/string_table';
import { writeGguf } from '../../../fixtures/gguf_writer';

const blocks = Uint8Array.from({ length: 68 }, (_, i) => i);
const long = Array.from({ length: 3000 }, (_, i) => `token ${i} é`);
const metadata = {
  'general.architecture': { string: 'llama' },
  few: { strings: ['a', 'b'] },
  'tokens.many': { strings: long },
  'scores.many': { f32s: long.map((_, i) => -i) },
  'types.many': { i32s: long.map((_, i) => i % 7) },
  after: { u32: 7 },
};
const tensors = [
  { name: 'norm', dims: [3], type: 'F32' as const, blocks: new Uint8Array(Float32Array.of(1, 2, 3).buffer) },
  { name: 'matrix', dims: [2, 32], type: 'Q8_0' as const, blocks },
];
const file = writeGguf(metadata, tensors);
const open = (bytes: Uint8Array) => openGguf(partsSource([bytes]));

describe('a GGUF header', () => {
  it('gives short and long arrays, and what comes after them', async () => {
    const { metadata: read } = await open(file);
    expect(read.get('few')).toEqual(['a', 'b']);
    expect(read.get('after')).toBe(7);
    const tokens = read.get('tokens.many');
    if (!(tokens instanceof StringTable)) throw new Error('a table of strings was expected');
    expect(tokens.length).toBe(3000);
    expect([0, 1, 2999].map((i) => tokens.at(i))).toEqual(['token 0 é', 'token 1 é', 'token 2999 é']);
    expect(read.get('scores.many')).toEqual(Float32Array.from(long, (_, i) => -i));
    expect(read.get('types.many')).toEqual(Int32Array.from(long, (_, i) => i % 7));
  });

  it('gives dims as output, input and the bytes of each tensor', async () => {
    const read = await open(file);
    expect(read.tensors.get('matrix')).toMatchObject({ dims: [2, 32], type: 'Q8_0', sizeBytes: 68 });
    expect(Array.from(await read.readTensor('matrix'))).toEqual(Array.from(blocks));
    expect(Array.from(new Float32Array((await read.readTensor('norm')).slice().buffer))).toEqual([1, 2, 3]);
  });

  it('names a tensor that is not there', async () => {
    const read = await open(file);
    await expect(read.readTensor('blk.9.attn_q.weight')).rejects.toThrow(/blk\.9\.attn_q\.weight/);
  });
});

describe('a damaged file', () => {
  it('is refused wherever it is cut', async () => {
    for (let length = 0; length < file.length; length += 997) {
      await expect(open(file.subarray(0, length)), `cut at ${length}`).rejects.toThrow(GgufError);
    }
    await expect(open(file.subarray(0, file.length - 1))).rejects.toThrow(/matrix.*cut short/);
  });

  it('that is no GGUF says so', async () => {
    await expect(open(new TextEncoder().encode('<!doctype html>'))).rejects.toThrow(/not a GGUF file/);
  });

  it('of another version says which one was expected', async () => {
    const other = file.slice();
    other[4] = 1;
    await expect(open(other)).rejects.toThrow(/version 2 or 3/);
  });

  it('that declares an array of 10^15 elements is refused before anything is allocated', async () => {
    const hostile = writeGguf({ list: { i32s: [1] } }, []);
    const at = hostile.length - 12;
    hostile.set(new Uint8Array(BigUint64Array.of(10n ** 15n).buffer), at);
    await expect(open(hostile)).rejects.toThrow(/list/);
  });

  it('with the same tensor twice is refused', async () => {
    await expect(open(writeGguf({}, [...tensors, ...tensors]))).rejects.toThrow(/declared twice/);
  });

  it('with an empty tensor is refused', async () => {
    const empty = { name: 'empty', dims: [0, 32], type: 'Q8_0' as const, blocks: new Uint8Array(0) };
    await expect(open(writeGguf({}, [empty]))).rejects.toThrow(GgufError);
  });
});

describe('a block type that is not supported', () => {
  it('is refused with its name, the tensor and the supported ones', async () => {
    const odd = { name: 'blk.0.attn_q.weight', dims: [1, 256], type: 16, blocks: new Uint8Array(66) };
    await expect(open(writeGguf({}, [odd]))).rejects.toThrow(/blk\.0\.attn_q\.weight.*IQ2_XXS.*Q4_K/);
  });
});
