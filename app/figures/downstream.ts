import * as v from 'valibot';
import type { RecordedExperiment } from './schema';
import { addTallies, EMPTY_TALLY, meanTally, type Tally, TallySchema } from './tally';

/** Questions of the whole experiment, in each language. */
export const QUESTIONS = 520;
/** Of them, those that are asked again with their options in every rotation. */
export const ROTATED_QUESTIONS = 130;

/** Languages in which the questions are asked. */
export const LANGUAGES = ['ar', 'en'] as const;
export type QuestionLanguage = (typeof LANGUAGES)[number];

/** What is done to the model: a language's region removed, or as many random weights as the Arabic one has. */
export const CONDITIONS = ['intact', 'arabic', 'vietnamese', 'matched', 'random'] as const;
export type Condition = (typeof CONDITIONS)[number];

/**
 * What is asked: every question once; some in all four rotations of their options, so that each content meets each
 * letter; or which of four sentences comes next. Early files have the first alone, and name none.
 */
export const TASKS = ['questions', 'rotations', 'next'] as const;
export type DownstreamTask = (typeof TASKS)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Figures of one part of a task, in one language under one condition. */
export const DownstreamSchema = v.object({
  language: v.picklist(LANGUAGES),
  condition: v.picklist(CONDITIONS),
  touchedWeights: count,
  /** Of rotations each of the four askings counts; empty for next sentences. */
  tally: TallySchema,
  /** Of rotations: questions whose right option has the highest probability over the four letters that it stood at. */
  content: v.optional(v.object({ questions: count, right: count })),
  /**
   * Of next sentences: items, those whose true sentence has the lowest mean negative log-likelihood a token after the
   * passage, and those whose true sentence gains most a token by the passage.
   */
  next: v.optional(v.object({ items: count, right: count, rightByGain: count })),
});
export type DownstreamFigures = v.InferOutput<typeof DownstreamSchema>;

/** One line of the figure: a language under a condition, over all parts that are there. */
export interface DownstreamRow {
  readonly language: QuestionLanguage;
  readonly condition: Condition;
  /** Draws of a control that the row is the mean of; 1 for what is not drawn. */
  readonly seeds: number;
  readonly touchedWeights: number;
  readonly tally: Tally;
  /** Sums over parts and draws. */
  readonly content: { readonly questions: number; readonly right: number };
  readonly next: { readonly items: number; readonly right: number; readonly rightByGain: number };
}

/**
 * The parts put together, in the order of languages and conditions. A part counts once every condition of its
 * language has it, so that all are compared on the same questions. Of a control the mean of its draws is given: its
 * questions are as many as the others', and its interval is over questions.
 */
export function downstreamRows(
  recorded: RecordedExperiment<DownstreamFigures>,
  task: DownstreamTask = 'questions',
): readonly DownstreamRow[] {
  const asked = recorded.results.filter(({ conditions }) => (conditions.task ?? 'questions') === task);
  return LANGUAGES.flatMap((language) => {
    const results = asked.filter(({ figures }) => figures.language === language);
    const parts = [...new Set(results.map(({ conditions }) => conditions.part))];
    // A file that is under way, or an early one, has not every condition.
    const there = CONDITIONS.filter((one) => results.some(({ figures }) => figures.condition === one));
    if (!REQUIRED.every((one) => there.includes(one))) return [];
    const of = (condition: Condition) => results.filter(({ figures }) => figures.condition === condition);
    const seedsOf = (condition: Condition) => [
      ...new Set(of(condition).map(({ conditions }) => conditions.seed ?? 0)),
    ];
    const complete = parts.filter((part) =>
      there.every((condition) =>
        seedsOf(condition).every((seed) =>
          of(condition).some(({ conditions }) => conditions.part === part && (conditions.seed ?? 0) === seed),
        ),
      ),
    );
    if (complete.length === 0) return [];
    return there.map((condition): DownstreamRow => {
      const figures = of(condition)
        .filter(({ conditions }) => complete.includes(conditions.part))
        .map((one) => one.figures);
      const sum = (numberOf: (one: DownstreamFigures) => number | undefined) =>
        figures.reduce((total, one) => total + (numberOf(one) ?? 0), 0);
      const seeds = seedsOf(condition).length;
      const all = figures.map((one) => one.tally).reduce(addTallies, EMPTY_TALLY);
      return {
        language,
        condition,
        seeds,
        touchedWeights: figures[0]?.touchedWeights ?? 0,
        tally: seeds === 1 ? all : meanTally(all, seeds),
        content: {
          questions: sum(({ content }) => content?.questions) / seeds,
          right: sum(({ content }) => content?.right) / seeds,
        },
        next: {
          items: sum(({ next }) => next?.items) / seeds,
          right: sum(({ next }) => next?.right) / seeds,
          rightByGain: sum(({ next }) => next?.rightByGain) / seeds,
        },
      };
    });
  });
}

/** Without these a comparison says nothing. */
const REQUIRED: readonly Condition[] = ['intact', 'arabic', 'random'];
