import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { THEMES, type Theme } from '../link/restore';
import { applyTheme, storedTheme } from './theme';

/** Light, dark, or as the system: each press takes the next. */
export function ThemeButton() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const change = () => {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
    setTheme(next);
    applyTheme(next);
  };
  const words = t('header.theme', { theme: t(`header.themes.${theme}`) });
  return (
    <button type="button" aria-label={words} title={words} onClick={change}>
      {t('header.themeMark')}
    </button>
  );
}
