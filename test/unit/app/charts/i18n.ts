import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chartsEn } from '../../../../app/i18n/charts.en';
import { exportEn } from '../../../../app/i18n/share.en';

/** English messages of the charts; a missing key is an error, so that a test fails on it. */
export async function initMessages() {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: { charts: chartsEn, export: exportEn } } },
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`No message for "${key}".`);
    },
  });
  return i18next;
}
