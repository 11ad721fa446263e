import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Forgetting } from '../../../../../app/figures/forgetting';
import { NTREX_DOCUMENTS, NTREX_LINES } from '../../../../../pipeline/corpora/ntrex';
import type { RecordContext } from '../../../../../pipeline/record/experiment';
import { forgettingExperiment } from '../../../../../pipeline/record/experiments/forgetting';
import type { Engine } from '../../../../../workers/engine/engine';
import { MATRICES, matrixSize } from '../../../../../workers/model/shape';
import { recordContext, unitOf } from '../../../../support/record_context';
import { corpusLines, temporaryFolder } from '../../../../support/region_corpus';
import { loadedEngine, tinyEnvironment } from '../../../../support/tiny_engine';
import { tinyModel } from '../../../../support/tiny_model';
import { tinyRegions } from '../../../../support/tiny_regions';

/** Two points beside the one before the first step. */
const STEPS = 2;
/** Eight languages are scored at each point: slow where another computation runs. */
const SLOW_MS = 120_000;
const { gguf, shape } = tinyModel('gemma3');
const regions = tinyRegions(shape);
const SCORED = ['sw', 'ar', 'he', 'fa', 'en', 'de', 'ru', 'zh'];
/** And those that a core without Arabic is found on. */
const LANGUAGES = [...SCORED, 'es', 'ko', 'vi'];
let engine: Engine;
let corpus: string;
beforeAll(async () => {
  engine = await loadedEngine(tinyEnvironment({ gguf }, regions));
  corpus = await temporaryFolder();
  for (const [seed, language] of LANGUAGES.entries())
    await writeFile(join(corpus, `${language}.txt`), textOf(seed));
});

/** A language of the corpus, whose lines are twice as long as those of other tests. */
const textOf = (seed: number) =>
  corpusLines(seed, NTREX_LINES)
    .map((line) => Array.from({ length: 4 }, () => line).join(' '))
    .join('\n');

class CutOff extends Error {}

const contextOf = async (also: Partial<RecordContext> = {}): Promise<RecordContext> => ({
  ...recordContext(engine, regions, corpus),
  steps: STEPS,
  cache: await temporaryFolder(),
  ...also,
});

/** A context whose run is cut off after a step. */
const cutOffAt = (step: number) =>
  contextOf({
    log: (line) => {
      if (line.includes(`step ${step} `)) throw new CutOff();
    },
  });

const run = async (context: RecordContext, id: string, recorded?: (id: string) => Forgetting | undefined) =>
  (await unitOf(forgettingExperiment, context, id)).run(recorded);
const CORE = 'sw-core-0.0001-0';
const FULL = 'sw-full-0.0001-0';

describe('recording further pre-training', { timeout: SLOW_MS }, () => {
  let whole: Forgetting;
  let full: Forgetting;
  beforeAll(async () => {
    whole = await run(await contextOf(), CORE);
    full = await run(await contextOf(), FULL);
  }, SLOW_MS);

  it('plans five conditions of each setting, what the others are made to measure of first', async () => {
    const units = await forgettingExperiment.units(await contextOf());
    const freezings = ['full', 'core', 'random', 'matched', 'smaller'];
    expect(units.map(({ id }) => id)).toEqual(
      [
        ['sw', '0.0001', 0],
        ['sw', '0.0001', 1],
        ['ar', '0.0003', 0],
        ['sw', '0.00003', 0],
      ].flatMap(([language, rate, seed]) => freezings.map((one) => `${language}-${one}-${rate}-${seed}`)),
    );
    const own = await forgettingExperiment.units({ ...(await contextOf()), steps: undefined });
    expect(own.map(({ conditions }) => conditions?.steps)).toEqual(
      [30, 30, 20, 60].flatMap((steps) => freezings.map(() => steps)),
    );
  });

  it('scores eight languages before the first step, on the way, and after the last', () => {
    expect(whole.points.map(({ step, tokens }) => [step, tokens])).toEqual(
      [0, 1, STEPS].map((step) => [step, step * 1024]),
    );
    for (const { scores } of whole.points) expect(scores.map(({ language }) => language)).toEqual(SCORED);
    expect(whole.points.map(({ loss }) => loss === null)).toEqual([true, false, false]);
    const [first, , last] = whole.points.map(({ scores }) => scores[0]?.meanNll);
    expect(last).not.toBe(first);
  });

  it('freezes 5 % of the weights, and none in a full training', async () => {
    const weights = MATRICES.reduce((sum, matrix) => sum + matrixSize(shape, matrix), 0) * shape.layers;
    expect(whole.frozenWeights / weights).toBeCloseTo(0.05, 2);
    for (const id of ['sw-random-0.0001-0', 'sw-matched-0.0001-0', 'ar-core-0.0003-0'])
      expect((await run(await contextOf({ steps: 1 }), id)).frozenWeights, id).toBe(whole.frozenWeights);
    expect(full.frozenWeights).toBe(0);
  });

  it('says how far the weights moved, and goes as far with all of them at a rate of its own', async () => {
    const wanted = whole.updateNorm ?? Number.NaN;
    expect(wanted).toBeGreaterThan(0);
    expect(full.updateNorm).toBeGreaterThan(wanted);
    const known: Readonly<Record<string, Forgetting>> = { [CORE]: whole, [FULL]: full };
    const context = await contextOf();
    const smaller = await run(context, 'sw-smaller-0.0001-0', (id) => known[id]);
    expect(smaller.learningRate).toBeLessThan(1e-4);
    expect(smaller.tried?.at(-1)).toEqual({
      learningRate: smaller.learningRate,
      updateNorm: smaller.updateNorm,
    });
    expect((smaller.updateNorm ?? 0) / wanted).toBeCloseTo(1, 1);
    expect(await readdir(join(context.cache, 'forgetting'))).toEqual([]);
    await expect(run(context, 'sw-smaller-0.0001-0')).rejects.toThrow(`of ${CORE}. Record that one first`);
  });

  it('reads the documents in another order with another seed', async () => {
    const other = await run(await contextOf({ steps: 1 }), 'sw-full-0.0001-1');
    expect(other.points[1]?.loss).not.toBe((await run(await contextOf({ steps: 1 }), FULL)).points[1]?.loss);
  });

  it('goes on from its last scored step where it was cut off, to the same figures, and leaves no scratch', async () => {
    const cut = await cutOffAt(STEPS);
    await expect(run(cut, CORE)).rejects.toThrow(CutOff);
    const lines: string[] = [];
    const going = { ...cut, log: (line: string) => void lines.push(line) };
    expect(await run(going, CORE)).toEqual(whole);
    expect(lines).toHaveLength(1);
    expect(await readdir(join(cut.cache, 'forgetting'))).toEqual([]);
  });

  it('begins anew where the inputs are others than those of the run that was cut off', async () => {
    const cut = await cutOffAt(STEPS);
    await expect(run(cut, FULL)).rejects.toThrow(CutOff);
    const lines: string[] = [];
    const other = { ...cut, steps: 1, log: (line: string) => void lines.push(line) };
    const figures = await run(other, FULL);
    expect(figures.points.map(({ step }) => step)).toEqual([0, 1]);
    expect(lines).toHaveLength(1);
  });

  it('leaves the model as it came, after a run and after one that was cut off', async () => {
    const model = engine.ready();
    const ids = [...model.tokenizer.opening, ...model.tokenizer.encode('the university in')];
    const fresh = await loadedEngine(tinyEnvironment({ gguf }));
    const expected = await fresh.ready().decoder.score(ids, 'base', () => {});
    expect(await model.decoder.score(ids, 'base', () => {})).toEqual(expected);
    const cut = await cutOffAt(1);
    await expect(run(cut, FULL)).rejects.toThrow(CutOff);
    expect(await model.decoder.score(ids, 'base', () => {})).toEqual(expected);
  });

  it('goes on with prose where the lines do not suffice, and says how many tokens are there where both are short', async () => {
    const folder = await temporaryFolder();
    const short = join(folder, 'ntrex');
    const prose = join(folder, 'prose');
    for (const path of [short, prose]) await mkdir(path);
    const discovery = NTREX_DOCUMENTS.filter(({ side }) => side === 'discovery');
    const blank = discovery.reduce((sum, { firstLine, lastLine }) => sum + lastLine - firstLine + 1, 0);
    for (const language of LANGUAGES) {
      const lines = textOf(3).split('\n');
      for (const { firstLine, lastLine } of discovery) lines.fill('', firstLine - 1, lastLine);
      await writeFile(join(short, `${language}.txt`), `${lines.join('\n')}\n`);
    }
    await writeFile(join(prose, 'sw.txt'), 'the in of');
    const context = await contextOf({ corpus: short, steps: 4 });
    const { tokenizer } = engine.ready();
    // The lines that are scored are not among them.
    const there = blank * tokenizer.encode('\n').length + tokenizer.encode('the in of\n').length;
    await expect(run(context, FULL)).rejects.toThrow(
      `The text has ${there} tokens; 4096 are needed. Record fewer steps (--steps).`,
    );
    await writeFile(join(prose, 'sw.txt'), textOf(1));
    expect((await run(context, FULL)).points.at(-1)?.step).toBe(4);
  });
});
