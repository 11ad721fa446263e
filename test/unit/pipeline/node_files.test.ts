import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFiles, openModelFile } from '../../../pipeline/node_files';
import { GgufError } from '../../../workers/errors';
import { splitGguf } from '../../fixtures/gguf_writer';

const whole = Uint8Array.from({ length: 250 }, (_, i) => i);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-test-'));
  for (let i = 0; i < 3; i++) {
    await writeFile(join(folder, `x.gguf.part0${i}`), whole.subarray(i * 100, (i + 1) * 100));
  }
  await writeFile(join(folder, 'x.gguf'), whole);
  await writeFile(join(folder, 'manifest.json'), '{}');
});
afterEach(() => rm(folder, { recursive: true }));

describe('a model on disk', () => {
  it.each(['', 'x.gguf.part00', 'x.gguf'])('is opened from "%s" in its folder', async (name) => {
    const source = await openModelFile(join(folder, name));
    expect(source.sizeBytes).toBe(250);
    expect(Array.from(await source.read(90, 120))).toEqual(Array.from(whole.subarray(90, 210)));
    expect(Array.from(await source.read(0, 250))).toEqual(Array.from(whole));
    await expect(source.read(200, 51)).rejects.toThrow(GgufError);
    await source.close();
  });

  it('that is split is opened from any of its files, and says which are missing', async () => {
    const files = splitGguf({}, [{ name: 'a', dims: [1], type: 'F32', blocks: new Uint8Array(4) }], 2);
    const names = ['m-00001-of-00002.gguf', 'm-00002-of-00002.gguf'];
    for (const [at, name] of names.entries()) await writeFile(join(folder, name), files[at] ?? '');
    for (const name of names) {
      const source = await openModelFile(join(folder, name));
      expect(Buffer.from(await source.read(0, source.sizeBytes)).equals(Buffer.concat(files))).toBe(true);
      await source.close();
    }
    await rm(join(folder, 'm-00002-of-00002.gguf'));
    await expect(openModelFile(join(folder, names[0] ?? ''))).rejects.toThrow(/00002-of-00002/);
  });

  it('that is not there says what to run', async () => {
    await expect(openModelFile(join(folder, 'y.gguf'))).rejects.toThrow(/y\.gguf.*npm run model/);
    await expect(openModelFile(join(folder, 'nowhere'))).rejects.toThrow(/nowhere.*npm run model/);
    const empty = await mkdtemp(join(folder, 'empty-'));
    await expect(openModelFile(empty)).rejects.toThrow(/No GGUF.*npm run model/);
  });

  it('that becomes shorter while it is open is refused', async () => {
    const source = await openFiles([join(folder, 'x.gguf')]);
    await truncate(join(folder, 'x.gguf'), 100);
    await expect(source.read(50, 100)).rejects.toThrow(/became shorter/);
    await source.close();
  });
});
