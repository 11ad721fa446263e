import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SOURCES, sourceRead } from '../../../../app/figures/sources';
import type {
  Experiment,
  RecordContext,
  RecordFiles,
  RecordLimit,
  Unit,
} from '../../../../pipeline/record/experiment';
import { removed } from '../../../../pipeline/record/recipes';
import { inputsHash, record, rounded } from '../../../../pipeline/record/run';
import { ExplorerError } from '../../../../workers/errors';
import { openGguf } from '../../../../workers/gguf/reader';
import { partsSource } from '../../../../workers/gguf/source';
import { readModelShape } from '../../../../workers/model/metadata';
import { INTACT } from '../../../../workers/model/recipe';
import type { RegionIndex, RegionIndexEntry } from '../../../../workers/protocol';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';

const Figures = v.object({ value: v.number() });
type Figures = v.InferOutput<typeof Figures>;
const FOREVER: RecordLimit = {
  checkOnly: false,
  until: Number.POSITIVE_INFINITY,
  isWanted: () => true,
};

let folder = '';
let regionIndex: RegionIndex;
let ran: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-'));
  const gguf = await openGguf(partsSource([tinyModel('gemma3').gguf]));
  regionIndex = tinyRegions(await readModelShape(gguf)).index;
  ran = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = (): RecordFiles => ({
  folder,
  modelSha256: 'a'.repeat(64),
  modelName: 'Tiny',
  backend: 'node',
  madeWith: 'a test',
});

function unit(
  id: string,
  inputs: unknown = 1,
  run: () => Promise<Figures> = async () => ({ value: 1 / 3 }),
): Unit<Figures> {
  return {
    id,
    recipe: INTACT,
    inputs,
    seconds: 60,
    run: () => {
      ran.push(id);
      return run();
    },
  };
}

const experiment = (...units: Unit<Figures>[]): Experiment<Figures> => ({
  id: 'core',
  figures: Figures,
  units: async () => units,
});

const run = (planned: Experiment<Figures>, limit: Partial<RecordLimit> = {}) => {
  const context = { regionIndex, log: () => {} } as unknown as RecordContext;
  return record(planned, context, files(), { ...FOREVER, ...limit });
};

const saved = async () => JSON.parse(await readFile(join(folder, 'core.json'), 'utf8'));

describe('recording an experiment', () => {
  it('writes down its plan, and a plan that has grown since', async () => {
    await run(experiment(unit('a')));
    expect(await saved()).toMatchObject({ planned: ['a'] });
    await run(experiment(unit('a'), unit('b')), { until: 0 });
    expect(await saved()).toMatchObject({ planned: ['a', 'b'], results: [{ id: 'a' }] });
    expect(ran).toEqual(['a']);
  });

  it('takes figures of another form for stale: the file stays until the new result is there', async () => {
    await run(experiment(unit('a'), unit('b')));
    const file = await saved();
    file.results[0].figures = { of: 'an earlier form' };
    await writeFile(join(folder, 'core.json'), JSON.stringify(file));
    expect(await run(experiment(unit('a'), unit('b')), { checkOnly: true })).toMatchObject({
      fresh: 1,
      left: ['a'],
    });
    expect(await saved()).toEqual(file);
    expect(await run(experiment(unit('a'), unit('b')))).toEqual({
      fresh: 1,
      computed: 1,
      left: [],
      leftSeconds: 0,
      dirty: [],
    });
    expect(ran).toEqual(['a', 'b', 'a']);
  });

  it('computes each unit once and saves it with where it came from', async () => {
    expect(await run(experiment(unit('a'), unit('b')))).toEqual({
      fresh: 0,
      computed: 2,
      left: [],
      leftSeconds: 0,
      dirty: [],
    });
    expect(await run(experiment(unit('a'), unit('b')))).toEqual({
      fresh: 2,
      computed: 0,
      left: [],
      leftSeconds: 0,
      dirty: [],
    });
    expect(ran).toEqual(['a', 'b']);
    expect(await saved()).toMatchObject({
      version: 1,
      experiment: 'core',
      modelName: 'Tiny',
      text: SOURCES[sourceRead('core')],
      results: [
        { id: 'a', recipe: INTACT, backend: 'node', madeWith: 'a test', figures: { value: 0.333333 } },
        { id: 'b' },
      ],
    });
  });

  it('names the results that were made of files which no commit holds', async () => {
    const context = { regionIndex, log: () => {} } as unknown as RecordContext;
    const changed = { ...files(), madeWith: 'npm run record, 0123456-dirty' };
    await record(experiment(unit('a')), context, changed, FOREVER);
    expect(await run(experiment(unit('a'), unit('b')))).toMatchObject({ fresh: 1, dirty: ['a'] });
  });

  it('goes on after a unit that failed, without those that are there', async () => {
    const breaks = unit('b', 1, () => Promise.reject(new Error('out of memory')));
    await expect(run(experiment(unit('a'), breaks))).rejects.toThrow('out of memory');
    expect(await run(experiment(unit('a'), unit('b')))).toEqual({
      fresh: 1,
      computed: 1,
      left: [],
      leftSeconds: 0,
      dirty: [],
    });
    expect(ran).toEqual(['a', 'b', 'b']);
  });

  it('computes again what its inputs have left behind, and says so when only asked', async () => {
    await run(experiment(unit('a'), unit('b')));
    const changed = experiment(unit('a', 2), unit('b'));
    expect(await run(changed, { checkOnly: true })).toEqual({
      fresh: 1,
      computed: 0,
      left: ['a'],
      leftSeconds: 60,
      dirty: [],
    });
    expect(await run(changed)).toMatchObject({ computed: 1, left: [], dirty: [] });
    expect(ran).toEqual(['a', 'b', 'a']);
  });

  it('drops what the plan no longer has, and keeps the order of the plan', async () => {
    await run(experiment(unit('a'), unit('b')));
    await run(experiment(unit('c'), unit('b')));
    expect((await saved()).results.map(({ id }: { id: string }) => id)).toEqual(['c', 'b']);
  });

  it('begins nothing after its time, and takes only what is wanted', async () => {
    expect(await run(experiment(unit('a')), { until: performance.now() - 1 })).toMatchObject({ left: ['a'] });
    expect(
      await run(experiment(unit('top-1'), unit('base')), { isWanted: (id) => id === 'top-1' }),
    ).toMatchObject({
      left: ['base'],
    });
    expect(ran).toEqual(['top-1']);
  });

  it('refuses a file that is not of its schema, and loses nothing of it', async () => {
    await writeFile(join(folder, 'core.json'), '{"version":7}');
    await expect(run(experiment(unit('a')))).rejects.toThrow(ExplorerError);
    expect(await saved()).toEqual({ version: 7 });
  });

  it('says of a damaged file, in one line, which it is and what to do', async () => {
    for (const damaged of ['', '{"version":1,', 'null', '\0\0\0']) {
      await writeFile(join(folder, 'core.json'), damaged);
      const failed = await run(experiment(unit('a'))).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(ExplorerError);
      expect(String(failed)).toMatch(/core\.json is no recorded experiment .*Move it away to record anew\.$/);
      expect(await readFile(join(folder, 'core.json'), 'utf8')).toBe(damaged);
    }
  });

  it('refuses figures that are no numbers', async () => {
    await expect(run(experiment(unit('a', 1, async () => ({ value: Number.NaN }))))).rejects.toThrow(
      /not a number/,
    );
    expect(() => rounded([Number.POSITIVE_INFINITY])).toThrow(/not a number/);
  });
});

describe('the hash of a result', () => {
  const hash = (one: Pick<Unit<unknown>, 'recipe' | 'inputs'>, index = regionIndex) =>
    inputsHash(one, { modelSha256: 'a'.repeat(64) }, index);

  it('changes with the recipe, the inputs and the region files that the recipe uses', () => {
    const zero = { recipe: removed({ of: 'ar' }), inputs: 1 };
    const entries = regionIndex.entries.map((entry) =>
      entry.of === 'ar' && entry.kind === 'top' ? { ...entry, tokens: entry.tokens + 1 } : entry,
    );
    const found = { ...regionIndex, entries };
    const all = [
      hash(zero),
      hash({ ...zero, inputs: 2 }),
      hash(zero, found),
      hash({ ...zero, recipe: INTACT }),
    ];
    expect(new Set(all).size).toBe(4);
    expect(hash({ recipe: INTACT, inputs: 1 }, found)).toBe(hash({ recipe: INTACT, inputs: 1 }));
  });

  it('does not change with a file that the recipe does not read', () => {
    const [first] = regionIndex.entries;
    if (!first) throw new Error('the tiny regions have no entry');
    const more = (entry: Partial<RegionIndexEntry>) => ({
      ...regionIndex,
      entries: [...regionIndex.entries, { ...first, file: 'more', ...entry }],
    });
    const core = { recipe: removed({ of: 'core' }), inputs: 1 };
    const arabic = { recipe: removed({ of: 'ar' }), inputs: 1 };
    const free = { recipe: removed({ of: 'ar', rule: 'core-free' }), inputs: 1 };
    expect(hash(core, more({ of: 'ar', kind: 'top' }))).toBe(hash(core));
    expect(hash(core, more({ of: 'core', kind: 'band' }))).toBe(hash(core));
    expect(hash(arabic, more({ of: 'core', kind: 'top' }))).toBe(hash(arabic));
    expect(hash(free, more({ of: 'core', kind: 'top' }))).not.toBe(hash(free));
    expect(hash(arabic, more({ of: 'ru', kind: 'top' }))).not.toBe(hash(arabic));
  });

  it('does not change with a file of other shares', () => {
    const [first] = regionIndex.entries;
    if (!first) throw new Error('the tiny regions have no entry');
    const more = {
      ...regionIndex,
      entries: [...regionIndex.entries, { ...first, shares: [0.1], file: 'fine' }],
    };
    const zero = { recipe: removed({ of: 'core', share: 3 }), inputs: 1 };
    expect(hash(zero, more)).toBe(hash(zero));
  });
});
