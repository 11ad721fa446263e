import type { Estimate, RatioIn } from '../figures/resampling';

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Above this, values of perplexity are written as a power of ten. */
export const POWER_FROM = 10_000;

/** A large number as mantissa and power of ten: 2.3e11 -> "2·10¹¹". */
export function powerOfTen(value: number): string {
  let exponent = Math.floor(Math.log10(value));
  let mantissa = Math.round(value / 10 ** exponent);
  if (mantissa === 10) {
    mantissa = 1;
    exponent += 1;
  }
  return `${mantissa}·10${raised(exponent)}`;
}

/** An exponent in raised digits: 11 -> "¹¹". */
export function raised(exponent: number): string {
  return [...String(exponent)]
    .map((digit) => (digit === '-' ? '⁻' : (SUPERSCRIPT[Number(digit)] ?? digit)))
    .join('');
}

/** Perplexity with three figures, grouped thousands, and a power of ten from 10,000. */
export function formatPerplexity(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  if (value >= POWER_FROM - 0.5) return powerOfTen(value);
  if (value < 10) return value.toFixed(2);
  return value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB');
}

/** Ratio to the untouched model: "×1.1", "×13.5", "×134", "×2·10⁹". */
export function formatRatio(value: number): string {
  if (!Number.isFinite(value)) return '×∞';
  if (value >= POWER_FROM - 0.5) return `×${powerOfTen(value)}`;
  return `×${value < 99.95 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB')}`;
}

/** A learning rate as the paper writes it: 0.00005 -> "5·10⁻⁵"; from a thousandth on in full. */
export function formatLearningRate(rate: number): string {
  const [mantissa, exponent] = rate.toExponential().split('e');
  return Number(exponent) > -4 ? String(rate) : `${mantissa}·10${raised(Number(exponent))}`;
}

/** Rounded for SVG attributes and snapshots: at most one decimal; 0 for what has no place, which no attribute can say. */
export function px(value: number): number {
  if (!Number.isFinite(value)) return 0;
  const rounded = Math.round(value * 10) / 10;
  return Object.is(rounded, -0) ? 0 : rounded;
}

/** What stands for a number that there is none of: nothing was counted that it could be a part of. */
export const NO_NUMBER = '–';

/** A share of one as per cent: 0.123 -> "12.3 %". */
export function formatPercent(share: number, decimals = 1): string {
  if (!Number.isFinite(share)) return NO_NUMBER;
  return `${(share * 100).toFixed(decimals)} %`;
}

/** Decimals beyond which no ratio is printed, however narrow its interval. */
const MOST_DECIMALS = 2;

/**
 * A ratio with the digits that its interval allows: the last one printed is that of half the interval's width.
 * ×3.97 between 2.1 and 7.5 is "×4", ×1.043 between 1.02 and 1.06 is "×1.04", ×1,234 between 900 and 1,600 is "×1,200".
 */
export function formatRatioWithin({ value, low, high }: Estimate): string {
  if (!Number.isFinite(value) || value >= POWER_FROM - 0.5) return formatRatio(value);
  const half = (high - low) / 2;
  // One digit of the value stays, wide as the interval may be.
  const widest = Math.floor(Math.log10(value));
  const place = Number.isFinite(half)
    ? half > 0
      ? Math.min(Math.floor(Math.log10(half)), widest)
      : -MOST_DECIMALS
    : widest;
  return `×${roundedAt(value, place)}`;
}

/** The bounds of a ratio's interval, two figures each: "2.1–7.5". */
export function formatBounds({ low, high }: Pick<Estimate, 'low' | 'high'>): string {
  const bound = (value: number) => {
    if (!Number.isFinite(value)) return '∞';
    if (value >= POWER_FROM - 0.5) return powerOfTen(value);
    return roundedAt(value, value < 2 ? -MOST_DECIMALS : Math.floor(Math.log10(value)) - 1);
  };
  return `${bound(low)}–${bound(high)}`;
}

/** A ratio with the digits that its interval allows; with one decimal where none is known. */
export const ratioText = (ratio: RatioIn): string =>
  'low' in ratio ? formatRatioWithin(ratio) : formatRatio(ratio.value);

/** The same with its interval: "×4 (2.1–7.5)". */
export const ratioWords = (ratio: RatioIn): string =>
  'low' in ratio ? `${ratioText(ratio)} (${formatBounds(ratio)})` : ratioText(ratio);

/** A number rounded to a power of ten: 1,234 at 2 is "1,200", 1.043 at -2 is "1.04". */
function roundedAt(value: number, place: number): string {
  if (place < 0) return value.toFixed(Math.min(-place, MOST_DECIMALS));
  return (Math.round(value / 10 ** place) * 10 ** place).toLocaleString('en-GB');
}
