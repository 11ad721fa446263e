import type { LanguageCode } from './languages';

/** Prompts of the paper: section 3.3 (Figure 4) and Appendix F; the Arabic and Chinese of the first are this page's. */
export const PAPER_PROMPTS: readonly {
  readonly language: LanguageCode;
  readonly text: string;
  readonly topic: 'university' | 'year';
}[] = [
  { language: 'en', text: 'Fudan University is located in', topic: 'university' },
  { language: 'ar', text: 'جامعة فودان تقع في', topic: 'university' },
  { language: 'zh', text: '复旦大学位于', topic: 'university' },
  { language: 'en', text: 'There are 365 days in a year and 12', topic: 'year' },
  { language: 'ar', text: 'هناك 365 يومًا في السنة و12', topic: 'year' },
  { language: 'zh', text: '一年有365天，一年有12个', topic: 'year' },
];

/** The paper's prompts, those in one language first. */
export function promptsOf(first: string): typeof PAPER_PROMPTS {
  return [...PAPER_PROMPTS].sort((a, b) => Number(b.language === first) - Number(a.language === first));
}
