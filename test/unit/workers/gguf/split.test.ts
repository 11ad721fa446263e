import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { filesSource } from '../../../../workers/gguf/files';
import { sha256OfSource } from '../../../../workers/gguf/identity';
import { openGguf } from '../../../../workers/gguf/reader';
import { partsSource } from '../../../../workers/gguf/source';
import { splitNames } from '../../../../workers/gguf/split';
import { splitGguf, type WriterTensor, writeGguf } from '../../../fixtures/gguf_writer';

const tensor = (name: string, ...values: number[]): WriterTensor => ({
  name,
  dims: [values.length],
  type: 'F32',
  blocks: new Uint8Array(Float32Array.from(values).buffer),
});
const metadata = { 'general.architecture': { string: 'llama' } };
const tensors = [tensor('a', 1), tensor('b', 2, 3), tensor('c', 4, 5, 6)];
const files = splitGguf(metadata, tensors, 3);
const sourceOf = (bytes: readonly Uint8Array[]) => filesSource(bytes.map((each) => partsSource([each])));
const open = async (bytes: readonly Uint8Array[]) => openGguf(await sourceOf(bytes));
const pick = (...at: number[]) => at.map((index) => files[index] ?? new Uint8Array());

describe('a split GGUF', () => {
  it('has the tensors of all its files and the metadata of the first, in whatever order they are chosen', async () => {
    const read = await open(pick(2, 0, 1));
    expect(read.metadata.get('general.architecture')).toBe('llama');
    expect([...read.tensors.keys()]).toEqual(['a', 'b', 'c']);
    for (const { name, blocks } of tensors)
      expect(Array.from(await read.readTensor(name))).toEqual(Array.from(blocks));
  });

  it('is one source in the order of its files, under the hash of all their bytes', async () => {
    const source = await sourceOf(pick(1, 2, 0));
    const whole = Buffer.concat(files);
    expect(Buffer.from(await source.read(0, source.sizeBytes)).equals(whole)).toBe(true);
    const across = (files[0]?.length ?? 0) - 3;
    expect(Array.from(await source.read(across, 7))).toEqual(Array.from(whole.subarray(across, across + 7)));
    const sha256 = createHash('sha256').update(whole).digest('hex');
    expect(await sha256OfSource(source)).toBe(sha256);
    expect(await sha256OfSource(source, () => {}, undefined)).toBe(sha256);
  });

  it('says which files are missing, of a lone one too', async () => {
    await expect(open(pick(1))).rejects.toThrow(
      /split into 3 files, and 1 were given: number 1, 3 is missing/,
    );
    await expect(open(pick(0, 2))).rejects.toThrow(/number 2 is missing/);
    await expect(openGguf(partsSource(pick(0)))).rejects.toThrow(/number 2, 3 is missing/);
  });

  it('is refused with a file that is there twice, or that is none of it', async () => {
    await expect(open(pick(0, 1, 2, 1))).rejects.toThrow(/one is there twice/);
    await expect(open([...pick(0, 1), writeGguf(metadata, tensors)])).rejects.toThrow(/not the files of one/);
    const others = splitGguf(metadata, tensors, 2);
    await expect(open([...pick(0, 1), others[1] ?? new Uint8Array()])).rejects.toThrow(
      /not the files of one/,
    );
  });

  it('is refused where a tensor is there twice, or one is missing', async () => {
    const twice = splitGguf(metadata, [tensor('a', 1), tensor('a', 2)], 2);
    await expect(open(twice)).rejects.toThrow(/Tensor a is declared twice/);
    const fewer = splitGguf(metadata, tensors, 2, 9);
    await expect(open(fewer)).rejects.toThrow(/hold 9 tensors together, 3 found/);
  });

  it('that says what no file can be is refused', async () => {
    const odd = writeGguf({ ...metadata, 'split.count': { u32: 3 }, 'split.no': { u32: 3 } }, tensors);
    await expect(open([odd])).rejects.toThrow(/number 3 \(from 0\) of 3 files/);
    const endless = writeGguf({ ...metadata, 'split.count': { u32: 2 ** 31 }, 'split.no': { u32: 0 } }, []);
    await expect(open([endless])).rejects.toThrow(/number 0 \(from 0\)/);
  });
});

describe('names of the files of a split GGUF', () => {
  it('follow from any of them', () => {
    const names = ['m-00001-of-00002.gguf', 'm-00002-of-00002.gguf'];
    expect(splitNames('m-00002-of-00002.gguf')).toEqual(names);
    expect(splitNames('m.gguf')).toBeNull();
    expect(splitNames('m-00001-of-99999.gguf')).toBeNull();
  });
});
