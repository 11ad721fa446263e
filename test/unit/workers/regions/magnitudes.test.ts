import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { magnitudeBins, QUANTILE_BINS } from '../../../../workers/regions/magnitudes';

const weights = fc.array(
  fc.oneof(
    fc.constantFrom(0, -0, 0.5, -0.5, 0.25),
    fc.float({ noNaN: true, noDefaultInfinity: true, min: -4, max: 4 }),
  ),
  { minLength: 1, maxLength: 400 },
);

describe('the bins of magnitudes', () => {
  it('hold zeros by themselves, equal magnitudes together, and larger ones never below smaller ones', () => {
    fc.assert(
      fc.property(weights, (list) => {
        const values = Float32Array.from(list);
        const bins = magnitudeBins(values);
        const order = [...values.keys()].sort((a, b) => Math.abs(values[a]) - Math.abs(values[b]));
        for (const [at, place] of order.entries()) {
          expect(bins[place] === 0).toBe(values[place] === 0);
          expect(bins[place]).toBeLessThanOrEqual(QUANTILE_BINS);
          const before = order[at - 1];
          if (before === undefined) continue;
          expect(bins[place]).toBeGreaterThanOrEqual(bins[before]);
          if (Math.abs(values[place]) === Math.abs(values[before])) expect(bins[place]).toBe(bins[before]);
        }
      }),
    );
  });

  it('are quantiles of what is not zero, whatever its sign', () => {
    const values = Float32Array.from({ length: 3200 + 100 }, (_, at) =>
      at < 100 ? 0 : (at - 99) * 1e-3 * (at % 2 === 0 ? 1 : -1),
    );
    const counts = new Uint32Array(QUANTILE_BINS + 1);
    for (const bin of magnitudeBins(values)) counts[bin]++;
    expect([...counts]).toEqual([100, ...Array.from({ length: QUANTILE_BINS }, () => 100)]);
  });

  it('are none but the first where every weight is zero', () => {
    expect([...magnitudeBins(new Float32Array(5))]).toEqual([0, 0, 0, 0, 0]);
  });
});
