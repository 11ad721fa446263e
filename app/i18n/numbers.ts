import type { TFunction } from 'i18next';
import { locale } from '.';
import { LANGUAGE_TAGS } from './locales';

// English and Chinese write digits, groups and the decimal point alike.
const grouped = new Intl.NumberFormat('en');
const digits = (least: number, most: number) =>
  new Intl.NumberFormat('en', { minimumFractionDigits: least, maximumFractionDigits: most });

/** 341204 -> "341,204" */
export function formatCount(value: number): string {
  return grouped.format(value);
}

/** A share of one as per cent, with as many digits as a small share needs: 0.0034 -> "0.34 %". */
export function formatShare(share: number, t: TFunction): string {
  const percent = share * 100;
  if (percent === 0 || percent >= 10) return t('units.percent', { value: digits(0, 0).format(percent) });
  if (percent >= 0.01) return t('units.percent', { value: digits(0, 2).format(percent) });
  const [mantissa, exponent] = percent.toPrecision(1).split('e-');
  const power =
    exponent === undefined ? '' : `·10⁻${[...exponent].map((digit) => RAISED[Number(digit)]).join('')}`;
  return t('units.percent', { value: `${mantissa}${power}` });
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Bytes in megabytes of a million: 253113024 -> "253 MB". */
export function formatBytes(bytes: number, t: TFunction): string {
  return t('units.megabytes', { value: digits(0, 0).format(bytes / 1e6) });
}

/** Time left, in whole seconds or minutes, never "0 s". */
export function formatRemaining(ms: number, t: TFunction): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 90
    ? t('units.seconds', { value: seconds })
    : t('units.minutes', { value: Math.round(seconds / 60) });
}

/** "a, b and c", "a、b和c" */
export function joinWords(words: readonly string[]): string {
  const tag = locale() === 'en' ? 'en-GB' : LANGUAGE_TAGS[locale()];
  const list = new Intl.ListFormat(tag, { type: 'conjunction' }).format(words);
  // A figure stands apart from the characters beside it.
  return locale() === 'zh' ? list.replace(/和(?=\d)/g, '和 ') : list;
}

/** What stands between the parts of a list without "and": a comma of the page's script. */
export const comma = (): string => (locale() === 'zh' ? '，' : ', ');

/** Between clauses that have commas of their own. */
export const semicolon = (): string => (locale() === 'zh' ? '；' : '; ');

/** Whole sentences one after another: Chinese has no space after its full stop. */
export const joinSentences = (sentences: readonly (string | null)[]): string =>
  sentences.filter((sentence) => sentence !== null && sentence !== '').join(locale() === 'zh' ? '' : ' ');
