const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** Tokens a second: 41, 3.2 */
export function formatRate(tokensPerSecond: number): string {
  return (tokensPerSecond < 10 ? fine : whole).format(tokensPerSecond);
}
