import { describe, expect, it } from 'vitest';
import { EXPERIMENT_IDS } from '../../../../app/link/experiments';
import { parseRecordArguments, RECORD_NAMES } from '../../../../pipeline/record/arguments';
import { EXPERIMENTS } from '../../../../pipeline/record/experiments';
import { corePlan } from '../../../../pipeline/record/experiments/core';
import { coreDimensionsPlan } from '../../../../pipeline/record/experiments/core_dimensions';
import { coreSizePlan } from '../../../../pipeline/record/experiments/core_size';
import { monolingualPlan } from '../../../../pipeline/record/experiments/monolingual';
import { UsageError } from '../../../../pipeline/usage';
import { parseRecipe, REGION_LANGUAGES, recipeKey } from '../../../../workers/model/recipe';
import type { RegionIndex } from '../../../../workers/protocol';
import { indexEntry } from '../../workers/regions/fixtures';

const strongest = Array.from({ length: 64 }, (_, at) => ({
  layer: 0,
  matrix: 'q' as const,
  output: at,
  input: 1,
}));
const index = {
  entries: [{ ...indexEntry({ of: 'core', kind: 'top', shares: [0.1], file: 'fine' }), strongest }],
} as unknown as RegionIndex;

const plans = {
  core: corePlan(),
  'core-size': coreSizePlan(index),
  'core-dimensions': coreDimensionsPlan(),
  monolingual: monolingualPlan(),
};

describe.each(Object.entries(plans))('the plan of %s', (_, plan) => {
  it('has valid recipes under names of their own, the intact model first', () => {
    for (const { recipe } of plan) expect(parseRecipe(recipe)).toEqual(recipe);
    expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
    expect(plan[0]).toMatchObject({ id: 'base', recipe: { edits: [] } });
  });

  it('asks for nothing twice', () => {
    const keys = plan.map(
      ({ recipe, conditions }) => `${recipeKey(recipe)} ${conditions?.discovery ?? 'all'}`,
    );
    expect(new Set(keys).size).toBe(plan.length);
  });
});

describe('the plans', () => {
  it('hold Top, Bottom and five random draws of the core at three shares', () => {
    const ids = plans.core.map(({ id }) => id);
    for (const share of [1, 3, 5]) {
      expect(ids).toContain(`top-${share}`);
      expect(ids).toContain(`bottom-${share}`);
      expect(ids.filter((id) => id.startsWith(`random-${share}-`))).toHaveLength(5);
    }
  });

  it('hold both rules and both discovery sizes of every language', () => {
    for (const language of REGION_LANGUAGES)
      expect(plans.monolingual.filter(({ id }) => id.startsWith(`${language}-`))).toHaveLength(9);
  });

  it('take the single weights from the index, best first, and say where it has none', () => {
    const three = plans['core-size'].find(({ id }) => id === 'weights-3');
    expect(three?.recipe.edits).toHaveLength(3);
    expect(three?.recipe.edits[2]).toMatchObject({ target: 'weight', output: 2 });
    expect(() => coreSizePlan({ ...index, entries: [] })).toThrow(/--fine-core/);
  });
});

describe('the command line of recording', () => {
  it('takes names in the order of the experiments, all without one', () => {
    expect(parseRecordArguments(['monolingual', 'core'])?.names).toEqual(['core', 'monolingual']);
    expect(parseRecordArguments([])?.names).toEqual(RECORD_NAMES);
    expect(parseRecordArguments(['--help'])).toBeNull();
  });

  it.each([['nothing'], ['--minutes=0'], ['--threads=1.5'], ['--unknown']])('refuses %s', (argument) => {
    expect(() => parseRecordArguments([argument])).toThrow(UsageError);
  });

  it('names only experiments that the schema knows', () => {
    for (const { id } of EXPERIMENTS) expect(EXPERIMENT_IDS).toContain(id);
    expect(new Set(EXPERIMENTS.map(({ id }) => id)).size).toBe(EXPERIMENTS.length);
  });
});
