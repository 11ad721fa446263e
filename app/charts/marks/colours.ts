import { lab, rgb } from 'd3';
import { type LanguageCode, language } from '../../languages/languages';

/** The page's paper in both themes, as in app/styles/theme.css (a test compares them). */
export const PAPER = { light: '#ffffff', dark: '#17191c' } as const;

/** Marks have at least this contrast to the paper (WCAG 2.2, 1.4.11). */
export const MARK_CONTRAST = 3;

/** Relative luminance of a colour (WCAG 2.2). */
export function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [least = 0, most = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (most + 0.05) / (least + 0.05);
}

/** The colour itself, or the nearest of the same hue that can be told from the paper. */
export function readableOn(paper: string, colour: string): string {
  const towards = luminance(paper) > 0.5 ? -1 : 1;
  const tint = lab(colour);
  while (contrast(tint.formatHex(), paper) < MARK_CONTRAST && tint.l > 0 && tint.l < 100) tint.l += towards;
  return tint.formatHex();
}

const both = new Map<string, string>();

/** A colour for marks on the page's paper, as CSS that knows the theme. */
export function markColour(colour: string): string {
  const known = both.get(colour);
  if (known !== undefined) return known;
  const made = `light-dark(${readableOn(PAPER.light, colour)}, ${readableOn(PAPER.dark, colour)})`;
  both.set(colour, made);
  return made;
}

/** A language's colour for marks. */
export const languageColour = (code: LanguageCode): string => markColour(language(code).colour);
