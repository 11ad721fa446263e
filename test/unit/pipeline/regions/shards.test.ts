import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findRegions } from '../../../../pipeline/regions/find';
import { completeShards } from '../../../../pipeline/regions/shards/state';
import type { RegionLanguage } from '../../../../workers/model/recipe';
import { decodeBundle } from '../../../../workers/regions/bundle';
import { decodeRegion } from '../../../../workers/regions/packed';
import { corpusLines, temporaryFolder } from '../../../support/region_corpus';
import { tinyModel } from '../../../support/tiny_model';

const LANGUAGES: readonly RegionLanguage[] = ['ar', 'en', 'vi'];
const { gguf, shape } = tinyModel('llama');
const silent = () => {};

let folder: string;
let model: string;
let cache: string;

const options = (more: object = {}) => ({
  model,
  texts: folder,
  languages: LANGUAGES,
  cache: join(folder, 'one'),
  out: join(folder, 'one.regions'),
  threads: 1,
  shard: null,
  merge: false,
  scores: [],
  ...more,
});

beforeAll(async () => {
  folder = await temporaryFolder();
  model = join(folder, 'tiny.gguf');
  cache = join(folder, 'shards');
  await writeFile(model, gguf);
  for (const [seed, language] of LANGUAGES.entries()) {
    const lines = corpusLines(seed, 60).map((line, at) => (at % 5 === 4 ? `${line}\n` : line));
    await writeFile(join(folder, `${language}.txt`), lines.join('\n'));
  }
  await findRegions(options(), silent);
}, 300_000);

/** `npm run regions` on a shard, as a process of its own. @param killed at its first word */
function shardProcess(shard: string, killed = false): Promise<string> {
  const args = ['--model', model, '--texts', folder, '--languages', LANGUAGES.join(), '--cache', cache];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      '--import',
      'tsx',
      'pipeline/regions.ts',
      ...args,
      '--threads',
      '1',
      '--shard',
      shard,
    ]);
    let said = '';
    const hear = (data: Buffer) => {
      said += data.toString();
      if (killed) child.kill('SIGKILL');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}

/** The weights of every region of a file, by its name and share. */
async function masksOf(path: string): Promise<ReadonlyMap<string, Uint32Array>> {
  const { index, files } = decodeBundle(await readFile(path));
  const masks = new Map<string, Uint32Array>();
  for (const { file, shares } of index.entries) {
    const region = decodeRegion(files.get(file) ?? new Uint8Array(), shape, index.modelSha256);
    for (const share of shares) masks.set(`${file} ${share}`, region.maskAt(share).words);
  }
  return masks;
}

describe('the regions of any model', () => {
  it('are found from a reader’s texts: core, Top, Bottom and the bands of each language, in one file', async () => {
    const { index } = decodeBundle(await readFile(join(folder, 'one.regions')));
    const named = new Set(index.entries.map(({ of, kind }) => `${of} ${kind}`));
    for (const of of ['core', ...LANGUAGES])
      for (const kind of ['top', 'bottom', 'bottom-nonzero', 'band'])
        expect(named).toContain(`${of} ${kind}`);
    expect(index.entries.some(({ of }) => of === 'ru')).toBe(false);
    const top = index.entries.find(({ file }) => file === 'ar-top.region');
    expect(top?.tokens).toBeGreaterThan(100);
    expect(top?.stability.byShare.every((share) => share > 0)).toBe(true);
  });

  it('are the same from three shards, each a process, one of which was killed and ran again', async () => {
    await shardProcess('2/3', true);
    await Promise.all(['1/3', '3/3'].map((shard) => shardProcess(shard)));
    await expect(completeShards(cache)).rejects.toThrow(/Of 3 shards 2 is missing.*--shard 2\/3/);
    expect(await shardProcess('2/3')).toContain('shard 2 of 3 is complete');
    const out = join(folder, 'three.regions');
    await findRegions(options({ texts: null, merge: true, cache, out }), silent);
    const [one, three] = [await masksOf(join(folder, 'one.regions')), await masksOf(out)];
    expect([...three.keys()]).toEqual([...one.keys()]);
    for (const [name, words] of one) expect(three.get(name), name).toEqual(words);
  }, 300_000);

  it('are not merged from shards that are cut short, missing, or of another text', async () => {
    const merge = () => findRegions(options({ texts: null, merge: true, cache }), silent);
    const state = join(cache, 'shard-3-of-3', 'shard.json');
    const whole = await readFile(state, 'utf8');
    await writeFile(state, whole.replaceAll(/[0-9a-f]{64}/g, '0'.repeat(64)));
    await expect(merge()).rejects.toThrow(/Shard 3 is of another model or other texts/);
    await writeFile(state, whole.slice(0, 40));
    await expect(merge()).rejects.toThrow(/damaged/);
    await rm(join(cache, 'shard-3-of-3'), { recursive: true });
    await expect(merge()).rejects.toThrow(/shards 3 is missing/);
    await expect(completeShards(join(folder, 'nowhere'))).rejects.toThrow(/has no shards/);
  });

  it('are not looked for in a text of one document', async () => {
    await writeFile(join(folder, 'ko.txt'), 'the\nin');
    const run = () => findRegions(options({ languages: ['ko'] }), silent);
    await expect(run()).rejects.toThrow(/ko\.txt has 1 document.*blank line/);
  });
});
