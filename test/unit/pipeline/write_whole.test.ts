import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../pipeline/write_whole';

const ROOT = join(import.meta.dirname, '../../..');
let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-'));
  path = join(folder, 'index.json');
  await writeFile(path, 'the old file');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file that a command writes', () => {
  it('is the new one once it is whole, with nothing beside it', async () => {
    await writeWhole(path, [Buffer.from('the new '), Buffer.from('file')]);
    expect(await readFile(path, 'utf8')).toBe('the new file');
    expect(await readdir(folder)).toEqual(['index.json']);
  });

  it('is the old one where the command is killed in the middle of it, and the next run writes it', async () => {
    const writer = join(ROOT, 'test/support/killed_writer.ts');
    const { signal } = spawnSync(process.execPath, ['--import', 'tsx', writer, path], { cwd: ROOT });
    expect(signal).toBe('SIGKILL');
    expect(await readFile(path, 'utf8')).toBe('the old file');
    expect(await readFile(`${path}.new`, 'utf8')).toBe('the first half');
    await writeWhole(path, 'the new file');
    expect(await readFile(path, 'utf8')).toBe('the new file');
    expect(await readdir(folder)).toEqual(['index.json']);
  });

  it('is the old one where what is written cannot be made, and no draft is left', async () => {
    const broken = (async function* () {
      yield 'the first half';
      throw new Error('no more');
    })();
    await expect(writeWhole(path, broken)).rejects.toThrow('no more');
    expect(await readFile(path, 'utf8')).toBe('the old file');
    expect(await readdir(folder)).toEqual(['index.json']);
  });

  it('is written in no other way', () => {
    // Into a scratch folder, into one that fontconfig reads later, and into the build, which vite empties first.
    const others = ['browsers/font_sets.ts', 'build/notices_plugin.ts', 'model/unzip.ts', 'write_whole.ts'];
    const writers = readdirSync(join(ROOT, 'pipeline'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) =>
        /\b(writeFile|writeFileSync|appendFile|createWriteStream)\b/.test(
          readFileSync(join(ROOT, 'pipeline', name), 'utf8'),
        ),
      );
    expect(writers.sort()).toEqual(others);
  });
});
