import type { LanguageCode } from '../../../app/languages/languages';
import { FIGURE_FOUR } from '../../../app/languages/presets';
import { PAPER_PROMPTS } from '../../../app/languages/prompts';
import { controlRecipe, INTACT_SETTINGS, type RecipeSettings, toRecipe } from '../../../app/link/settings';
import { DEFAULT_PROMPT } from '../../../app/link/shared';
import { REGION_LANGUAGES, type Recipe } from '../../../workers/model/recipe';
import { UsageError } from '../../usage';

/** One recipe to record, under the name that `--only` takes. */
export interface PlannedRecipe {
  readonly name: string;
  readonly recipe: Recipe;
  /** Scores are recorded with the first; the others get a continuation alone. */
  readonly prompts: readonly [string, ...string[]];
}

/** What the page's switches make, by name. Recipes come from the page's own `toRecipe`, so that it finds them. */
const SETTINGS: readonly (readonly [string, RecipeSettings])[] = [
  ['intact', INTACT_SETTINGS],
  ['core', { ...INTACT_SETTINGS, core: true }],
  ...REGION_LANGUAGES.map((language): [string, RecipeSettings] => [
    language,
    { ...INTACT_SETTINGS, off: [language] },
  ]),
  ['parameter', { ...INTACT_SETTINGS, extras: [FIGURE_FOUR.breaks] }],
  ['ordinary', { ...INTACT_SETTINGS, extras: [FIGURE_FOUR.ordinary] }],
];

const PROMPTS: PlannedRecipe['prompts'] = [
  DEFAULT_PROMPT,
  ...PAPER_PROMPTS.map(({ text }) => text).filter((text) => text !== DEFAULT_PROMPT),
];

/**
 * Everything that is recorded: each setting with the paper's prompts, and right after it its control of the
 * same sizes of weights (named `core-control` and so on) with the default prompt, as the page asks for it.
 */
export function recordPlan(): readonly PlannedRecipe[] {
  return SETTINGS.flatMap(([name, settings]) => {
    const recipe = toRecipe(settings);
    const control = controlRecipe(recipe, settings);
    return [
      { name, recipe, prompts: PROMPTS },
      ...(control === null
        ? []
        : [{ name: `${name}-control`, recipe: control, prompts: [DEFAULT_PROMPT] as const }]),
    ];
  });
}

/** Leaves the named recipes of a plan; null leaves all. @throws UsageError on a name that is not in it */
export function onlyNamed(plan: readonly PlannedRecipe[], names: string | null): readonly PlannedRecipe[] {
  if (names === null) return plan;
  const wanted = names.split(',');
  const unknown = wanted.find((name) => !plan.some((entry) => entry.name === name));
  if (unknown !== undefined)
    throw new UsageError(
      `--only takes names out of ${plan.map(({ name }) => name).join(',')}; "${unknown}" is none.`,
    );
  return plan.filter(({ name }) => wanted.includes(name));
}

/** Leaves the named languages, in their order; null leaves all. @throws UsageError on one that is not there */
export function namedLanguages(all: readonly LanguageCode[], names: string | null): readonly LanguageCode[] {
  if (names === null) return all;
  return names.split(',').map((name) => {
    const found = all.find((code) => code === name);
    if (found === undefined)
      throw new UsageError(`--languages takes codes out of ${all.join(',')}; "${name}" is none.`);
    return found;
  });
}
