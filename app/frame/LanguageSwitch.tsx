import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Told } from '../announce/Told';
import { locale } from '../i18n';
import { LANGUAGE_TAGS, LOCALES, OWN_NAMES } from '../i18n/locales';
import { keepLocale, showLocale } from './locale';

/** Changes the language of the interface; what is set and shown stays. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'changed' | 'failed' | null>(null);
  const next = LOCALES[(LOCALES.indexOf(locale()) + 1) % LOCALES.length] ?? 'en';
  const change = async () => {
    try {
      await showLocale(next);
      keepLocale(next);
      setOutcome('changed');
    } catch (error) {
      console.info('The texts of the other language could not be fetched:', error);
      setOutcome('failed');
    }
  };
  return (
    <>
      <button type="button" lang={LANGUAGE_TAGS[next]} onClick={() => void change()}>
        {OWN_NAMES[next]}
      </button>
      {outcome !== null && (
        <Told topic="language" className={outcome === 'failed' ? 'hint' : 'visually-hidden'}>
          {t(`header.language.${outcome}`)}
        </Told>
      )}
    </>
  );
}
