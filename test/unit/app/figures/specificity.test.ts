import { describe, expect, it } from 'vitest';
import type { DocumentSums } from '../../../../app/figures/resampling';
import { areKin, centre, specificityOf } from '../../../../app/figures/specificity';
import type { LanguageCode } from '../../../../app/languages/languages';
import { SCORED_LANGUAGES } from '../../../../app/languages/scored';
import { REGION_LANGUAGES, type RegionLanguage } from '../../../../workers/model/recipe';
import { SeededRandom } from '../../../../workers/random';

const DOCUMENTS = 8;

/** Ten tokens a document, all with the same mean but for some noise that is the document's. */
const sums = (mean: number): DocumentSums => ({
  nll: Array.from({ length: DOCUMENTS }, (_, at) => 10 * (mean + at / 10)),
  tokens: Array.from({ length: DOCUMENTS }, () => 10),
});

/** Runs whose log ratio is what a function says. */
const runs = (log: (region: RegionLanguage, code: LanguageCode) => number) => ({
  regions: REGION_LANGUAGES,
  languages: SCORED_LANGUAGES,
  edited: (region: RegionLanguage, code: LanguageCode) => [sums(3 + log(region, code))],
  before: () => [sums(3)],
});

const heavy = (region: RegionLanguage) => REGION_LANGUAGES.indexOf(region) / 3;
const fragile = (code: LanguageCode) => SCORED_LANGUAGES.indexOf(code) / 7;

describe('kin', () => {
  it('share a family, or a script that is not Latin', () => {
    for (const [a, b] of [
      ['ar', 'he'],
      ['ar', 'fa'],
      ['ru', 'uk'],
      ['ru', 'pl'],
      ['zh', 'ja'],
      ['en', 'de'],
    ] as const)
      expect(areKin(a, b)).toBe(true);
    for (const [a, b] of [
      ['en', 'es'],
      ['vi', 'id'],
      ['ko', 'ja'],
      ['ar', 'sw'],
    ] as const)
      expect(areKin(a, b)).toBe(false);
  });
});

describe('centring', () => {
  it('leaves nothing of what row and column do by themselves', () => {
    const centred = centre([
      [1 + 10, 1 + 20, 1 + 30],
      [5 + 10, 5 + 20, 5 + 30],
    ]);
    for (const row of centred) for (const value of row) expect(value).toBeCloseTo(0, 12);
  });

  it('of two by two is a quarter of the interaction', () => {
    expect(
      centre([
        [4, 0],
        [0, 0],
      ]),
    ).toEqual([
      [1, -1],
      [-1, 1],
    ]);
  });
});

describe('the specificity of regions', () => {
  it('is none where heavy regions meet fragile languages, however much both differ', () => {
    const { centred, own, kin } = specificityOf(runs((region, code) => heavy(region) + fragile(code)));
    for (const row of centred) for (const { value } of row) expect(value).toBeCloseTo(0, 9);
    expect(own.value).toBeCloseTo(0, 9);
    expect(own.p).toBeGreaterThan(0.05);
    expect(kin.p).toBeGreaterThan(0.05);
  });

  it('finds own languages that are hit harder, and says so of nothing else', () => {
    const random = new SeededRandom(5);
    const noise = SCORED_LANGUAGES.map(() => REGION_LANGUAGES.map(() => random.gaussian() / 10));
    const found = specificityOf(
      runs(
        (region, code) =>
          heavy(region) +
          fragile(code) +
          (noise[SCORED_LANGUAGES.indexOf(code)]?.[REGION_LANGUAGES.indexOf(region)] ?? 0) +
          (region === code ? 1 : 0),
      ),
    );
    expect(found.ownRanks).toEqual(REGION_LANGUAGES.map(() => 1));
    expect(found.own.p).toBeLessThan(0.001);
    expect(found.own.low).toBeGreaterThan(0.5);
    expect(found.kin.p).toBeGreaterThan(0.05);
  });

  it('finds kin that are hit harder than the rest', () => {
    const random = new SeededRandom(6);
    const noise = SCORED_LANGUAGES.map(() => REGION_LANGUAGES.map(() => random.gaussian() / 10));
    const { kin } = specificityOf(
      runs(
        (region, code) =>
          fragile(code) +
          (noise[SCORED_LANGUAGES.indexOf(code)]?.[REGION_LANGUAGES.indexOf(region)] ?? 0) +
          (region !== code && areKin(region, code) ? 0.5 : 0),
      ),
    );
    expect(kin.p).toBeLessThan(0.01);
    expect(kin.value).toBeGreaterThan(0.3);
  });

  it('has an interval that paired documents narrow to nothing where every document changes alike', () => {
    const { ratio } = specificityOf(runs((region, code) => heavy(region) + fragile(code)));
    const [row] = ratio;
    for (const { value, low, high } of row ?? []) {
      expect(low).toBeCloseTo(value, 9);
      expect(high).toBeCloseTo(value, 9);
    }
  });

  it('needs two regions and the languages of both', () => {
    const whole = runs(() => 0);
    expect(() => specificityOf({ ...whole, regions: ['ar'] })).toThrow(RangeError);
    expect(() => specificityOf({ ...whole, languages: ['ar', 'en'], regions: ['ar', 'ru'] })).toThrow(/"ru"/);
  });
});
