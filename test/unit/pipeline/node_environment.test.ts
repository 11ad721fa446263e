import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NODE_SOURCE, nodeEnvironment } from '../../../pipeline/node_environment';
import { Engine } from '../../../workers/engine/engine';
import { GgufError, RegionError } from '../../../workers/errors';
import { tinyModel } from '../../support/tiny_model';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'environment-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the engine in Node', () => {
  it('opens any GGUF on disk, under the SHA-256 of its bytes, and closes it', async () => {
    const bytes = tinyModel('llama').gguf;
    const modelPath = join(folder, 'tiny.gguf');
    await writeFile(modelPath, bytes);
    const environment = nodeEnvironment({ modelPath });
    const { source, sha256 } = await environment.openModel(
      NODE_SOURCE,
      () => {},
      new AbortController().signal,
      () => {},
    );
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await source.read(0, 4)).toEqual(new TextEncoder().encode('GGUF'));
    await environment.close();
    await expect(source.read(0, 4)).rejects.toThrow();
  });

  it('runs on as many threads as it is told', async () => {
    const [start] = await nodeEnvironment({ threads: 1 }).runtimes('auto');
    const info = (await start?.())?.info;
    expect(info).toMatchObject({ name: 'node', threads: 1 });
  });

  it('says what to run where the model or the regions are missing', async () => {
    const environment = nodeEnvironment({ modelPath: join(folder, 'none.gguf'), regionsFolder: folder });
    await expect(new Engine(environment).load(NODE_SOURCE, 'auto', () => {})).rejects.toThrow(GgufError);
    await expect(environment.regionIndex()).rejects.toThrow(RegionError);
    await expect(environment.regionFile('ar-top.region')).rejects.toThrow(/ar-top\.region.*npm run regions/);
  });

  it('refuses an index of regions that is not JSON', async () => {
    const regionsFolder = join(folder, 'regions');
    await mkdir(regionsFolder);
    await writeFile(join(regionsFolder, 'index.json'), '{');
    await expect(nodeEnvironment({ regionsFolder }).regionIndex()).rejects.toThrow(/not JSON/);
  });
});
