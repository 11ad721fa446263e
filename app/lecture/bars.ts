import { ratioOf } from '../charts/perplexity/rows';
import type { LanguageCode } from '../languages/languages';
import type { RowResult } from '../state/results';

/** A language of a slide: what the edit and its random control did to its perplexity. */
export interface SlideRow {
  readonly language: LanguageCode;
  /** Perplexity of the intact model; null until known. */
  readonly base: number | null;
  /** Of perplexities, edited over intact; null without an edit. */
  readonly ratio: number | null;
  /** The same, of as many random weights. */
  readonly random: number | null;
}

export function slideRow(language: LanguageCode, row: RowResult | undefined): SlideRow {
  if (row === undefined) return { language, base: null, ratio: null, random: null };
  const { base, edited, random } = row;
  return {
    language,
    base: base?.perplexity ?? null,
    ratio: ratioOf({ language, ...row }),
    random: edited === null || base === null || random === null ? null : random.perplexity / base.perplexity,
  };
}

/** An axis of ratios reaches at least this far, so that next to nothing looks like next to nothing. */
const LEAST_REACH = 3;

/**
 * Places on a logarithmic axis, from 0 to 1, that holds 1 and all values.
 * @param values positive; others have no place
 */
export function logPlaces(values: readonly number[]): (value: number) => number {
  const logs = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log);
  const low = Math.min(0, ...logs);
  const high = Math.max(Math.log(LEAST_REACH), ...logs);
  return (value) => {
    const place = (Math.log(value) - low) / (high - low);
    return value > 0 ? Math.min(1, Math.max(0, place)) : 0;
  };
}

/** The one number of a slide of languages: of the language whose region alone is off, else the middle one. */
export interface Headline {
  readonly ratio: number;
  /** Null: the median. */
  readonly language: LanguageCode | null;
}

/** @param off languages whose regions are off */
export function headlineOf(rows: readonly SlideRow[], off: readonly string[]): Headline | null {
  const known = rows.flatMap(({ language, ratio }) => (ratio === null ? [] : [{ language, ratio }]));
  if (known.length === 0 || known.length < rows.length) return null;
  const own = off.length === 1 ? known.find(({ language }) => language === off[0]) : undefined;
  if (own !== undefined) return own;
  const sorted = known.map(({ ratio }) => ratio).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [below = 0, above = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return { ratio: Math.sqrt(below * above), language: null };
}
