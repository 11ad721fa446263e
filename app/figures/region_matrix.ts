import { REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import type { LanguageCode } from '../languages/languages';
import type { RatioIn } from './resampling';
import { areKin, centre } from './specificity';

/** What is removed, one column each. */
export const MATRIX_REGIONS = ['core', ...REGION_LANGUAGES] as const;
export type MatrixRegion = (typeof MATRIX_REGIONS)[number];

/**
 * What a cell says, as docs/specificity.md defines it: the ratio of perplexities to the intact model, to that without
 * the control's weights, or the latter less what region and language by themselves lead one to expect.
 */
export const MATRIX_MEASURES = ['ratio', 'net', 'centred'] as const;
export type MatrixMeasure = (typeof MATRIX_MEASURES)[number];

/** Factors of languages (rows) under regions (columns); null where one is not known. */
export type Matrix = readonly (readonly (RatioIn | null)[])[];

/** Mean nats a token of a language; null where it is not known. */
export type MeanIn = (code: LanguageCode) => number | null;

/** What was measured of one region: without it, and without the control's weights. */
export interface MatrixRuns {
  readonly edited: MeanIn;
  readonly control: MeanIn;
}

/**
 * The matrix of languages and regions out of means alone, without intervals.
 * @param base the intact model. Centred cells have no core: it is no language's region
 */
export function matrixOf(
  languages: readonly LanguageCode[],
  runs: (region: MatrixRegion) => MatrixRuns,
  base: MeanIn,
  measure: MatrixMeasure,
): Matrix {
  const columns = MATRIX_REGIONS.map(runs);
  const values = languages.map((code) =>
    columns.map(({ edited, control }) =>
      difference(edited(code), (measure === 'ratio' ? base : control)(code)),
    ),
  );
  const cells = measure === 'centred' ? centredOf(values) : values;
  return cells.map((row) => row.map((value) => (value === null ? null : { value: Math.exp(value) })));
}

/** Centred over the languages' regions, whose columns follow the core's; all null where one cell is missing. */
function centredOf(values: readonly (readonly (number | null)[])[]): readonly (readonly (number | null)[])[] {
  const regions = values.map((row) => row.slice(1).filter((value) => value !== null));
  const whole = regions.every((row) => row.length === REGION_LANGUAGES.length);
  return whole ? centre(regions).map((row) => [null, ...row]) : values.map((row) => row.map(() => null));
}

const difference = (after: number | null, before: number | null): number | null =>
  after === null || before === null ? null : after - before;

/** What a language is to a region: its own, of its family or script, or neither. */
export function relationOf(region: MatrixRegion, code: LanguageCode): 'own' | 'kin' | null {
  if (region === 'core') return null;
  return region === code ? 'own' : areKin(region as RegionLanguage, code) ? 'kin' : null;
}
