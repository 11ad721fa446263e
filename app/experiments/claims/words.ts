import { formatPercent, formatPerplexity, formatRatio, NO_NUMBER } from '../../charts/format';
import { formatCount } from '../../i18n/numbers';
import type { Quantity } from './outcome';

/** Below this a ratio has two decimals: a tenth would hide what is said of it. */
const FINE_RATIO = 10;

const WORDS: Readonly<Record<Quantity['unit'], (value: number) => string>> = {
  ratio: (value) => (value < FINE_RATIO ? `×${value.toFixed(2)}` : formatRatio(value)),
  share: (value) => formatPercent(value),
  count: formatCount,
  number: (value) => formatPerplexity(value),
  missing: () => NO_NUMBER,
};

/** "×3.97 (2.10–7.50)"; without bounds the value alone. */
export function quantityWords({ unit, value, low, high }: Quantity): string {
  const words = WORDS[unit];
  if (low === undefined || high === undefined) return words(value);
  return `${words(value)} (${words(low)}–${words(high)})`;
}

/** The numbers of a row as its texts take them. */
export const wordsOf = (values: Readonly<Record<string, Quantity>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, quantityWords(value)]));
