import type { LayerVariant } from '../backend/layers';
import type { Checkpoint } from '../decoder/decoder';
import type { LoadedModel } from '../decoder/loaded_model';
import { TextError } from '../errors';
import { maxTokens } from '../model/positions';
import type { ChoiceAnswer } from '../protocol';
import { type ChoiceLanguage, type ChoiceQuestion, LETTERS } from '../protocol/questions';
import type { Tokenizer } from '../tokenizer/tokenizer';
import { choicePrompt } from './choice_prompt';

/** Fewest options of a question; the most are the letters. */
const MIN_CHOICES = 2;
/** Questions that one job may hold: more is a mistake, or takes hours. */
export const MAX_QUESTIONS = 20_000;

/**
 * Answers a multiple-choice question by the log-likelihood of its letters as the next token after the prompt
 * (`choicePrompt`; section 3.4 of the paper). One forward pass of the prompt: the head then sees the last position
 * once for each letter.
 * @throws TextError where the question can't be asked: too few or too many options, no such answer, too long
 */
export async function chooseAnswer(
  model: LoadedModel,
  item: ChoiceQuestion,
  language: ChoiceLanguage,
  variant: LayerVariant,
  checkpoint: Checkpoint,
): Promise<ChoiceAnswer> {
  checkQuestion(item);
  const { tokenizer, decoder, shape } = model;
  const prompt = choicePrompt(item, language);
  const ids = [...tokenizer.opening, ...tokenizer.encode(prompt)];
  const most = maxTokens(shape);
  if (ids.length > most)
    throw new TextError('question.tooLong', { question: item.id, tokens: ids.length, most });
  const letters = letterIds(tokenizer, prompt, item.choices.length);
  const hidden = await decoder.hidden(ids, variant, checkpoint);
  checkpoint();
  const last = hidden.subarray(hidden.length - shape.width);
  const repeated = new Float32Array(letters.length * shape.width);
  for (let at = 0; at < letters.length; at++) repeated.set(last, at * shape.width);
  const nll = await decoder.parts.head.negativeLogLikelihood(
    repeated,
    decoder.parts.embedding.output(letters),
  );
  return { id: item.id, promptTokens: ids.length - tokenizer.opening.length, ...decide(nll, item.answer) };
}

/**
 * What the likelihoods of the letters say.
 * @param nll of each offered letter, nats. @param answer index of the right one
 */
export function decide(
  nll: ArrayLike<number>,
  answer: number,
): Pick<ChoiceAnswer, 'probabilities' | 'letterProbability' | 'choice' | 'isRight'> {
  const values = Array.from(nll);
  const best = Math.min(...values);
  const weights = values.map((value) => Math.exp(best - value));
  const sum = weights.reduce((a, b) => a + b, 0);
  // The first of equals: a model that can't tell the letters apart answers A.
  const choice = values.indexOf(best);
  return {
    probabilities: weights.map((weight) => weight / sum),
    letterProbability: Math.min(1, sum * Math.exp(-best)),
    choice,
    isRight: choice === answer,
  };
}

/**
 * The token of each offered letter after a prompt. Which one it is, the tokenizer says: " A" (the letter with its
 * space, as Gemma and LLaMA have it) where that adds exactly one token to the prompt's own for every letter, else
 * "A" where that does.
 * @throws TextError where a letter is no single token in either form
 */
export function letterIds(tokenizer: Tokenizer, prompt: string, count: number): number[] {
  const before = tokenizer.encode(prompt);
  for (const space of [' ', '']) {
    const ids = LETTERS.slice(0, count).flatMap((letter) => {
      const all = tokenizer.encode(`${prompt}${space}${letter}`);
      const added = all.length === before.length + 1 && before.every((id, at) => all[at] === id);
      return added ? (all.at(-1) ?? []) : [];
    });
    if (ids.length === count) return ids;
  }
  throw new TextError('question.noLetters');
}

function checkQuestion({ id, question, choices, answer }: ChoiceQuestion): void {
  if (question.trim() === '') throw new TextError('question.empty', { question: id });
  if (choices.length < MIN_CHOICES || choices.length > LETTERS.length)
    throw new TextError('question.options', {
      question: id,
      found: choices.length,
      least: MIN_CHOICES,
      most: LETTERS.length,
    });
  if (choices.some((choice) => choice.trim() === ''))
    throw new TextError('question.emptyOption', { question: id });
  if (!Number.isInteger(answer) || answer < 0 || answer >= choices.length)
    throw new TextError('question.rightOption', { question: id, option: answer + 1, count: choices.length });
}
