import type { LanguageCode } from '../languages/languages';

/**
 * The languages in which the recorded grids score each recipe, in the order of the recorded files. Results hash this
 * list: a language of the page that is not on it leaves them as they are, one that is put on it has all recorded anew.
 */
export const SCORED_LANGUAGES = [
  'ar',
  'he',
  'fa',
  'hi',
  'bn',
  'ru',
  'uk',
  'pl',
  'cs',
  'es',
  'pt',
  'it',
  'fr',
  'ro',
  'en',
  'de',
  'nl',
  'da',
  'no',
  'sv',
  'el',
  'fi',
  'hu',
  'tr',
  'id',
  'ms',
  'vi',
  'zh',
  'ja',
  'ko',
  'th',
  'ta',
  'ml',
  'sw',
] as const satisfies readonly LanguageCode[];
