import type { Tally } from '../../figures/tally';

/** Normal quantile of a two-sided 95 % interval. */
const Z = 1.959964;

/** A share or a mean with its 95 % interval, and how many questions it is over. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly questions: number;
}

/** What a tally says. Null where no question counts for it. */
export interface Summary {
  readonly questions: number;
  /** Share of the questions that were answered right. */
  readonly accuracy: Estimate | null;
  /** The same over the questions whose right option is not A: the paper's filter. */
  readonly accuracyBeyondA: Estimate | null;
  /** Mean probability of A over the offered letters: normalised. */
  readonly probabilityOfA: Estimate | null;
  /** Mean probability of A over all tokens: not normalised. Early records have none. */
  readonly probabilityOfAOfAll: Estimate | null;
  /** Mean probability that the offered letters have together among all tokens; early records have no interval of it. */
  readonly letters: Estimate | null;
  /** What guessing evenly gets right, of all questions and of those whose right option is not A. */
  readonly chance: number;
  readonly chanceBeyondA: number;
  /** Share of the questions that each letter was chosen for, A to E. */
  readonly chose: readonly number[];
  /** Mean probability that the offered letters have together among all tokens. */
  readonly letterProbability: number;
}

/**
 * Wilson's score interval of a share: it stays inside 0..1 and is right for few questions too.
 * Wilson (1927), J. Am. Stat. Assoc. 22, 209-212. @returns null where there is no question
 */
export function wilson(right: number, questions: number): Estimate | null {
  if (questions === 0) return null;
  const value = right / questions;
  const scale = 1 + (Z * Z) / questions;
  const centre = (value + (Z * Z) / (2 * questions)) / scale;
  const half = (Z / scale) * Math.sqrt((value * (1 - value)) / questions + (Z / (2 * questions)) ** 2);
  return { value, low: Math.max(0, centre - half), high: Math.min(1, centre + half), questions };
}

/** Normal interval of a mean from sum and sum of squares. @returns null below two values: no spread is known */
export function meanInterval(sum: number, sumOfSquares: number, questions: number): Estimate | null {
  if (questions < 2) return null;
  const value = sum / questions;
  const variance = Math.max(0, (sumOfSquares - questions * value * value) / (questions - 1));
  const half = Z * Math.sqrt(variance / questions);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half), questions };
}

/** Reads a tally. */
export function summarise(tally: Tally): Summary {
  const { questions, answers, right, guessed, probability, probabilitySquared } = tally;
  const beyondA = total(answers.slice(1));
  return {
    questions,
    accuracy: wilson(total(right), questions),
    accuracyBeyondA: wilson(total(right.slice(1)), beyondA),
    probabilityOfA: meanInterval(probability[0] ?? 0, probabilitySquared[0] ?? 0, questions),
    chance: questions === 0 ? 0 : total(guessed) / questions,
    chanceBeyondA: beyondA === 0 ? 0 : total(guessed.slice(1)) / beyondA,
    probabilityOfAOfAll:
      tally.ofAll === undefined ? null : meanInterval(tally.ofAll.a, tally.ofAll.aSquared, questions),
    letters:
      tally.letterProbabilitySquared === undefined
        ? null
        : meanInterval(tally.letterProbability, tally.letterProbabilitySquared, questions),
    chose: tally.chosen.map((times) => (questions === 0 ? 0 : times / questions)),
    letterProbability: questions === 0 ? 0 : tally.letterProbability / questions,
  };
}

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
