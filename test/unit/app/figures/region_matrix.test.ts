import { describe, expect, it } from 'vitest';
import {
  MATRIX_REGIONS,
  type MatrixRegion,
  matrixOf,
  relationOf,
} from '../../../../app/figures/region_matrix';
import { LANGUAGE_CODES, type LanguageCode } from '../../../../app/languages/languages';

const base = (code: LanguageCode) => 2 + LANGUAGE_CODES.indexOf(code) / 10;
/** Without a region: its own language is hit on top of what region and language do by themselves. */
const runs = (region: MatrixRegion) => ({
  edited: (code: LanguageCode) => base(code) + MATRIX_REGIONS.indexOf(region) + (region === code ? 1 : 0),
  control: (code: LanguageCode) => base(code) + MATRIX_REGIONS.indexOf(region) / 2,
});
const at = (code: LanguageCode, region: MatrixRegion) =>
  [LANGUAGE_CODES.indexOf(code), MATRIX_REGIONS.indexOf(region)] as const;
const cellOf = (matrix: ReturnType<typeof matrixOf>, code: LanguageCode, region: MatrixRegion) => {
  const [row, column] = at(code, region);
  return matrix[row]?.[column]?.value ?? null;
};

describe('the matrix of regions and languages', () => {
  it('has the factor over the intact model, or over the control', () => {
    const ratio = matrixOf(LANGUAGE_CODES, runs, base, 'ratio');
    const net = matrixOf(LANGUAGE_CODES, runs, base, 'net');
    const places = MATRIX_REGIONS.indexOf('ru');
    expect(cellOf(ratio, 'ru', 'ru')).toBeCloseTo(Math.exp(places + 1));
    expect(cellOf(ratio, 'de', 'ru')).toBeCloseTo(Math.exp(places));
    expect(cellOf(net, 'ru', 'ru')).toBeCloseTo(Math.exp(places / 2 + 1));
    expect(cellOf(ratio, 'de', 'core')).toBeCloseTo(1);
  });

  it('centred, leaves what region and language do not explain', () => {
    const centred = matrixOf(LANGUAGE_CODES, runs, base, 'centred');
    expect(cellOf(centred, 'ru', 'ru')).toBeCloseTo(Math.exp(6 / 7));
    expect(cellOf(centred, 'ar', 'ru')).toBeCloseTo(Math.exp(-1 / 7));
    expect(cellOf(centred, 'de', 'ru')).toBeCloseTo(1);
    expect(cellOf(centred, 'ru', 'core')).toBeNull();
  });

  it('leaves a cell empty whose control is not recorded, and the whole of the centred ones', () => {
    const holed = (region: MatrixRegion) =>
      region === 'ar' ? { ...runs(region), control: () => null } : runs(region);
    const net = matrixOf(LANGUAGE_CODES, holed, base, 'net');
    expect(cellOf(net, 'ru', 'ar')).toBeNull();
    expect(cellOf(net, 'ru', 'ru')).not.toBeNull();
    const centred = matrixOf(LANGUAGE_CODES, holed, base, 'centred');
    expect(centred.flat().every((cell) => cell === null)).toBe(true);
  });

  it('knows own and kin; nothing is kin to the core', () => {
    expect(relationOf('ru', 'ru')).toBe('own');
    expect(relationOf('ru', 'uk')).toBe('kin');
    expect(relationOf('ru', 'de')).toBeNull();
    expect(relationOf('core', 'ru')).toBeNull();
  });
});
