import { FIGURE_FOUR } from '../../../app/languages/presets';
import { PAPER_PROMPTS } from '../../../app/languages/prompts';
import { controlRecipe, INTACT_SETTINGS, type RecipeSettings, toRecipe } from '../../../app/link/settings';
import { DEFAULT_PROMPT } from '../../../app/link/shared';
import { REGION_LANGUAGES, type Recipe } from '../../../workers/model/recipe';

/** One recipe to record, under a name for the log. */
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
