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
  it('gives arrays, and what comes after them', async () => {
    const { metadata: read } = await open(file);
    expect(read.get('after')).toBe(7);
    const [few, tokens] = [read.get('few'), read.get('tokens.many')];
    if (!(few instanceof StringTable && tokens instanceof StringTable))
      throw new Error('two tables of strings were expected');
    expect([few.length, few.at(0), few.at(1)]).toEqual([2, 'a', 'b']);
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

describe('a metadata value', () => {
  /** The only key of a file, from the bytes of its value with their type. */
  const read = async (type: number, bytes: ArrayBuffer | readonly number[]) => {
    const whole = writeGguf({ key: { u32: 0 } }, []);
    const head = whole.slice(0, whole.length - 8);
    return (await open(Uint8Array.of(...head, type, 0, 0, 0, ...new Uint8Array(bytes)))).metadata.get('key');
  };
  const word = (value: number) => new Uint8Array(Uint32Array.of(value).buffer);
  const long = (value: number) => new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);

  it.each([
    ['u8', 0, [255], 255],
    ['i8', 1, [255], -1],
    ['u16', 2, [254, 255], 65_534],
    ['i16', 3, [254, 255], -2],
    ['u32', 4, Uint32Array.of(4e9).buffer, 4e9],
    ['i32', 5, Int32Array.of(-7).buffer, -7],
    ['f32', 6, Float32Array.of(0.5).buffer, 0.5],
    ['bool', 7, [1], true],
    ['u64', 10, BigUint64Array.of(2n ** 40n).buffer, 2 ** 40],
    ['i64', 11, BigInt64Array.of(-3n).buffer, -3],
    ['f64', 12, Float64Array.of(Math.PI).buffer, Math.PI],
  ])('of type %s is read', async (_, type, bytes, value) => {
    expect(await read(type, bytes)).toBe(value);
  });

  it('that is an array of arrays is read', async () => {
    const inner = (value: number) => [...word(0), ...long(2), value, value + 1];
    const bytes = [...word(9), ...long(2), ...inner(5), ...inner(8)];
    expect(await read(9, bytes)).toEqual([Uint8Array.of(5, 6), Uint8Array.of(8, 9)]);
  });

  it('nested without end is refused', async () => {
    const bytes = Array.from({ length: 10_000 }, () => [...word(9), ...long(1)]).flat();
    await expect(read(9, bytes)).rejects.toThrow(/key has a value of type 9/);
  });

  it('of a type that GGUF does not have is refused', async () => {
    await expect(read(13, [0])).rejects.toThrow(/key has a value of type 13/);
    await expect(read(9, [...word(13), ...long(1), 0])).rejects.toThrow(/key has a value of type 13/);
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

  it('that declares more keys or tensors than any model is refused before anything is read', async () => {
    for (const [at, what] of [
      [8, 'tensors'],
      [16, 'keys'],
    ] as const) {
      const hostile = writeGguf({ list: { i32s: [1] } }, []);
      hostile.set(new Uint8Array(BigUint64Array.of(2n ** 60n).buffer), at);
      await expect(open(hostile)).rejects.toThrow(`At most 100,000 ${what} were expected`);
    }
  });

  it('with a string that is longer than the file is refused', async () => {
    const hostile = writeGguf({ name: { string: 'x' } }, []);
    hostile.set(new Uint8Array(BigUint64Array.of(2n ** 62n).buffer), hostile.length - 9);
    await expect(open(hostile)).rejects.toThrow(/runs past/);
  });

  it('with dimensions that no tensor has is refused', async () => {
    const tensor = { name: 'odd', type: 'F32' as const, blocks: new Uint8Array(4) };
    await expect(open(writeGguf({}, [{ ...tensor, dims: [1, 1, 1, 1, 1] }]))).rejects.toThrow(
      /4 dimensions.*odd, 5 found/,
    );
    const huge = [2 ** 40, 2 ** 40];
    await expect(open(writeGguf({}, [{ ...tensor, dims: huge }]))).rejects.toThrow(/Tensor odd/);
  });

  it('whose alignment is no number of bytes is refused', async () => {
    for (const alignment of [{ u32: 0 }, { f32: 0.5 }, { string: 'x' }])
      await expect(open(writeGguf({ 'general.alignment': alignment }, tensors))).rejects.toThrow(
        /general\.alignment/,
      );
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
