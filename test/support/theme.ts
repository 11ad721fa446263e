import { readFileSync } from 'node:fs';

export const THEMES = ['light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

const css = readFileSync('app/styles/theme.css', 'utf8');

/** The custom properties of a theme, as app/styles/theme.css has them. */
export function themeColours(theme: ThemeName): Readonly<Record<string, string>> {
  const block = (selector: string) => css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  const read = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/(--[\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
    );
  return {
    ...read(block(':root {')),
    ...(theme === 'dark' ? read(block(':root[data-theme="dark"] {')) : {}),
  };
}
