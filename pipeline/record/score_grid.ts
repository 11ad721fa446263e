import { type Scores, ScoresSchema } from '../../app/figures/schema';
import type { LanguageCode } from '../../app/languages/languages';
import { SCORED_LANGUAGES, TWELVE_LANGUAGES } from '../../app/languages/scored';
import type { ExperimentId } from '../../app/link/experiments';
import type { Engine } from '../../workers/engine/engine';
import type { Recipe } from '../../workers/model/recipe';
import {
  type EvaluationText,
  LEAST_TOKENS,
  readEvaluation,
  SEQUENCE_TOKENS,
  scoreEvaluation,
} from './evaluation';
import type { Discovery, Experiment, RecordContext, Unit } from './experiment';

/** Raised when what is read, or how it is scored, changes in a way that its sizes do not tell. */
const EVALUATION_VERSION = 2;
/** 2,000 tokens of a language under one recipe. */
const SECONDS_A_LANGUAGE = 8;
const LANGUAGES = { all: SCORED_LANGUAGES, twelve: TWELVE_LANGUAGES } as const;

/** One recipe of a grid, under the name that its result gets. */
export interface GridRecipe {
  readonly id: string;
  readonly recipe: Recipe;
  /** See `RecordedResult.conditions`. */
  readonly conditions?: Readonly<Record<string, string | number>>;
  /** The size of text that the regions were found on, where it is not all of it. */
  readonly discovery?: Discovery;
  /** The languages that are scored, where they are others than the grid's. */
  readonly languages?: keyof typeof LANGUAGES;
}

/** An experiment that scores every language's evaluation text under each of a list of recipes. */
export function scoreGrid(
  id: ExperimentId,
  languages: keyof typeof LANGUAGES,
  recipes: (context: RecordContext) => Promise<readonly GridRecipe[]>,
): Experiment<Scores> {
  return {
    id,
    figures: ScoresSchema,
    units: async (context) => {
      const texts = evaluationTexts(context);
      return (await recipes(context)).map((planned): Unit<Scores> => {
        const { recipe, discovery } = planned;
        const codes = LANGUAGES[planned.languages ?? languages];
        return {
          id: planned.id,
          recipe,
          conditions: { ...planned.conditions, ...(discovery === undefined ? {} : { discovery }) },
          inputs: {
            evaluation: EVALUATION_VERSION,
            leastTokens: LEAST_TOKENS,
            sequence: SEQUENCE_TOKENS,
            languages: codes,
          },
          seconds: codes.length * SECONDS_A_LANGUAGE,
          run: async () => {
            const engine = discovery === undefined ? context.engine : await context.discovery(discovery);
            const read = await Promise.all(codes.map(texts));
            return scoresOf(engine, recipe, read);
          },
        };
      });
    },
  };
}

/** Reads the text of a language when it is first asked for. */
function evaluationTexts(context: RecordContext): (language: LanguageCode) => Promise<EvaluationText> {
  const known = new Map<LanguageCode, Promise<EvaluationText>>();
  return (language) => {
    const { tokenizer } = context.engine.ready();
    const text = known.get(language) ?? readEvaluation(context.corpus, language, tokenizer);
    known.set(language, text);
    return text;
  };
}

async function scoresOf(engine: Engine, recipe: Recipe, texts: readonly EvaluationText[]): Promise<Scores> {
  const { touchedWeights } = await engine.describe(recipe);
  let shortfall = 0;
  for (const edit of recipe.edits) if (edit.target === 'region') shortfall += await engine.shortfallOf(edit);
  const model = engine.ready();
  const variant = await model.apply(recipe, () => {});
  const scores = [];
  for (const text of texts) scores.push(await scoreEvaluation(model, variant, text));
  return { touchedWeights, ...(shortfall === 0 ? {} : { shortfall }), scores };
}
