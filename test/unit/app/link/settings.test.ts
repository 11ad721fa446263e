import { describe, expect, it } from 'vitest';
import {
  conflictAfter,
  conflictOf,
  fromRecipe,
  INTACT_SETTINGS,
  isIntact,
  type RecipeSettings,
  regionEdit,
  toRecipe,
} from '../../../../app/link/settings';
import { hasControl, INTACT, recipeKey } from '../../../../workers/model/recipe';

describe('the recipe of the settings', () => {
  it('is intact where nothing is switched', () => {
    expect(toRecipe(INTACT_SETTINGS)).toEqual(INTACT);
    expect(toRecipe({ ...INTACT_SETTINGS, share: 5, kind: 'random', operation: 'scale' })).toEqual(INTACT);
    expect(isIntact(INTACT_SETTINGS)).toBe(true);
  });

  it('holds the core first, then languages in the order of switching, then other edits', () => {
    const recipe = toRecipe({
      ...INTACT_SETTINGS,
      core: true,
      off: ['vi', 'ar'],
      extras: [{ target: 'dimension', dimension: 400, operation: { op: 'zero' } }],
    });
    expect(recipe.edits.map((edit) => (edit.target === 'region' ? edit.of : edit.target))).toEqual([
      'core',
      'vi',
      'ar',
      'dimension',
    ]);
    expect(hasControl(recipe)).toBe(true);
  });

  it('does not depend on what does not matter', () => {
    const key = (settings: Partial<typeof INTACT_SETTINGS>) =>
      recipeKey(toRecipe({ ...INTACT_SETTINGS, core: true, ...settings }));
    expect(key({ seed: 7 })).toBe(key({}));
    expect(key({ rule: 'paper' })).toBe(key({}));
    expect(key({ factor: 9 })).toBe(key({}));
    expect(key({ kind: 'random', seed: 7 })).not.toBe(key({ kind: 'random' }));
    expect(key({ operation: 'random', seed: 7 })).not.toBe(key({ operation: 'random' }));
  });

  it('names layers and matrices only where some are left out', () => {
    expect(regionEdit(INTACT_SETTINGS, 'ar')).not.toHaveProperty('matrices');
    expect(regionEdit({ ...INTACT_SETTINGS, matrices: ['q'], layers: [3, 5] }, 'ar')).toMatchObject({
      matrices: ['q'],
      layers: [3, 5],
    });
  });

  it('says which combinations have no region', () => {
    const off = { ...INTACT_SETTINGS, off: ['ar'] as const };
    expect(conflictAfter(off, { kind: 'bottom', share: 3 })).toBe('bottom-share');
    expect(conflictAfter(off, { rule: 'paper', share: 5 })).toBe('paper-share');
    expect(conflictAfter(off, { kind: 'bottom', rule: 'paper' })).toBeNull();
    expect(conflictAfter(INTACT_SETTINGS, { core: true, kind: 'bottom', share: 5 })).toBeNull();
  });
});

describe('the settings of a recipe', () => {
  const made: Partial<RecipeSettings>[] = [
    {},
    { core: true, share: 0.01 },
    { core: true, off: ['ar', 'zh'], share: 5, layers: [2, 4], matrices: ['q', 'down'] },
    { off: ['ru'], rule: 'paper' },
    { off: ['vi'], kind: 'random', seed: 7, operation: 'scale', factor: 3 },
    { core: true, keptDimensions: { keep: 'except', of: [163, 400] }, operation: 'random', seed: 2 },
    {
      off: ['es'],
      extras: [{ target: 'dimension', dimension: 163, operation: { op: 'zero' } }],
    },
  ];

  it.each(made)('make that recipe again: %o', (change) => {
    const recipe = toRecipe({ ...INTACT_SETTINGS, ...change });
    const settings = fromRecipe(recipe);
    expect(settings && toRecipe(settings)).toEqual(recipe);
  });

  it('are none where the switches cannot make it', () => {
    const ar = regionEdit(INTACT_SETTINGS, 'ar');
    const other = { ...regionEdit(INTACT_SETTINGS, 'zh'), share: 3 as const };
    expect(fromRecipe({ version: 1, edits: [ar, other] })).toBeNull();
    expect(fromRecipe({ version: 1, edits: [{ ...ar, share: 0.01 }] })).toBeNull();
  });
});

describe('shares below 1 %', () => {
  it('are in conflict with a language’s region and with Bottom, not with the core', () => {
    const fine = { ...INTACT_SETTINGS, share: 0.1 } as const;
    expect(conflictOf({ ...fine, core: true })).toBeNull();
    expect(conflictOf({ ...fine, core: true, kind: 'bottom' })).toBe('fine-share');
    expect(conflictOf({ ...fine, off: ['ar'] })).toBe('fine-share');
  });
});
