import type { TextCondition } from '../../figures/texts';
import { FIGURE_4 } from '../../paper/reported';

/** A continuation that the paper prints, and the model that wrote it. */
export interface ReportedText {
  readonly text: string;
  readonly model: 'LLaMA-2-7B' | 'LLaMA-2-13B';
  readonly where: string;
}

const appendixF = (text: string): ReportedText => ({ text, model: 'LLaMA-2-7B', where: 'Appendix F' });
const figure4 = (row: 0 | 1): ReportedText => ({
  text: FIGURE_4.rows[row].text,
  model: FIGURE_4.source.model,
  where: `${FIGURE_4.source.where}, ${FIGURE_4.rows[row].parameter}`,
});

/** By prompt and condition. Three broken bytes stand as U+FFFD, as the paper prints them. */
const REPORTED: Readonly<Record<string, Readonly<Partial<Record<TextCondition, ReportedText>>>>> = {
  'university-en': { breaks: figure4(0), ordinary: figure4(1) },
  'year-en': {
    intact: appendixF('months.'),
    ar: appendixF('months in a year.'),
    vi: appendixF('months in a year.'),
  },
  'year-ar': {
    intact: appendixF('شهرًا في العام'),
    ar: appendixF('\uFFFD\uFFFD\uFFFD'),
    vi: appendixF('شهراً في العام و'),
  },
  'year-zh': { intact: appendixF('月'), ar: appendixF('月'), vi: appendixF('月') },
};

/** What the paper prints for a prompt and condition, or nothing. */
export function reportedText(prompt: string, condition: TextCondition): ReportedText | undefined {
  return REPORTED[prompt]?.[condition];
}
