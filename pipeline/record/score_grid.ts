import { type Scores, ScoresSchema } from '../../app/figures/schema';
import { LANGUAGE_CODES } from '../../app/languages/languages';
import type { ExperimentId } from '../../app/link/experiments';
import type { Engine } from '../../workers/engine/engine';
import type { Recipe } from '../../workers/model/recipe';
import {
  EVALUATION_TEXT,
  type EvaluationText,
  readEvaluation,
  SEQUENCE_TOKENS,
  scoreEvaluation,
} from './evaluation';
import type { Experiment, RecordContext, Unit } from './experiment';

/** One recipe of a grid, under the name that its result gets. */
export interface GridRecipe {
  readonly id: string;
  readonly recipe: Recipe;
  /** See `RecordedResult.conditions`; `discovery: 'tenth'` takes the regions that were found on a tenth of the text. */
  readonly conditions?: Readonly<Record<string, string | number>>;
}

/** An experiment that scores every language's evaluation text under each of a list of recipes. */
export function scoreGrid(
  id: ExperimentId,
  leastTokens: number,
  recipes: (context: RecordContext) => Promise<readonly GridRecipe[]>,
): Experiment<Scores> {
  return {
    id,
    figures: ScoresSchema,
    text: EVALUATION_TEXT,
    units: async (context) => {
      const texts = onceEach(() => evaluationTexts(context, leastTokens));
      return (await recipes(context)).map(({ id: name, recipe, conditions = {} }): Unit<Scores> => {
        const inputs = { leastTokens, sequence: SEQUENCE_TOKENS, languages: LANGUAGE_CODES };
        return {
          id: name,
          recipe,
          conditions,
          inputs,
          run: async () => {
            const engine = conditions.discovery === 'tenth' ? await context.tenth() : context.engine;
            return scoresOf(engine, recipe, await texts());
          },
        };
      });
    },
  };
}

async function evaluationTexts(context: RecordContext, leastTokens: number): Promise<EvaluationText[]> {
  const { tokenizer } = context.engine.ready();
  const texts: EvaluationText[] = [];
  for (const language of LANGUAGE_CODES)
    texts.push(await readEvaluation(context.corpus, language, tokenizer, leastTokens));
  return texts;
}

async function scoresOf(engine: Engine, recipe: Recipe, texts: readonly EvaluationText[]): Promise<Scores> {
  const { touchedWeights } = await engine.describe(recipe);
  const model = engine.ready();
  const variant = await model.apply(recipe, () => {});
  const scores = [];
  for (const text of texts) scores.push(await scoreEvaluation(model, variant, text));
  return { touchedWeights, scores };
}

function onceEach<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
