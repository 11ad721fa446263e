import type { Condition, QuestionLanguage } from '../../figures/downstream';
import { FIGURE_5 } from '../../paper/reported';

/** The three things that are measured of a set of answers. */
export const MEASURES = ['accuracy', 'accuracyBeyondA', 'probabilityOfA'] as const;
export type Measure = (typeof MEASURES)[number];

type Reported = Readonly<Partial<Record<Measure, number>>>;

const [ARABIC, ENGLISH] = FIGURE_5.rows;
const share = (percent: number) => percent / 100;

/**
 * What the paper reports for a language and condition, as shares of one; empty where it reports nothing. Its Arabic
 * accuracy counts questions whose answer is not A; its English one is MMLU's.
 */
export function reportedOf(language: QuestionLanguage, condition: Condition): Reported {
  const row = language === 'ar' ? ARABIC : ENGLISH;
  const column = ({ intact: 'base', arabic: 'withoutArabic', vietnamese: 'withoutVietnamese' } as const)[
    condition as Exclude<Condition, 'random' | 'matched'>
  ];
  if (column === undefined) return {};
  if (language === 'en') return { accuracy: share(row[column]) };
  const optionA = column === 'withoutVietnamese' ? undefined : FIGURE_5.optionA[column];
  return {
    accuracyBeyondA: share(row[column]),
    ...(optionA === undefined ? {} : { probabilityOfA: optionA }),
  };
}
