import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DownstreamSchema, LANGUAGES } from '../../../../../app/figures/downstream';
import { TextsSchema } from '../../../../../app/figures/texts';
import { PAPER_PROMPTS } from '../../../../../app/languages/prompts';
import type { RecordContext } from '../../../../../pipeline/record/experiment';
import { downstreamExperiment } from '../../../../../pipeline/record/experiments/downstream';
import { chooseNext, nextItems } from '../../../../../pipeline/record/experiments/downstream/next_sentence';
import { rotated, rotatedPlaces } from '../../../../../pipeline/record/experiments/downstream/questions';
import { textsExperiment } from '../../../../../pipeline/record/experiments/texts';
import { loadedEngine, tinyEnvironment } from '../../../../support/tiny_engine';
import { tinyModel } from '../../../../support/tiny_model';
import { tinyRegions } from '../../../../support/tiny_regions';

let folder = '';
let context: RecordContext;

const task = (at: number) => {
  const options = { q: `is the ${at} in`, c: ['a', 'an', 'the', 'of'] };
  return { subject: 's', split: 'test', en: options, ar: options, answer: 'ABCD'[at % 3] };
};
const write = (tasks: readonly unknown[]) =>
  writeFile(join(folder, 'mmlu_en_ar_short.json'), JSON.stringify(tasks));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tasks-'));
  const model = tinyModel('gemma3');
  const engine = await loadedEngine(tinyEnvironment(model, tinyRegions(model.shape)));
  context = {
    engine,
    regionIndex: await engine.regionIndex(),
    discovery: async () => engine,
    corpus: '',
    tasks: folder,
    cache: '',
    log: () => {},
  };
});
afterAll(() => rm(folder, { recursive: true }));

describe('the recorded experiment of multiple choice', () => {
  it('is planned without the questions: what is asked, of each language and model, three draws of each control', async () => {
    const units = await downstreamExperiment.units(context);
    const MODELS = 3 + 2 * 3;
    expect(units).toHaveLength(LANGUAGES.length * MODELS * (4 + 2));
    expect(units.slice(0, MODELS).map(({ id }) => id)).toEqual([
      ...['intact', 'arabic', 'vietnamese'].map((one) => `ar-${one}-0`),
      ...['matched', 'random'].flatMap((kind) => [0, 1, 2].map((seed) => `ar-${kind}-${seed}-0`)),
    ]);
    expect(units[7]?.recipe.edits).toMatchObject([{ of: 'ar', kind: 'random', share: 1, seed: 1 }]);
    expect(units.filter(({ id }) => id.endsWith('-next'))).toHaveLength(LANGUAGES.length * MODELS);
  });

  it('rotates some questions of every subject, and counts by content as well as by letter', async () => {
    const tasks = Array.from({ length: 520 }, (_, at) => ({ subject: String(at % 52) }));
    const places = rotatedPlaces(tasks);
    expect(new Set(places).size).toBe(130);
    expect(new Set(places.map((at) => at % 52)).size).toBe(52);
    const question = { id: '1', question: 'q', choices: ['a', 'b', 'c', 'd'], answer: 1 };
    expect(rotated(question, 0)).toEqual(question);
    for (const by of [1, 2, 3]) {
      const moved = rotated(question, by);
      expect(moved.choices[moved.answer]).toBe('b');
      expect(new Set(moved.choices).size).toBe(4);
    }
  });

  it('asks for next sentences among those of other documents', async () => {
    const items = nextItems([3, 4, 20, 9]);
    expect(items.map(({ document }) => document)).toEqual([1, 2, 2, 2, 2, 3, 3, 3, 3]);
    for (const { document, line, wrong } of items) {
      expect(line).toBeGreaterThanOrEqual(3);
      expect(new Set([document, ...wrong.map((one) => one.document)]).size).toBe(4);
    }
    const model = context.engine.ready();
    const documents = ['the in of', 'an a the', 'is is on', 'of and the'].map((text, at) => ({
      document: String(at),
      lines: Array.from({ length: 4 }, (_, line) => `${text} ${'in '.repeat(line)}`),
    }));
    const chosen = await chooseNext(model, 'base', documents);
    expect(chosen.items).toBe(4);
    expect(chosen.right).toBeLessThanOrEqual(4);
  });

  it('tallies every fourth question, in figures that the page reads', async () => {
    await write(Array.from({ length: 520 }, (_, at) => task(at)));
    const units = await downstreamExperiment.units(context);
    const figures = await units.find(({ id }) => id === 'en-arabic-2')?.run();
    expect(v.is(DownstreamSchema, figures)).toBe(true);
    expect(figures?.tally.questions).toBe(130);
    expect(figures?.tally.answers.reduce((a, b) => a + b, 0)).toBe(130);
    expect(figures?.tally.answers[3]).toBe(0);
    expect(figures?.tally.probability.reduce((a, b) => a + b, 0)).toBeCloseTo(130, 3);
    expect(figures?.tally.ofAll?.a).toBeLessThan(figures?.tally.probability[0] ?? 0);
    expect(figures?.touchedWeights).toBeGreaterThan(0);
  });

  it('refuses another file of questions, and says where it differs', async () => {
    await write([{ ...task(0), answer: 'F' }]);
    const [unit] = await downstreamExperiment.units(context);
    await expect(unit?.run()).rejects.toThrow(/mmlu_en_ar_short\.json is not the file of questions/);
  });
});

describe('the recorded experiment of texts', () => {
  it('has a text for each prompt under a condition, and its view of the intact text', async () => {
    const units = await textsExperiment.units(context);
    const run = async (id: string) => units.find((unit) => unit.id === id)?.run();
    const [intact, edited] = [await run('intact'), await run('ar')];
    expect(v.is(TextsSchema, edited)).toBe(true);
    expect(edited?.texts).toHaveLength(PAPER_PROMPTS.length);
    for (const [at, text] of (edited?.texts ?? []).entries())
      expect(text.base).toHaveLength(intact?.texts[at]?.tokens.length ?? Number.NaN);
    expect(intact?.texts.flatMap(({ base }) => base).every(({ rank }) => rank === 1)).toBe(true);
  });
});
