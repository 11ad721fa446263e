import * as v from 'valibot';
import type { RecordedExperiment } from './schema';
import { addTallies, EMPTY_TALLY, type Tally, TallySchema } from './tally';

/** Questions of the whole experiment, in each language. */
export const QUESTIONS = 520;

/** Languages in which the questions are asked. */
export const LANGUAGES = ['ar', 'en'] as const;
export type QuestionLanguage = (typeof LANGUAGES)[number];

/** What is done to the model: a language's region removed, or as many random weights as the Arabic one has. */
export const CONDITIONS = ['intact', 'arabic', 'vietnamese', 'random'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Figures of one part of the questions, in one language under one condition. */
export const DownstreamSchema = v.object({
  language: v.picklist(LANGUAGES),
  condition: v.picklist(CONDITIONS),
  touchedWeights: v.pipe(v.number(), v.integer(), v.minValue(0)),
  tally: TallySchema,
});
export type DownstreamFigures = v.InferOutput<typeof DownstreamSchema>;

/** One line of the figure: a language under a condition, over all parts that are there. */
export interface DownstreamRow {
  readonly language: QuestionLanguage;
  readonly condition: Condition;
  readonly touchedWeights: number;
  readonly tally: Tally;
}

/**
 * The parts put together, in the order of languages and conditions. A part counts once every condition of its
 * language has it, so that all are compared on the same questions.
 */
export function downstreamRows(recorded: RecordedExperiment<DownstreamFigures>): readonly DownstreamRow[] {
  return LANGUAGES.flatMap((language) => {
    const results = recorded.results.filter(({ figures }) => figures.language === language);
    const parts = new Set(results.map(({ conditions }) => conditions.part));
    const partsOf = (condition: Condition, part: string | number | undefined) =>
      results.filter((one) => one.figures.condition === condition && one.conditions.part === part);
    const complete = [...parts].filter((part) =>
      CONDITIONS.every((condition) => partsOf(condition, part).length > 0),
    );
    if (complete.length === 0) return [];
    return CONDITIONS.map((condition) => {
      const figures = complete.flatMap((part) => partsOf(condition, part)).map((one) => one.figures);
      const tally = figures.map((one) => one.tally).reduce(addTallies, EMPTY_TALLY);
      return { language, condition, touchedWeights: figures[0]?.touchedWeights ?? 0, tally };
    });
  });
}
