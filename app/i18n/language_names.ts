import { type LanguageCode, language } from '../languages/languages';
import { i18n } from '.';
import { LANGUAGE_TAGS, type Locale } from './locales';

const NAMES = new Map<Locale, Intl.DisplayNames>();

/** A language's name in the language of the page: "Arabic", "阿拉伯语". */
export function languageName(code: LanguageCode): string {
  const locale = i18n.language as Locale;
  const english = language(code).name;
  if (locale === 'en') return english;
  const names = NAMES.get(locale) ?? new Intl.DisplayNames([LANGUAGE_TAGS[locale]], { type: 'language' });
  NAMES.set(locale, names);
  return names.of(code) ?? english;
}
