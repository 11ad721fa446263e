/** Languages of the interface; `en` is bundled, the others are fetched when first chosen. */
export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** BCP 47 tags: what `lang` and the number formats of a locale are called. */
export const LANGUAGE_TAGS: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-Hans' };

/** How each language names itself on the switch. */
export const OWN_NAMES: Readonly<Record<Locale, string>> = { en: 'English', zh: '中文' };

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The reader's earlier choice, else the first language of the browser that the page speaks, else English. */
export function preferredLocale(stored: string | null, browser: readonly string[]): Locale {
  if (isLocale(stored)) return stored;
  const spoken = browser.map((tag) => tag.toLowerCase().split('-')[0]);
  return spoken.find(isLocale) ?? 'en';
}
