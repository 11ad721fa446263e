import { describe, expect, it } from 'vitest';
import { formatBounds, formatRatioWithin } from '../../../../app/charts/format';

describe('a ratio with an interval', () => {
  it.each([
    [3.97, 2.1, 7.5, '×4'],
    [1.043, 1.02, 1.06, '×1.04'],
    [1.3, 1.1, 1.6, '×1.3'],
    [13.46, 12.9, 14.1, '×13.5'],
    [1234, 900, 1600, '×1,200'],
    [134, 120, 150, '×130'],
    [0.4, 0.1, 3, '×0.4'],
    [1, 1, 1, '×1.00'],
    [2.3e11, 1e11, 4e11, '×2·10¹¹'],
  ])('of %d between %d and %d is printed as %#', (value, low, high, printed) => {
    expect(formatRatioWithin({ value, low, high })).toBe(printed);
  });

  it.each([
    [2.1, 7.52, '2.1–7.5'],
    [1.021, 1.064, '1.02–1.06'],
    [912, 1634, '910–1,600'],
    [9e10, 4e11, '9·10¹⁰–4·10¹¹'],
    [3, Number.POSITIVE_INFINITY, '3.0–∞'],
  ])('has bounds of two figures: %d and %d', (low, high, printed) => {
    expect(formatBounds({ low, high })).toBe(printed);
  });
});
