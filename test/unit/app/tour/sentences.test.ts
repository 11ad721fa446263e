import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { findRecorded, RecordedSchema } from '../../../../app/figures/recorded';
import type { LanguageCode } from '../../../../app/languages/languages';
import { controlRecipe, INTACT_SETTINGS, toRecipe } from '../../../../app/link/settings';
import type { SharedState } from '../../../../app/link/shared';
import { TOUR } from '../../../../app/tour/steps';
import { DEFAULT_PATHS } from '../../../../workers/model/default_model';
import { INTACT, type Recipe } from '../../../../workers/model/recipe';

const recorded = v.parse(
  RecordedSchema,
  JSON.parse(readFileSync(`public/${DEFAULT_PATHS.recorded}`, 'utf8')),
);
const stepOf = (id: string) => TOUR.find((step) => step.id === id);
const stateOf = (id: string) =>
  ({ ...INTACT_SETTINGS, ...(stepOf(id)?.want ?? stepOf(id)?.state) }) as SharedState;

function perplexities(recipe: Recipe): ReadonlyMap<string, number> {
  const scores = findRecorded(recorded, recipe)?.scores ?? [];
  return new Map(scores.map(({ language, perplexity }) => [language, perplexity]));
}

/** Perplexity of the edited model and of its control, each against the intact one, in the languages that the step shows. */
function shown(id: string) {
  const state = stateOf(id);
  const recipe = toRecipe(state);
  const [base, edited] = [perplexities(INTACT), perplexities(recipe)];
  const control = perplexities(controlRecipe(recipe, state) ?? recipe);
  return state.languages.map((language: LanguageCode) => {
    const [before, after, random] = [base, edited, control].map((of) => of.get(language) ?? Number.NaN);
    return { language, after, ratio: after / before, random: random / before, beyond: after / random };
  });
}
const byBeyond = (id: string) =>
  [...shown(id)].sort((a, b) => b.beyond - a.beyond).map(({ language }) => language);
const of = (id: string, language: string) => shown(id).find((row) => row.language === language);

describe('what the tour says of the recorded numbers', () => {
  it('holds of the core: every language beyond 10⁸, and no control triples one', () => {
    for (const id of ['short-core', 'core-off']) {
      expect(shown(id)).toHaveLength(11);
      for (const { after, random } of shown(id)) {
        expect(after).toBeGreaterThan(1e8);
        expect(random).toBeLessThan(3);
      }
    }
  });

  it('holds of Arabic: far first beyond the control, Hebrew next, Persian hardly, and two that the control ruins', () => {
    for (const id of ['short-language', 'language-arabic', 'fooled-random']) {
      expect(byBeyond(id).slice(0, 2)).toEqual(['ar', 'he']);
      expect(of(id, 'ar')?.beyond).toBeGreaterThan(2 * (of(id, 'he')?.beyond ?? Number.NaN));
      expect(of(id, 'fa')?.beyond).toBeLessThan(1.2);
      for (const code of ['en', 'ru', 'es', 'zh']) expect(of(id, code)?.beyond, code).toBeLessThan(1.2);
      for (const code of ['ml', 'ta']) {
        expect(of(id, code)?.ratio, code).toBeGreaterThan(of(id, 'fa')?.ratio ?? Number.NaN);
        expect(of(id, code)?.beyond, code).toBeLessThan(0.1);
      }
    }
  });

  it('holds of Russian: first beyond its control, then Ukrainian and Czech, with Tamil before Polish', () => {
    expect(byBeyond('language-russian').slice(0, 5)).toEqual(['ru', 'uk', 'cs', 'ta', 'pl']);
  });

  it('holds of one parameter: every language suffers at dimension 163, next to nothing at 80', () => {
    for (const id of ['short-dimension', 'dimension-breaks'])
      for (const { ratio, language } of shown(id)) expect(ratio, language).toBeGreaterThan(4);
    for (const { ratio, language } of shown('dimension-ordinary')) {
      expect(ratio, language).toBeGreaterThan(0.95);
      expect(ratio, language).toBeLessThan(1.05);
    }
  });
});
