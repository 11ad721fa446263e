import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import type { experimentsEn } from './experiments';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en & { experiments: typeof experimentsEn } };
  }
}

/** Texts of the page; English is complete and the only one now. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Adds texts that come with a part of the page which is loaded later. */
export function addTexts(texts: { readonly experiments: typeof experimentsEn }): void {
  i18n.addResourceBundle('en', 'translation', texts, true, true);
}
