import * as v from 'valibot';
import type { ChoiceAnswer } from '../../workers/protocol';
import { type ChoiceQuestion, LETTERS } from '../../workers/protocol/questions';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** One number for each letter, A to E. */
const byLetter = <const T extends v.GenericSchema>(one: T) => v.pipe(v.array(one), v.length(LETTERS.length));

/** How a set of questions was answered, as sums: tallies of two sets add up to the tally of both. */
export const TallySchema = v.object({
  questions: count,
  /** Questions whose right option is A, B, … */
  answers: byLetter(count),
  /** Of these, the ones that were answered right. */
  right: byLetter(count),
  /** How often A, B, … was chosen. */
  chosen: byLetter(count),
  /** Sum of one over the number of options: what guessing gets right, by the right option's letter. */
  guessed: byLetter(v.number()),
  /** Sum of the probability of A, B, …, over the offered letters. */
  probability: byLetter(v.number()),
  /** Sum of the squares of the same. */
  probabilitySquared: byLetter(v.number()),
  /** Sum of the probability that the offered letters have together among all tokens. */
  letterProbability: v.number(),
  /** Sum of the squares of the same; early files do not say. */
  letterProbabilitySquared: v.optional(v.number()),
  /** Sums of the probability of A among all tokens, and of its squares; early files do not say. */
  ofAll: v.optional(v.object({ a: v.number(), aSquared: v.number() })),
});
export type Tally = v.InferOutput<typeof TallySchema>;

const zeros = () => LETTERS.map(() => 0);

export const EMPTY_TALLY: Tally = {
  questions: 0,
  answers: zeros(),
  right: zeros(),
  chosen: zeros(),
  guessed: zeros(),
  probability: zeros(),
  probabilitySquared: zeros(),
  letterProbability: 0,
  letterProbabilitySquared: 0,
  ofAll: { a: 0, aSquared: 0 },
};

/** The tally of one answer. */
export function tallyOf(
  question: Pick<ChoiceQuestion, 'choices' | 'answer'>,
  given: Pick<ChoiceAnswer, 'probabilities' | 'choice' | 'isRight' | 'letterProbability'>,
): Tally {
  const only = (index: number, value: number) => LETTERS.map((_, at) => (at === index ? value : 0));
  const probability = LETTERS.map((_, at) => given.probabilities[at] ?? 0);
  const a = (probability[0] ?? 0) * given.letterProbability;
  return {
    questions: 1,
    answers: only(question.answer, 1),
    right: only(question.answer, given.isRight ? 1 : 0),
    chosen: only(given.choice, 1),
    guessed: only(question.answer, 1 / question.choices.length),
    probability,
    probabilitySquared: probability.map((value) => value * value),
    letterProbability: given.letterProbability,
    letterProbabilitySquared: given.letterProbability ** 2,
    ofAll: { a, aSquared: a * a },
  };
}

/** The tally of two sets of questions together. */
export function addTallies(a: Tally, b: Tally): Tally {
  const sum = (x: readonly number[], y: readonly number[]) => x.map((value, at) => value + (y[at] ?? 0));
  return {
    questions: a.questions + b.questions,
    answers: sum(a.answers, b.answers),
    right: sum(a.right, b.right),
    chosen: sum(a.chosen, b.chosen),
    guessed: sum(a.guessed, b.guessed),
    probability: sum(a.probability, b.probability),
    probabilitySquared: sum(a.probabilitySquared, b.probabilitySquared),
    letterProbability: a.letterProbability + b.letterProbability,
    ...(a.letterProbabilitySquared === undefined || b.letterProbabilitySquared === undefined
      ? {}
      : { letterProbabilitySquared: a.letterProbabilitySquared + b.letterProbabilitySquared }),
    ...(a.ofAll === undefined || b.ofAll === undefined
      ? {}
      : { ofAll: { a: a.ofAll.a + b.ofAll.a, aSquared: a.ofAll.aSquared + b.ofAll.aSquared } }),
  };
}

/** A tally whose sums are divided: the mean of so many runs on the same questions. */
export function meanTally(sum: Tally, runs: number): Tally {
  const divided = (value: unknown): unknown =>
    typeof value === 'number'
      ? value / runs
      : Array.isArray(value)
        ? value.map(divided)
        : Object.fromEntries(Object.entries(value as object).map(([name, entry]) => [name, divided(entry)]));
  return divided(sum) as Tally;
}
