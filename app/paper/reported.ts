import type { LanguageCode } from '../languages/languages';

/**
 * Numbers that the paper reports (arXiv 2402.14700, ACL 2024), each with its place. Nothing here was measured
 * or computed by this project; what could not be read in the paper is left out, not filled in.
 */
export interface Source {
  /** Where in the paper. */
  readonly where: string;
  /** Its key in `charts.paper.places`, which say it in the reader's language. */
  readonly place: 'table5' | 'figure4' | 'appendixF' | 'figure5' | 'figure6';
  readonly model: 'LLaMA-2-7B' | 'LLaMA-2-13B';
}

export interface Table5Row {
  readonly language: LanguageCode;
  readonly base: number;
  readonly top10k: number;
  readonly bottom10k: number;
  readonly top100k: number;
  readonly bottom100k: number;
}

const row = (
  language: LanguageCode,
  base: number,
  top10k: number,
  bottom10k: number,
  top100k: number,
  bottom100k: number,
): Table5Row => ({ language, base, top10k, bottom10k, top100k, bottom100k });

/** Perplexity after zeroing the deduplicated Russian region; importance from 10K or 100K Russian samples. */
export const TABLE_5: { readonly source: Source; readonly rows: readonly Table5Row[] } = {
  source: { where: 'Table 5', place: 'table5', model: 'LLaMA-2-7B' },
  rows: [
    row('ar', 6.771, 7.105, 6.785, 7.071, 6.787),
    row('zh', 8.562, 8.927, 8.593, 8.878, 8.599),
    row('it', 14.859, 16.155, 14.931, 16.274, 14.935),
    row('ja', 10.888, 11.212, 10.931, 11.119, 10.951),
    row('ko', 4.965, 5.19, 4.972, 5.149, 4.974),
    row('fa', 6.509, 6.93, 6.506, 6.894, 6.515),
    row('pt', 15.318, 16.51, 15.247, 16.421, 15.247),
    row('ru', 12.062, 28.93, 12.141, 41.381, 12.137),
    row('es', 17.079, 18.07, 17.224, 17.894, 17.211),
    row('uk', 9.409, 18.147, 9.43, 22.622, 9.435),
    row('vi', 5.824, 6.086, 5.872, 6.079, 5.873),
  ],
};

/** One parameter multiplied by four, and what the model then wrote. The untouched perplexity is not given. */
export const FIGURE_4 = {
  source: { where: 'Figure 4', place: 'figure4', model: 'LLaMA-2-13B' },
  prompt: 'Fudan University is located in',
  rows: [
    {
      parameter: 'L1-N2100 ×4',
      perplexityChinese: 257.7,
      text: 'Tertian, ancis located tet tet at tete tette tett ten ten teent teth, tat, tat, tate, tat, ta.162 words for,',
    },
    {
      parameter: 'L1-N4200 ×4',
      perplexityChinese: 5.858,
      text: 'Shanghai, China. The university was established in 1905. It is accredited by Ministry of Education, People’s Republic of China.',
    },
  ],
} as const satisfies { source: Source; prompt: string; rows: readonly object[] };

/** The prompt of the months of a year in three languages, continued. Broken bytes stand as U+FFFD, as it prints them. */
export const APPENDIX_F = {
  source: { where: 'Appendix F', place: 'appendixF', model: 'LLaMA-2-7B' },
  en: { intact: 'months.', withoutArabic: 'months in a year.', withoutVietnamese: 'months in a year.' },
  ar: {
    intact: 'شهرًا في العام',
    withoutArabic: '\uFFFD\uFFFD\uFFFD',
    withoutVietnamese: 'شهراً في العام و',
  },
  zh: { intact: '月', withoutArabic: '月', withoutVietnamese: '月' },
} as const satisfies { source: Source } & Partial<Record<LanguageCode, object>>;

/** Accuracy in per cent. The filtered set keeps only questions whose answer is not option A. */
export const FIGURE_5 = {
  source: { where: 'Figure 5, Section 3.4', place: 'figure5', model: 'LLaMA-2-7B' },
  rows: [
    { benchmark: 'ArabicMMLU', base: 25.6, withoutArabic: 1.5, withoutVietnamese: 26.7 },
    { benchmark: 'MMLU', base: 42.46, withoutArabic: 39.27, withoutVietnamese: 39.68 },
  ],
  /** Mean probability of option A on ArabicMMLU; none is given without the Vietnamese region. */
  optionA: { base: 0.36, withoutArabic: 0.64 },
} as const satisfies { source: Source; rows: readonly object[]; optionA: object };

/** Perplexity after further pre-training on 100,000 Arabic sentences at a learning rate of 5e-5: end points. */
export const FIGURE_6 = {
  source: { where: 'Figure 6, Section 3.5 (end points)', place: 'figure6', model: 'LLaMA-2-7B' },
  rows: [
    { language: 'ar', frozen: 3.557, full: 3.566 },
    { language: 'en', frozen: 18.796, full: 20.557 },
    { language: 'zh', frozen: 90.84, full: 563.423 },
  ],
} as const satisfies {
  source: Source;
  rows: readonly { language: LanguageCode; frozen: number; full: number }[];
};

/** Perplexities of this project's model, to stand beside the reported ones. */
export interface Measured {
  readonly language: LanguageCode;
  readonly base: number;
  readonly edited: number;
}
