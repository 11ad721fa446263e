import { pageStorage } from '../browser/storage';
import { changeLocale, i18n } from '../i18n';
import { LANGUAGE_TAGS, type Locale, preferredLocale } from '../i18n/locales';

const KEY = 'locale';

/** The language that this reader chose before, or that the browser asks for. */
export function storedLocale(): Locale {
  try {
    return preferredLocale(pageStorage().getItem(KEY), navigator.languages);
  } catch {
    // The browser keeps nothing for the page.
    return preferredLocale(null, navigator.languages);
  }
}

/** Shows the page in a language. @throws where its texts can't be fetched; the page then stays as it was */
export async function showLocale(locale: Locale): Promise<void> {
  await changeLocale(locale);
  document.documentElement.lang = LANGUAGE_TAGS[locale];
  document.title = i18n.t('header.title');
}

/** Remembers the reader's choice where the browser allows that. */
export function keepLocale(locale: Locale): void {
  try {
    pageStorage().setItem(KEY, locale);
  } catch (error) {
    console.info('The language is not remembered:', error);
  }
}
