import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { PaperPanel } from '../../../../app/paper/PaperPanel';
import { FIGURE_5, FIGURE_6, TABLE_5 } from '../../../../app/paper/reported';
import { ratioScale } from '../../../../app/paper/Table5';
import { initMessages } from '../charts/i18n';

beforeAll(initMessages);

test('Table 5 has the paper’s eleven languages, and its ratios are those that the paper speaks of', () => {
  expect(TABLE_5.rows).toHaveLength(11);
  const ratio = (code: string) => {
    const row = TABLE_5.rows.find((entry) => entry.language === code);
    return row ? row.top100k / row.base : Number.NaN;
  };
  expect(ratio('ru')).toBeCloseTo(3.431, 3);
  expect(ratio('uk')).toBeCloseTo(2.404, 3);
  for (const row of TABLE_5.rows) {
    expect(row.bottom100k / row.base).toBeGreaterThan(0.99);
    expect(row.bottom100k / row.base).toBeLessThan(1.01);
    if (row.language !== 'ru' && row.language !== 'uk') expect(ratio(row.language)).toBeLessThan(1.1);
  }
  expect(TABLE_5.rows.reduce((sum, row) => sum + row.base, 0)).toBeCloseTo(112.246, 3);
});

test('figures 5 and 6 hold the end points that could be read', () => {
  expect(FIGURE_5.rows[0]).toMatchObject({ base: 25.6, withoutArabic: 1.5, withoutVietnamese: 26.7 });
  expect(FIGURE_6.rows.map((row) => row.full - row.frozen).every((gain) => gain > 0)).toBe(true);
});

test('the panel names the model of every reported table and marks it as reported', () => {
  const markup = renderToStaticMarkup(<PaperPanel />);
  const words = markup.replaceAll(/<[^>]+>/g, ' ');
  for (const place of ['Table 5', 'Figure 4', 'Figure 5', 'Figure 6'])
    expect(words).toMatch(new RegExp(`reported\\s+${place}.*? of the paper, LLaMA-2`));
  expect(words).toContain('far below chance');
  expect(markup).not.toMatch(/NaN|undefined/);
});

test('a measured language stands beside its reported row, and only there', () => {
  const markup = renderToStaticMarkup(
    <PaperPanel measured={[{ language: 'ru', base: 20, edited: 110 }]} model="Gemma 3 270M" />,
  );
  expect(markup).toContain('×5.5');
  expect(markup.match(/chart-mark-edited/g)).toHaveLength(1);
  expect(markup.match(/chart-mark-reported/g)).toHaveLength(11);
});

test('the axis of ratios holds the largest one', () => {
  const x = ratioScale([1, 13.5]);
  expect(x(1)).toBeLessThan(x(13.5));
  expect(x(13.5)).toBeLessThanOrEqual(150);
});
