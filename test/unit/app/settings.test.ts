import { describe, expect, it } from 'vitest';
import { conflictAfter, INTACT_SETTINGS, isIntact, regionEdit, toRecipe } from '../../../app/state/settings';
import { hasControl, INTACT, recipeKey } from '../../../workers/weights/recipe';

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
