import { pageStorage } from '../browser/storage';
import { restoreTheme, type Theme } from '../link/restore';

const KEY = 'theme';

/** The theme that this reader chose before; `auto` where the browser keeps nothing for the page. */
export function storedTheme(): Theme {
  try {
    return restoreTheme(pageStorage().getItem(KEY));
  } catch {
    return 'auto';
  }
}

/** Shows a theme and remembers it where the browser allows that. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'auto') delete dataset.theme;
  else dataset.theme = theme;
  try {
    pageStorage().setItem(KEY, theme);
  } catch (error) {
    console.info('The theme is not remembered:', error);
  }
}
