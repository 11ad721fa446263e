import { describe, expect, it } from 'vitest';
import { BackendError, CancelledError, TextError } from '../../../../workers/errors';
import { INTACT, type Recipe } from '../../../../workers/model/recipe';
import type { ChoiceAnswer, ChooseJob } from '../../../../workers/protocol';
import type { ChoiceQuestion } from '../../../../workers/protocol/questions';
import { choicePrompt } from '../../../../workers/tasks/choice_prompt';
import { decide, letterIds, MAX_QUESTIONS } from '../../../../workers/tasks/choose';
import type { Tokenizer } from '../../../../workers/tokenizer/tokenizer';
import { ReferenceModel } from '../../../support/reference_model';
import { failureOf, loadedEngine, openTiny, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';

const BEES: ChoiceQuestion = {
  id: 'bees',
  question: ' what is in the hand ',
  choices: ['the sand', 'an oar', 'a thorn', 'an inn'],
  answer: 2,
};
const LOUDER: Recipe = {
  version: 1,
  edits: [
    {
      target: 'parameter',
      norm: 'attn_norm',
      layer: 1,
      dimension: 3,
      operation: { op: 'scale', factor: 40 },
    },
  ],
};

const job = (change: Partial<ChooseJob> = {}): ChooseJob => ({
  channel: 'choose',
  recipe: INTACT,
  language: 'en',
  questions: [BEES],
  ...change,
});

async function answersOf(change: Partial<ChooseJob> = {}): Promise<readonly ChoiceAnswer[]> {
  const engine = await loadedEngine();
  const answers: ChoiceAnswer[] = [];
  await engine.choose(job(change), (answer) => answers.push(answer));
  return answers;
}

describe('the prompt of a question', () => {
  it('is question, lettered options and the word for answer, each on its line', () => {
    expect(choicePrompt(BEES, 'en')).toBe(
      'Question: what is in the hand\nA. the sand\nB. an oar\nC. a thorn\nD. an inn\nAnswer:',
    );
  });

  it('has Arabic words around an Arabic question, and Latin letters', () => {
    const prompt = choicePrompt({ question: 'ما لون السماء؟', choices: ['أزرق', 'أحمر'] }, 'ar');
    expect(prompt).toBe('السؤال: ما لون السماء؟\nA. أزرق\nB. أحمر\nالإجابة:');
  });
});

describe('the token of a letter', () => {
  it('is the letter alone where the vocabulary has no letter with its space', async () => {
    const { tokenizer } = await openTiny('gemma3');
    const ids = letterIds(tokenizer, choicePrompt(BEES, 'en'), 4);
    expect(tokenizer.decode(ids)).toBe('ABCD');
    expect(ids).toHaveLength(4);
  });

  it('is the letter with its space where the tokenizer has that', () => {
    const words: Pick<Tokenizer, 'encode'> = {
      encode: (text) => (text.match(/ ?[^ ]+/g) ?? []).map((word) => word.codePointAt(1) ?? 0),
    };
    expect(letterIds(words as Tokenizer, 'Answer:', 2)).toEqual([65, 66]);
  });

  it('is refused where every form takes two tokens, since likelihoods of parts say nothing', () => {
    const bytes: Pick<Tokenizer, 'encode'> = { encode: (text) => [...text].flatMap(() => [1, 1]) };
    expect(() => letterIds(bytes as Tokenizer, 'Answer:', 2)).toThrow(TextError);
  });
});

describe('choosing', () => {
  it.each(['gemma3', 'llama', 'qwen2'] as const)(
    'compares the %s model’s own likelihoods',
    async (architecture) => {
      const { gguf, shape, weights } = tinyModel(architecture);
      const engine = await loadedEngine(tinyEnvironment({ gguf }));
      const answers: ChoiceAnswer[] = [];
      await engine.choose(job(), (answer) => answers.push(answer));
      const [answer] = answers;
      const { tokenizer } = engine.ready();
      const prompt = choicePrompt(BEES, 'en');
      const ids = [...tokenizer.opening, ...tokenizer.encode(prompt)];
      const reference = new ReferenceModel(shape, weights);
      const likelihoods = letterIds(tokenizer, prompt, 4).map((letter) =>
        Math.exp(-(reference.negativeLogLikelihood([...ids, letter]).at(-1) ?? Number.NaN)),
      );
      const sum = likelihoods.reduce((a, b) => a + b, 0);
      for (const [at, likelihood] of likelihoods.entries())
        expect(answer?.probabilities[at]).toBeCloseTo(likelihood / sum, 4);
      expect(answer?.letterProbability).toBeCloseTo(sum, 5);
      expect(answer?.choice).toBe(likelihoods.indexOf(Math.max(...likelihoods)));
      expect(answer?.promptTokens).toBe(ids.length - tokenizer.opening.length);
    },
  );

  it('gives probabilities that sum to one over the options that are offered', async () => {
    const two = { ...BEES, id: 'two', choices: BEES.choices.slice(0, 2), answer: 0 };
    const five = { ...BEES, id: 'five', choices: [...BEES.choices, 'a door'] };
    const answers = await answersOf({ questions: [two, five] });
    expect(answers.map(({ id }) => id)).toEqual(['two', 'five']);
    expect(answers.map(({ probabilities }) => probabilities.length)).toEqual([2, 5]);
    for (const { probabilities } of answers)
      expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
  });

  it('runs the recipe that it is given', async () => {
    const [base] = await answersOf();
    const [edited] = await answersOf({ recipe: LOUDER });
    expect(edited?.probabilities).not.toEqual(base?.probabilities);
  });

  it('says whether the likeliest letter is the right one, and takes the first of equals', () => {
    expect(decide([2, 1, 3], 1)).toMatchObject({ choice: 1, isRight: true });
    expect(decide([2, 1, 3], 0)).toMatchObject({ choice: 1, isRight: false });
    expect(decide([1, 1], 0).choice).toBe(0);
    expect(decide([800, 801], 0).probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
  });

  it('stops between questions when it is cancelled', async () => {
    const engine = await loadedEngine();
    const seen: string[] = [];
    const questions = Array.from({ length: 9 }, (_, at) => ({ ...BEES, id: String(at) }));
    const failure = await failureOf(() =>
      engine.choose(job({ questions }), ({ id }) => {
        seen.push(id);
        if (seen.length === 2) void engine.cancel('choose');
      }),
    );
    expect(failure).toBeInstanceOf(CancelledError);
    expect(seen).toEqual(['0', '1']);
  });
});

describe('a question that can’t be asked', () => {
  const many = Array.from({ length: 6 }, (_, at) => `option ${at}`);
  it.each<[string, Partial<ChoiceQuestion>, RegExp]>([
    ['has one option', { choices: ['a'], answer: 0 }, /"bees" has 1 options; 2 to 5/],
    ['has six', { choices: many }, /6 options/],
    ['has an empty one', { choices: ['a', ' '], answer: 0 }, /empty option/],
    ['names an option that is not there', { answer: 4 }, /option 5 .* has 4/],
    ['names half an option', { answer: 0.5 }, /Name one/],
    ['is empty', { question: ' ' }, /is empty/],
    ['is longer than the context', { question: 'q'.repeat(600) }, /at most 512/],
  ])('%s: the job says which and why', async (_, change, words) => {
    const failure = await failureOf(() => answersOf({ questions: [{ ...BEES, ...change }] }));
    expect(failure).toBeInstanceOf(TextError);
    expect(String(failure)).toMatch(words);
  });

  it('is one of too many', async () => {
    const questions = Array.from({ length: MAX_QUESTIONS + 1 }, () => BEES);
    expect(String(await failureOf(() => answersOf({ questions })))).toMatch(/at most 20,000/);
  });

  it('needs a model', async () => {
    const { Engine } = await import('../../../../workers/engine/engine');
    const engine = new Engine(tinyEnvironment(tinyModel('gemma3')));
    expect(await failureOf(() => engine.choose(job(), () => {}))).toBeInstanceOf(BackendError);
  });
});
