import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import { SeededRandom } from '../../../../workers/random';
import { drawStratified, NOT_DRAWN } from '../../../../workers/regions/stratified';

/** Bins of up to 200 weights, and a region of at most a third of them. */
const matrices = fc.array(fc.nat(6), { minLength: 6, maxLength: 200 }).chain((bins) =>
  fc.record({
    bins: fc.constant(Uint8Array.from(bins)),
    region: fc
      .uniqueArray(fc.nat(bins.length - 1), { maxLength: Math.floor(bins.length / 3) })
      .map((places) => Uint32Array.from(places)),
    seed: fc.nat(1000),
  }),
);

const histogram = (bins: Uint8Array, places: Iterable<number>) => {
  const counts = new Uint32Array(8);
  for (const place of places) counts[bins[place]]++;
  return counts;
};

describe('a draw by bins', () => {
  it('has the number of the region, none of its weights, and none twice', () => {
    fc.assert(
      fc.property(matrices, ({ bins, region, seed }) => {
        const { drawn } = drawStratified(bins, region, new SeededRandom(seed));
        expect(drawn.length).toBe(region.length);
        expect(new Set([...drawn, ...region]).size).toBe(2 * region.length);
      }),
    );
  });

  it('has the histogram of the region but for its shortfall, which is what the bins lack', () => {
    fc.assert(
      fc.property(matrices, ({ bins, region, seed }) => {
        const { drawn, shortfall } = drawStratified(bins, region, new SeededRandom(seed));
        const [wanted, found] = [histogram(bins, region), histogram(bins, drawn)];
        const all = histogram(bins, bins.keys());
        const lacking = wanted.reduce((sum, count, bin) => sum + Math.max(0, count - (all[bin] - count)), 0);
        expect(shortfall).toBe(lacking);
        if (shortfall === 0) expect(found).toEqual(wanted);
      }),
    );
  });

  it('takes what a bin lacks from the next lower one, and from above only below the lowest', () => {
    const bins = Uint8Array.from([3, 3, 3, 2, 2, 1, 1, 0, 0]);
    const lower = drawStratified(bins, Uint32Array.of(0, 1), new SeededRandom(1));
    expect(histogram(bins, lower.drawn)).toEqual(Uint32Array.of(0, 0, 1, 1, 0, 0, 0, 0));
    expect(lower.shortfall).toBe(1);
    const above = drawStratified(bins, Uint32Array.of(7, 8), new SeededRandom(1));
    expect(histogram(bins, above.drawn)).toEqual(Uint32Array.of(0, 2, 0, 0, 0, 0, 0, 0));
  });

  it('is the same for the same stream and another for another', () => {
    const bins = new Uint8Array(1000);
    const region = Uint32Array.from({ length: 100 }, (_, at) => at);
    const draw = (seed: number) => [...drawStratified(bins, region, new SeededRandom(seed)).drawn];
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('takes every weight of a bin equally often', () => {
    const bins = Uint8Array.from({ length: 24 }, (_, at) => (at < 12 ? 0 : 1));
    const hits = new Float64Array(24);
    const rounds = 4000;
    for (let seed = 0; seed < rounds; seed++)
      for (const place of drawStratified(bins, Uint32Array.of(0, 1, 12), new SeededRandom(seed)).drawn)
        hits[place]++;
    for (let place = 2; place < 24; place++) {
      if (place === 12) continue;
      const share = place < 12 ? 2 / 10 : 1 / 11;
      const deviation = Math.sqrt(rounds * share * (1 - share));
      expect(Math.abs(hits[place] - rounds * share)).toBeLessThan(5 * deviation);
    }
  });

  it('leaves out what may not be drawn, and says where too little is left', () => {
    const bins = Uint8Array.from([1, 1, NOT_DRAWN, 1]);
    expect([...drawStratified(bins, Uint32Array.of(0), new SeededRandom(1)).drawn]).not.toContain(2);
    const all = () => drawStratified(bins, Uint32Array.of(0, 1), new SeededRandom(1));
    expect(all).toThrow(RegionError);
    expect(all).toThrow(/needs 2 weights outside of it in a matrix; there are 1/);
  });
});
