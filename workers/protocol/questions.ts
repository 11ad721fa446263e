/** The letters that options go by, in order; a question offers the first two to all five. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;

/** Languages whose prompt words are known. */
const CHOICE_LANGUAGES = ['en', 'ar'] as const;
export type ChoiceLanguage = (typeof CHOICE_LANGUAGES)[number];

/** A multiple-choice question. Option 0 goes by A, option 1 by B, and so on. */
export interface ChoiceQuestion {
  readonly id: string;
  readonly question: string;
  /** Two to five options. */
  readonly choices: readonly string[];
  /** Index of the right option. */
  readonly answer: number;
}
