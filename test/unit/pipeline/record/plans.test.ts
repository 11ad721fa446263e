import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, language } from '../../../../app/languages/languages';
import { SCORED_LANGUAGES, TWELVE_LANGUAGES } from '../../../../app/languages/scored';
import { EXPERIMENT_IDS } from '../../../../app/link/experiments';
import { parseRecordArguments, RECORD_NAMES } from '../../../../pipeline/record/arguments';
import { EXPERIMENTS } from '../../../../pipeline/record/experiments';
import { corePlan } from '../../../../pipeline/record/experiments/core';
import { coreDimensionsPlan, randomPairs } from '../../../../pipeline/record/experiments/core-dimensions';
import { coreSizePlan } from '../../../../pipeline/record/experiments/core-size';
import {
  languageDimensions,
  languageDimensionsPlan,
} from '../../../../pipeline/record/experiments/language-dimensions';
import { monolingualPlan } from '../../../../pipeline/record/experiments/monolingual';
import type { GridRecipe } from '../../../../pipeline/record/score_grid';
import { UsageError } from '../../../../pipeline/usage';
import { parseRecipe, REGION_LANGUAGES, recipeKey } from '../../../../workers/model/recipe';
import { recordedPath } from '../../../support/recorded_files';

const plans = {
  core: corePlan(),
  'core-size': coreSizePlan(),
  'core-dimensions': coreDimensionsPlan(640),
  monolingual: monolingualPlan(),
};

const controlsIn = (plan: readonly GridRecipe[], like: string) =>
  plan.filter(({ conditions }) => conditions?.like === like);
const kindsOf = (plan: readonly GridRecipe[], like: string) =>
  controlsIn(plan, like).map(({ conditions }) => conditions?.control);

describe.each(Object.entries(plans))('the plan of %s', (_, plan) => {
  it('has valid recipes under names of their own, the intact model first', () => {
    for (const { recipe } of plan) expect(parseRecipe(recipe)).toEqual(recipe);
    expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
    expect(plan[0]).toMatchObject({ id: 'base', recipe: { edits: [] } });
  });

  it('asks for nothing twice', () => {
    const keys = plan.map(({ recipe, discovery = 'all' }) => `${recipeKey(recipe)} ${discovery}`);
    expect(new Set(keys).size).toBe(plan.length);
  });

  it('has a control for every result, in the same languages and of the same text', () => {
    const results = plan.filter(
      ({ id, conditions }) =>
        id !== 'base' && !id.startsWith('dimensions-') && conditions?.control === undefined,
    );
    expect(results.length).toBeGreaterThan(6);
    for (const { id, languages, discovery } of results) {
      const controls = controlsIn(plan, id);
      expect(controls.length, id).toBeGreaterThan(0);
      for (const control of controls)
        expect(control).toMatchObject({ ...(languages && { languages }), ...(discovery && { discovery }) });
    }
  });
});

describe('the plans', () => {
  it('draw the controls of the headline in five seeds, and those of everything else in one', () => {
    const seeds = (plan: readonly GridRecipe[], like: string, kind: string) =>
      controlsIn(plan, like).filter(({ conditions }) => conditions?.control === kind).length;
    for (const kind of ['matched', 'random']) {
      expect(seeds(plans.core, 'top-1', kind)).toBe(5);
      expect(seeds(plans.core, 'top-5', kind)).toBe(1);
      expect(seeds(plans.monolingual, 'ru-top-code', kind)).toBe(5);
      expect(seeds(plans.monolingual, 'ru-top-core-free', kind)).toBe(1);
    }
    expect(kindsOf(plans.monolingual, 'ru-bottom-code')).toEqual(['matched']);
  });

  it('hold the band below the core, random signs, and the least important weights that are not zero', () => {
    const ids = plans.core.map(({ id }) => id);
    for (const id of ['band-1', 'sign-flip-1', 'bottom-nonzero-1', 'bottom-1']) expect(ids).toContain(id);
    expect(kindsOf(plans.core, 'bottom-nonzero-1')).toEqual(['matched', 'random']);
    const control = plans.core.find(({ id }) => id === 'band-1-matched-0');
    expect(control?.recipe.edits[0]).toMatchObject({ kind: 'matched', like: 'band', stream: 2 });
  });

  it('hold three rules of every language, and four sizes of text, each with a seed of its own', () => {
    for (const of of REGION_LANGUAGES) {
      const ids = plans.monolingual.map(({ id }) => id);
      for (const rule of ['code', 'core-free', 'paper']) expect(ids).toContain(`${of}-top-${rule}`);
      const sizes = ['2k', '8k', '20k', '40k'].map((size) =>
        controlsIn(plans.monolingual, `${of}-top-code-${size}`),
      );
      expect(sizes.map(([first]) => first?.conditions?.seed)).toEqual([0, 1, 2, 3]);
    }
  });

  it('read the headline in 34 languages and the rest in twelve', () => {
    const read = (id: string) => plans.monolingual.find((unit) => unit.id === id)?.languages ?? 'all';
    expect(['ar-top-code', 'ar-top-core-free-matched-0', 'ar-band-code'].map(read)).toEqual([
      'all',
      'all',
      'all',
    ]);
    expect(['ar-top-paper', 'ar-top-code-2k', 'ar-bottom-code-matched-0'].map(read)).toEqual([
      'twelve',
      'twelve',
      'twelve',
    ]);
  });

  it('have steps between one weight and the smallest share', () => {
    const firsts = plans['core-size'].flatMap(
      ({
        recipe: {
          edits: [edit],
        },
      }) =>
        edit?.target === 'region' && edit.first !== undefined && edit.kind === 'top' ? [edit.first] : [],
    );
    expect(firsts).toEqual([1, 3, 10, 30, 100, 300]);
  });

  it('compare dimensions with other dimensions, and parts of the core with other parts of it', () => {
    const plan = plans['core-dimensions'];
    const pairs = randomPairs(640);
    expect(new Set(pairs.flat()).size).toBe(6);
    expect(controlsIn(plan, 'dimensions').map(({ conditions }) => conditions?.dimensions)).toEqual(
      pairs.map((pair) => pair.join(' ')),
    );
    for (const dimension of [87, 639, 299, 289])
      expect(kindsOf(plan, `only-${dimension}`)).toEqual(['sample', 'sample-by-rank', 'matched']);
    expect(kindsOf(plan, 'only-163.400-0.001')).toEqual(['sample', 'matched']);
  });
});

describe('the languages of the grids', () => {
  it('are those of the list, in its order', () => {
    const places = (codes: readonly string[]) =>
      codes.map((code) => LANGUAGES.findIndex((one) => one.code === code));
    for (const codes of [SCORED_LANGUAGES, TWELVE_LANGUAGES]) {
      expect(places(codes)).toEqual([...places(codes)].sort((a, b) => a - b));
      expect(new Set(codes).size).toBe(codes.length);
    }
    expect(SCORED_LANGUAGES).toHaveLength(34);
  });

  it("are, of the twelve, the seven and the first of each one's family and of its script", () => {
    const kin = REGION_LANGUAGES.flatMap((code) => {
      const { family, script } = language(code);
      const others = LANGUAGES.filter((one) => !(REGION_LANGUAGES as readonly string[]).includes(one.code));
      return [
        others.find((one) => one.family === family),
        others.find((one) => one.script === script && script !== 'latin'),
      ].flatMap((one) => (one === undefined ? [] : [one.code]));
    });
    expect([...TWELVE_LANGUAGES].sort()).toEqual([...new Set([...REGION_LANGUAGES, ...kin])].sort());
    expect(TWELVE_LANGUAGES).toHaveLength(12);
  });
});

describe('the command line of recording', () => {
  it('takes names in the order of the experiments, all without one', () => {
    expect(parseRecordArguments(['monolingual', 'core'])?.names).toEqual(['core', 'monolingual']);
    expect(parseRecordArguments(['--experiment', 'core', '--experiment=monolingual'])?.names).toEqual([
      'core',
      'monolingual',
    ]);
    expect(parseRecordArguments([])?.names).toEqual(RECORD_NAMES);
    expect(parseRecordArguments(['--help'])).toBeNull();
  });

  it('takes names of results', () => {
    expect(parseRecordArguments(['core', '--only', 'top-1,base'])?.only).toEqual(['top-1', 'base']);
    expect(parseRecordArguments(['core'])?.only).toEqual([]);
  });

  it.each([
    ['nothing'],
    ['--minutes=0'],
    ['--threads=1.5'],
    ['--unknown'],
    ['--only=a,,b'],
    ['--experiment=x'],
  ])('refuses %s', (argument) => {
    expect(() => parseRecordArguments([argument])).toThrow(UsageError);
  });

  it('records every experiment that a link can name, each once', () => {
    expect(EXPERIMENTS.map(({ id }) => id).sort()).toEqual([...EXPERIMENT_IDS].sort());
  });

  it('take the dimension that most of a region lies in, and a like one that is nobody’s', () => {
    const counts = Object.fromEntries(
      REGION_LANGUAGES.map((language, at) => [
        language,
        [1, 2, 3, 4, 5, 6, 7, 8, 9].map((count, d) => (d === at ? 90 : count)),
      ]),
    ) as unknown as Parameters<typeof languageDimensions>[0];
    // As many as fit: the nearest of those that are left.
    const norms = Float64Array.from({ length: 40 }, (_, at) => 1 + at);
    const found = languageDimensions(counts, norms);
    expect(found.map(({ dimension }) => dimension)).toEqual(REGION_LANGUAGES.map((_, at) => at));
    expect(new Set(found.flatMap(({ dimension, random }) => [dimension, random])).size).toBe(14);
    expect(found[0]?.share).toBeCloseTo(90 / 134, 12);
    const plan = languageDimensionsPlan(found);
    expect(plan).toHaveLength(1 + 7 * 5);
    for (const { recipe } of plan) expect(parseRecipe(recipe)).toEqual(recipe);
    expect(kindsOf(plan, 'ar-dimension')).toEqual(['random']);
    expect(kindsOf(plan, 'ar-except')).toEqual(['matched']);
    const shipped = JSON.parse(readFileSync(recordedPath('language-dimensions'), 'utf8'));
    expect(shipped.planned).toEqual(plan.map(({ id }) => id));
  });
});
