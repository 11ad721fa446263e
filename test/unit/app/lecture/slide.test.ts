import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES, type LanguageCode } from '../../../../app/languages/languages';
import { headlineOf, logPlaces, type SlideRow, slideRow } from '../../../../app/lecture/bars';
import { FITS } from '../../../../app/lecture/fit';
import { gestureOf } from '../../../../app/lecture/gestures';
import { textToShow } from '../../../../app/lecture/shown_text';
import { isLocalAddress } from '../../../../app/share/local_address';
import type { ShownText } from '../../../../app/state/results';

const row = (language: LanguageCode, ratio: number | null): SlideRow => ({
  language,
  base: 20,
  ratio,
  random: null,
});

describe('the picture of a slide', () => {
  it('stands on a logarithmic axis that holds 1 and every value', () => {
    const place = logPlaces([100, 10]);
    expect([1, 10, 100].map(place)).toEqual([0, 0.5, 1]);
    expect(logPlaces([0.1, 10])(1)).toBeCloseTo(0.5);
  });

  it('shows next to nothing as next to nothing, and junk at no other place than an end', () => {
    expect(logPlaces([1.01])(1.01)).toBeLessThan(0.01);
    for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const place = logPlaces([value, 5])(value);
      expect(place === 0 || place === 1).toBe(true);
    }
  });

  it('has the ratios of a language’s results, as far as they are there', () => {
    const value = (perplexity: number) => ({ perplexity, bitsPerByte: 1, origin: 'recorded' }) as never;
    const computing = { base: false, edited: false, random: false };
    const known = { base: value(20), edited: value(200), random: value(30), computing };
    expect(slideRow('ar', known)).toEqual({ language: 'ar', base: 20, ratio: 10, random: 1.5 });
    expect(slideRow('ar', { ...known, edited: null })).toMatchObject({ ratio: null, random: null });
    expect(slideRow('ar', undefined)).toMatchObject({ base: null });
  });
});

describe('the one number of a slide', () => {
  it('is that of the language whose region alone is off', () => {
    expect(headlineOf([row('zh', 2), row('ar', 9)], ['ar'])).toEqual({ language: 'ar', ratio: 9 });
  });

  it('is else the middle one, and none while one is missing', () => {
    expect(headlineOf([row('zh', 2), row('ar', 9), row('en', 1)], [])).toEqual({ language: null, ratio: 2 });
    expect(headlineOf([row('zh', 4), row('ar', 9)], ['ar', 'zh'])?.ratio).toBeCloseTo(6);
    expect(headlineOf([row('zh', null), row('ar', 9)], ['ar'])).toBeNull();
    expect(headlineOf([], [])).toBeNull();
  });
});

describe('the text of a slide', () => {
  const text = (tokens: number, origin: 'live' | 'recorded', stale = false) =>
    ({ tokens: Array.from({ length: tokens }), origin, stale }) as unknown as ShownText;

  it('that is recorded stays until a live one has as many tokens', () => {
    const recorded = text(24, 'recorded');
    expect(textToShow(null, recorded)).toBe(recorded);
    expect(textToShow(recorded, text(3, 'live'))).toBe(recorded);
    expect(textToShow(recorded, null)).toBe(recorded);
    const whole = text(24, 'live');
    expect(textToShow(recorded, whole)).toBe(whole);
  });

  it('that belongs to another state holds nothing back', () => {
    const next = text(2, 'live');
    expect(textToShow(text(24, 'recorded', true), next)).toBe(next);
  });
});

describe('what fits on a slide', () => {
  it('goes by fewer rows before smaller letters, never by more of either', () => {
    for (const [at, { rows, scale }] of FITS.entries()) {
      const before = FITS[at - 1] ?? { rows, scale };
      expect(rows <= before.rows && scale <= before.scale).toBe(true);
      expect(scale === 1 || rows === 3).toBe(true);
    }
    expect(FITS[0]).toEqual({ rows: 7, scale: 1 });
    expect(LANGUAGE_CODES.length).toBeGreaterThan(7);
  });
});

describe('a finger on a slide', () => {
  it.each([
    ['a tap', { x: 3, y: -4 }, 'next'],
    ['a swipe to the left', { x: -90, y: 20 }, 'next'],
    ['a swipe to the right', { x: 90, y: -20 }, 'back'],
    ['a scroll', { x: -60, y: 200 }, null],
    ['a tremble', { x: 20, y: 4 }, null],
  ])('%s', (_name, up, command) => {
    expect(gestureOf({ x: 0, y: 0 }, up)).toBe(command);
  });
});

describe('a link that leads to its own machine', () => {
  it('is told from others', () => {
    for (const host of [
      'localhost:4173',
      '127.0.0.1',
      '127.1.2.3:80',
      '[::1]:4173',
      '0.0.0.0',
      'app.localhost',
    ])
      expect(isLocalAddress(`http://${host}/#v1`)).toBe(true);
    for (const host of ['192.168.1.4:4173', 'example.org', 'localhost.example.org', '128.0.0.1'])
      expect(isLocalAddress(`http://${host}/#v1`)).toBe(false);
    expect(isLocalAddress('no address')).toBe(false);
  });
});
