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

/** Rounded for SVG attributes and snapshots: at most one decimal. */
export function px(value: number): number {
  const rounded = Math.round(value * 10) / 10;
  return Object.is(rounded, -0) ? 0 : rounded;
}

/** A share of one as per cent: 0.123 -> "12.3 %". */
export function formatPercent(share: number, decimals = 1): string {
  return `${(share * 100).toFixed(decimals)} %`;
}
