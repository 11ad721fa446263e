import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplorerState, useSharedFields } from '../../explorer/context';
import { languageName } from '../../i18n/language_names';
import { DEFAULT_LANGUAGES, LANGUAGE_CODES, LANGUAGES, type LanguageCode } from '../../languages/languages';
import { Floating } from '../../ui/Floating';

const SETS = [
  { name: 'usual', languages: DEFAULT_LANGUAGES },
  { name: 'paper', languages: LANGUAGES.filter((one) => one.inPaper30).map((one) => one.code) },
  { name: 'all', languages: LANGUAGE_CODES },
] as const;

/** Which languages have a row. */
export const LanguageChooser = memo(function LanguageChooser() {
  const { t } = useTranslation();
  const { languages } = useSharedFields('languages');
  const look = useExplorerState((state) => state.look);
  const toggle = (code: LanguageCode) => {
    const without = languages.filter((one) => one !== code);
    if (without.length === languages.length) look({ languages: [...languages, code] });
    else if (without.length > 0) look({ languages: without });
  };
  return (
    <Floating
      title={t('perplexity.languages', { count: languages.length })}
      className="to-end languages"
      besideResult
    >
      <div className="button-row">
        {SETS.map((set) => (
          <button key={set.name} type="button" onClick={() => look({ languages: set.languages })}>
            {t(`perplexity.sets.${set.name}`, { count: set.languages.length })}
          </button>
        ))}
      </div>
      <fieldset className="boxes is-columns">
        <legend className="visually-hidden">{t('perplexity.chooseLanguages')}</legend>
        {LANGUAGES.map(({ code }) => (
          <label key={code} className="box">
            <input
              type="checkbox"
              checked={languages.includes(code)}
              disabled={languages.length === 1 && languages[0] === code}
              onChange={() => toggle(code)}
            />
            {languageName(code)}
          </label>
        ))}
      </fieldset>
      <p className="hint">{t('perplexity.lastLanguage')}</p>
    </Floating>
  );
});
