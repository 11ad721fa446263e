import type { LanguageCode } from './languages';

/**
 * The languages that the core and the monolingual regions are scored in. Written out, so that a language which joins
 * the page later makes nothing stale that was recorded.
 */
export const SCORED_LANGUAGES: readonly LanguageCode[] = [
  ...(['ar', 'he', 'fa', 'hi', 'bn', 'ru', 'uk', 'pl', 'cs', 'es', 'pt', 'it'] as const),
  ...(['fr', 'ro', 'en', 'de', 'nl', 'da', 'no', 'sv', 'el', 'fi', 'hu', 'tr'] as const),
  ...(['id', 'ms', 'vi', 'zh', 'ja', 'ko', 'th', 'ta', 'ml', 'sw'] as const),
];

/**
 * The twelve languages of every other grid, by rule and not by result: the seven that have a region; of each of them
 * the first language of the list that shares its family, and the first that shares its script where that is not Latin
 * (Hebrew and Persian for Arabic, German for English, Portuguese for Spanish, Ukrainian for Russian; Korean,
 * Vietnamese and Chinese have neither). So each region meets its kin, where it has any, and nine or more languages
 * that are none. In the order of the list.
 */
export const TWELVE_LANGUAGES: readonly LanguageCode[] = [
  'ar',
  'he',
  'fa',
  'ru',
  'uk',
  'es',
  'pt',
  'en',
  'de',
  'vi',
  'zh',
  'ko',
];

/** Languages that a further training teaches: Swahili, which the model hardly knows, and the paper's Arabic. */
export const LEARNED_LANGUAGES = ['sw', 'ar'] as const;
export type LearnedLanguage = (typeof LEARNED_LANGUAGES)[number];
