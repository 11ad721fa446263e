import { type ChoiceLanguage, type ChoiceQuestion, LETTERS } from '../protocol/questions';

const WORDS: Readonly<Record<ChoiceLanguage, { readonly question: string; readonly answer: string }>> = {
  en: { question: 'Question:', answer: 'Answer:' },
  ar: { question: 'السؤال:', answer: 'الإجابة:' },
};

/**
 * The prompt of a question, without examples before it. Four options in English make
 *
 *     Question: What do bees make?
 *     A. honey
 *     B. milk
 *     C. wool
 *     D. salt
 *     Answer:
 *
 * with no space and no line end after the last colon. In Arabic the two words are السؤال and الإجابة; the letters
 * stay Latin, as the options of ArabicMMLU are named in the paper. Blanks around a text are cut.
 */
export function choicePrompt(
  { question, choices }: Pick<ChoiceQuestion, 'question' | 'choices'>,
  language: ChoiceLanguage,
): string {
  const words = WORDS[language];
  const options = choices.map((choice, at) => `${LETTERS[at]}. ${choice.trim()}`);
  return [`${words.question} ${question.trim()}`, ...options, words.answer].join('\n');
}
