import type { TextCondition } from '../../figures/texts';
import { APPENDIX_F, FIGURE_4, type Source } from '../../paper/reported';

/** A continuation that the paper prints, and the model that wrote it. */
export interface ReportedText extends Source {
  readonly text: string;
}

const figure4 = (row: 0 | 1): ReportedText => ({
  text: FIGURE_4.rows[row].text,
  model: FIGURE_4.source.model,
  place: FIGURE_4.source.place,
  where: `${FIGURE_4.source.where}, ${FIGURE_4.rows[row].parameter}`,
});

type ByCondition = Readonly<Partial<Record<TextCondition, ReportedText>>>;

function appendixF(language: 'en' | 'ar' | 'zh'): ByCondition {
  const { source } = APPENDIX_F;
  const { intact, withoutArabic, withoutVietnamese } = APPENDIX_F[language];
  const of = (text: string): ReportedText => ({ text, ...source });
  return { intact: of(intact), ar: of(withoutArabic), vi: of(withoutVietnamese) };
}

/** By prompt and condition. */
const REPORTED: Readonly<Record<string, ByCondition>> = {
  'university-en': { breaks: figure4(0), ordinary: figure4(1) },
  'year-en': appendixF('en'),
  'year-ar': appendixF('ar'),
  'year-zh': appendixF('zh'),
};

/** What the paper prints for a prompt and condition, or nothing. */
export function reportedText(prompt: string, condition: TextCondition): ReportedText | undefined {
  return REPORTED[prompt]?.[condition];
}
