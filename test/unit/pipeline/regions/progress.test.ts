import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProgress } from '../../../../pipeline/regions/progress';
import { ExplorerError } from '../../../../workers/errors';

let cache = '';
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'progress-'));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

describe('what a cache of gradients has come to', () => {
  it('is nothing where there is none', async () => {
    expect((await readProgress(cache)).ar).toEqual([]);
  });

  it.each(['', '{"ar":', '[]', '{"ar":1}'])('is refused where its file is damaged: %s', async (damaged) => {
    await writeFile(join(cache, 'progress.json'), damaged);
    const failed = await readProgress(cache).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ExplorerError);
    expect(String(failed)).toMatch(
      /progress\.json is damaged .* Delete .* and start again, or name another --cache\.$/,
    );
  });
});
