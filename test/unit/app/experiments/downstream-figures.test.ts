import { describe, expect, it } from 'vitest';
import { meanInterval, summarise, wilson } from '../../../../app/experiments/downstream/statistics';
import {
  CONDITIONS,
  type Condition,
  type DownstreamFigures,
  downstreamRows,
  type QuestionLanguage,
} from '../../../../app/figures/downstream';
import type { RecordedExperiment } from '../../../../app/figures/schema';
import { addTallies, EMPTY_TALLY, type Tally, tallyOf } from '../../../../app/figures/tally';
import { INTACT } from '../../../../workers/model/recipe';

/** A question with four options whose right one is `answer`, answered by `choice` with a probability of A. */
const answered = (answer: number, choice: number, ofA: number): Tally =>
  tallyOf(
    { choices: ['a', 'b', 'c', 'd'], answer },
    {
      probabilities: [ofA, ...[1, 2, 3].map(() => (1 - ofA) / 3)],
      choice,
      isRight: answer === choice,
      letterProbability: 0.5,
    },
  );
const all = (...tallies: readonly Tally[]) => tallies.reduce(addTallies, EMPTY_TALLY);

describe('the tally of answers', () => {
  it('counts right answers by the letter of the right option, and what was chosen', () => {
    const tally = all(answered(0, 0, 0.7), answered(1, 0, 0.5), answered(1, 1, 0.1));
    expect(tally.answers).toEqual([1, 2, 0, 0, 0]);
    expect(tally.right).toEqual([1, 1, 0, 0, 0]);
    expect(tally.chosen).toEqual([2, 1, 0, 0, 0]);
    expect(tally.guessed).toEqual([0.25, 0.5, 0, 0, 0]);
    expect(tally.letterProbability).toBe(1.5);
  });

  it('adds up, whatever the parts', () => {
    const parts = [answered(0, 0, 0.25), answered(2, 0, 1), answered(3, 3, 0.625)];
    const [a, b, c] = parts as [Tally, Tally, Tally];
    expect(addTallies(a, addTallies(b, c))).toEqual(all(...parts));
    expect(addTallies(a, EMPTY_TALLY)).toEqual(a);
  });
});

describe('what a tally says', () => {
  it('separates an answer bias from knowledge: always A is right for A alone', () => {
    const tally = all(...[0, 1, 2, 3].map((answer) => answered(answer, 0, 0.64)));
    const summary = summarise(tally);
    expect(summary.accuracy?.value).toBe(0.25);
    expect(summary.accuracyBeyondA?.value).toBe(0);
    expect(summary.accuracyBeyondA?.questions).toBe(3);
    expect(summary.probabilityOfA?.value).toBeCloseTo(0.64, 10);
    expect([summary.chance, summary.chanceBeyondA, summary.chose[0]]).toEqual([0.25, 0.25, 1]);
    expect(summary.letterProbability).toBe(0.5);
  });

  it('has nothing to say of no questions', () => {
    expect(summarise(EMPTY_TALLY)).toMatchObject({
      accuracy: null,
      accuracyBeyondA: null,
      probabilityOfA: null,
    });
  });

  it('gives Wilson’s interval of a share, which never leaves 0 to 1', () => {
    // Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 and 0 of 20.
    const many = wilson(81, 263);
    expect(many?.low).toBeCloseTo(0.2553, 4);
    expect(many?.high).toBeCloseTo(0.3662, 4);
    const none = wilson(0, 20);
    expect(none?.low).toBe(0);
    expect(none?.high).toBeCloseTo(0.1611, 4);
    expect(wilson(20, 20)?.high).toBe(1);
  });

  it('gives the interval of a mean from sums alone', () => {
    // 0.2, 0.4, 0.6: mean 0.4, standard deviation 0.2.
    const estimate = meanInterval(1.2, 0.56, 3);
    expect(estimate?.value).toBeCloseTo(0.4, 10);
    expect(estimate?.high).toBeCloseTo(0.4 + (1.959964 * 0.2) / Math.sqrt(3), 6);
    expect(meanInterval(0.5, 0.25, 1)).toBeNull();
  });
});

describe('recorded parts', () => {
  const result = (language: QuestionLanguage, condition: Condition, part: number) => ({
    id: `${language}-${condition}-${part}`,
    recipe: INTACT,
    conditions: { language, part },
    inputs: '0'.repeat(16),
    backend: 'node',
    madeWith: 'a test',
    figures: { language, condition, touchedWeights: 3, tally: answered(1, 1, 0.2) },
  });

  const recorded = (
    ...results: readonly ReturnType<typeof result>[]
  ): RecordedExperiment<DownstreamFigures> => ({
    version: 1,
    experiment: 'downstream',
    modelSha256: 'a'.repeat(64),
    modelName: 'tiny',
    text: 'made by a test',
    results: [...results],
  });
  const part = (language: QuestionLanguage, number: number) =>
    CONDITIONS.map((condition) => result(language, condition, number));

  it('become one row a language and condition, in order', () => {
    const rows = downstreamRows(recorded(...part('en', 0), ...part('ar', 1), ...part('ar', 0)));
    expect(rows.map(({ language, condition }) => `${language} ${condition}`)).toEqual([
      ...CONDITIONS.map((condition) => `ar ${condition}`),
      ...CONDITIONS.map((condition) => `en ${condition}`),
    ]);
    expect(rows.map(({ tally }) => tally.questions)).toEqual([2, 2, 2, 2, 2, 1, 1, 1, 1, 1]);
  });

  it('count only where every condition has them, so that all answer the same questions', () => {
    const rows = downstreamRows(
      recorded(...part('ar', 0), result('ar', 'intact', 1), result('en', 'intact', 0)),
    );
    expect(rows.map(({ language, tally }) => [language, tally.questions])).toEqual(
      CONDITIONS.map(() => ['ar', 1]),
    );
  });
});
