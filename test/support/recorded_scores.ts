import type { RecordedExperiment, RecordedResult, Scores } from '../../app/figures/schema';
import type { LanguageCode } from '../../app/languages/languages';
import { SCORED_LANGUAGES } from '../../app/languages/scored';
import type { ExperimentId } from '../../app/link/experiments';
import { INTACT, type Recipe } from '../../workers/model/recipe';

/** A recorded result made by code: every language has `nats`, but for those that `others` names. */
export function scoresResult(
  id: string,
  nats: number,
  others: Partial<Record<LanguageCode, number>> = {},
  { recipe = INTACT, touchedWeights = 0 }: { recipe?: Recipe; touchedWeights?: number } = {},
): RecordedResult<Scores> {
  const scores = SCORED_LANGUAGES.map((language) => {
    const meanNll = others[language] ?? nats;
    return {
      language,
      tokens: 256,
      meanNll,
      low: meanNll - 0.1,
      high: meanNll + 0.1,
      bitsPerByte: meanNll / 3,
    };
  });
  return {
    id,
    recipe,
    conditions: {},
    inputs: '0123456789abcdef',
    backend: 'node',
    madeWith: 'a test',
    figures: { touchedWeights, scores },
  };
}

/** The same result read by document: as many tokens in each, the first ones easier than the last. */
export function byDocument(result: RecordedResult<Scores>, documents = 20): RecordedResult<Scores> {
  const scores = result.figures.scores.map((score) => ({
    ...score,
    tokens: 100 * documents,
    lines: 3 * documents,
    documents: {
      nll: Array.from(
        { length: documents },
        (_, at) => 100 * (score.meanNll + (at - (documents - 1) / 2) / documents),
      ),
      tokens: Array.from({ length: documents }, () => 100),
      bytes: Array.from({ length: documents }, () => 400),
    },
  }));
  return { ...result, figures: { ...result.figures, scores } };
}

/** A control of a result, as plans write its conditions. */
export function controlResult(
  like: string,
  control: 'matched' | 'random' | 'sample',
  seed: number,
  nats: number,
): RecordedResult<Scores> {
  return { ...scoresResult(`${like}-${control}-${seed}`, nats), conditions: { control, like, seed } };
}

export function recordedScores(
  experiment: ExperimentId,
  ...results: RecordedResult<Scores>[]
): RecordedExperiment<Scores> {
  return {
    version: 1,
    experiment,
    modelSha256: 'a5fd'.repeat(16),
    modelName: 'Gemma 3 270M',
    text: 'made by code',
    results,
  };
}
