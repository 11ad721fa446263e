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

/** One more than are scored: a run can end between two points that are kept. */
const STEPS = 6;
const { gguf, shape } = tinyModel('gemma3');
const regions = tinyRegions(shape);
let engine: Engine;
let corpus: string;
beforeAll(async () => {
  engine = await loadedEngine(tinyEnvironment({ gguf }, regions));
  corpus = await temporaryFolder();
  for (const [seed, language] of ['ar', 'en', 'zh'].entries())
    await writeFile(join(corpus, `${language}.txt`), textOf(seed));
});

/** A language of the corpus, whose lines are twice as long as those of other tests. */
const textOf = (seed: number) =>
  corpusLines(seed, NTREX_LINES)
    .map((line) => `${line} ${line}`)
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

const run = async (context: RecordContext, id: string) =>
  (await unitOf(forgettingExperiment, context, id)).run();

describe('recording further pre-training', () => {
  let whole: Forgetting;
  beforeAll(async () => {
    whole = await run(await contextOf(), 'core-0.00005');
  });

  it('plans three ways to freeze at both rates of the paper', async () => {
    const ids = (await forgettingExperiment.units(await contextOf())).map(({ id }) => id);
    expect(ids).toEqual(
      ['0.00005', '0.000005'].flatMap((rate) => ['full', 'core', 'random'].map((way) => `${way}-${rate}`)),
    );
  });

  it('scores Arabic, English and Chinese before the first step, at every fifth and after the last', () => {
    expect(whole.points.map(({ step, tokens }) => [step, tokens])).toEqual([
      [0, 0],
      [5, 5 * 1024],
      [STEPS, STEPS * 1024],
    ]);
    for (const { scores } of whole.points)
      expect(scores.map(({ language }) => language)).toEqual(['ar', 'en', 'zh']);
    expect(whole.points.map(({ loss }) => loss === null)).toEqual([true, false, false]);
    const [first, , last] = whole.points.map(({ scores }) => scores[0]?.meanNll);
    expect(last).not.toBe(first);
  });

  it('freezes 5 % of the weights, and none in a full training', async () => {
    const weights = MATRICES.reduce((sum, matrix) => sum + matrixSize(shape, matrix), 0) * shape.layers;
    expect(whole.frozenWeights / weights).toBeCloseTo(0.05, 2);
    const random = await run(await contextOf({ steps: 1 }), 'random-0.00005');
    expect(random.frozenWeights).toBe(whole.frozenWeights);
    const full = await run(await contextOf({ steps: 1 }), 'full-0.00005');
    expect(full.frozenWeights).toBe(0);
  });

  it('goes on from its last scored step where it was cut off, to the same figures, and leaves no scratch', async () => {
    const cut = await cutOffAt(STEPS);
    await expect(run(cut, 'core-0.00005')).rejects.toThrow(CutOff);
    const lines: string[] = [];
    const going = { ...cut, log: (line: string) => void lines.push(line) };
    expect(await run(going, 'core-0.00005')).toEqual(whole);
    expect(lines).toHaveLength(1);
    expect(await readdir(join(cut.cache, 'forgetting'))).toEqual([]);
  });

  it('begins anew where the inputs are others than those of the run that was cut off', async () => {
    const cut = await cutOffAt(STEPS);
    await expect(run(cut, 'full-0.00005')).rejects.toThrow(CutOff);
    const lines: string[] = [];
    const other = { ...cut, steps: 1, log: (line: string) => void lines.push(line) };
    const figures = await run(other, 'full-0.00005');
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
    await expect(run(cut, 'full-0.000005')).rejects.toThrow(CutOff);
    expect(await model.decoder.score(ids, 'base', () => {})).toEqual(expected);
  });

  it('goes on with prose where the lines do not suffice, and says how many tokens are there where both are short', async () => {
    const folder = await temporaryFolder();
    const short = join(folder, 'ntrex');
    const prose = join(folder, 'prose');
    for (const path of [short, prose]) await mkdir(path);
    const discovery = NTREX_DOCUMENTS.filter(({ side }) => side === 'discovery');
    const blank = discovery.reduce((sum, { firstLine, lastLine }) => sum + lastLine - firstLine + 1, 0);
    for (const language of ['ar', 'en', 'zh']) {
      const lines = textOf(3).split('\n');
      for (const { firstLine, lastLine } of discovery) lines.fill('', firstLine - 1, lastLine);
      await writeFile(join(short, `${language}.txt`), `${lines.join('\n')}\n`);
    }
    await writeFile(join(prose, 'ar.txt'), 'the in of');
    const context = await contextOf({ corpus: short, steps: 4 });
    const { tokenizer } = engine.ready();
    // The lines that are scored are not among them.
    const there = blank * tokenizer.encode('\n').length + tokenizer.encode('the in of\n').length;
    await expect(run(context, 'full-0.00005')).rejects.toThrow(
      `The text has ${there} tokens; 4096 are needed. Record fewer steps (--steps).`,
    );
    await writeFile(join(prose, 'ar.txt'), textOf(1));
    expect((await run(context, 'full-0.00005')).points.at(-1)?.step).toBe(4);
  });
});
