import * as v from 'valibot';
import type { RecordedExperiment } from '../schema';
import { addTallies, EMPTY_TALLY, type Tally, TallySchema } from './tally';

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

/** The parts put together, in the order of languages and conditions; what has no part is left out. */
export function downstreamRows(recorded: RecordedExperiment<DownstreamFigures>): readonly DownstreamRow[] {
  return LANGUAGES.flatMap((language) =>
    CONDITIONS.flatMap((condition) => {
      const parts = recorded.results
        .map(({ figures }) => figures)
        .filter((one) => one.language === language && one.condition === condition);
      const [first] = parts;
      if (first === undefined) return [];
      const tally = parts.map((one) => one.tally).reduce(addTallies, EMPTY_TALLY);
      return [{ language, condition, touchedWeights: first.touchedWeights, tally }];
    }),
  );
}
