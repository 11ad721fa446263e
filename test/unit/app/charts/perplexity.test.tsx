import * as fc from 'fast-check';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatLearningRate, formatPerplexity, formatRatio } from '../../../../app/charts/format';
import { PerplexityChart } from '../../../../app/charts/perplexity/PerplexityChart';
import { PerplexityLegend } from '../../../../app/charts/perplexity/PerplexityLegend';
import { PerplexityTable } from '../../../../app/charts/perplexity/PerplexityTable';
import { arrangeRows } from '../../../../app/charts/perplexity/rows';
import { AXIS_ENDS, layoutChart, perplexityScale } from '../../../../app/charts/perplexity/scale';
import { rowSentence } from '../../../../app/charts/perplexity/sentence';
import { LANGUAGE_CODES } from '../../../../app/languages/languages';
import { ORDERS } from '../../../../app/link/order';
import { type Computing, NOT_COMPUTING, type PerplexityRow, type Value } from '../../../../app/state/values';
import { initMessages } from './i18n';

beforeAll(initMessages);

const value = (perplexity: number, origin: Value['origin'] = 'live'): Value => ({
  perplexity,
  bitsPerByte: Math.log2(perplexity) / 4,
  tokens: 60,
  origin,
});
const row = (language: PerplexityRow['language'], base: number, edited: number): PerplexityRow => ({
  language,
  base: value(base),
  edited: value(edited),
  random: value(base * 1.4),
  computing: NOT_COMPUTING,
});
const rows: PerplexityRow[] = [
  row('ar', 20.7, 280),
  row('zh', 30, 31),
  { ...row('es', 12.5, 2.3e11), computing: { base: false, edited: true, random: false } },
  { ...row('fa', 35, 235), base: value(35, 'recorded'), edited: value(235, 'recorded'), random: null },
  { ...row('ru', 25, 26), edited: null, random: null },
  {
    language: 'own',
    label: 'My text',
    base: null,
    edited: null,
    random: null,
    computing: { base: true, edited: true, random: false },
  },
];

test('writes a learning rate as the paper does, from a thousandth on in full', () => {
  expect([5e-5, 5e-6, 1.25e-4, 0.001, 0.01, 1].map(formatLearningRate)).toEqual([
    '5·10⁻⁵',
    '5·10⁻⁶',
    '1.25·10⁻⁴',
    '0.001',
    '0.01',
    '1',
  ]);
});

test('numbers are written with three figures, and as a power of ten from 10,000', () => {
  expect([1.234, 20.66, 134.4, 9999, 10_000, 2.3e11, 9.6e11, Infinity].map(formatPerplexity)).toEqual([
    '1.23',
    '20.7',
    '134',
    '9,999',
    '1·10⁴',
    '2·10¹¹',
    '1·10¹²',
    '∞',
  ]);
  expect([1.06, 13.52, 134.4, 2e9].map(formatRatio)).toEqual(['×1.1', '×13.5', '×134', '×2·10⁹']);
});

test('rows keep their number in every order, with the reader’s own text first', () => {
  for (const order of ORDERS) {
    const arranged = arrangeRows(rows, order).flatMap((group) => group.rows);
    expect(new Set(arranged)).toEqual(new Set(rows));
    expect(arranged[0]?.language).toBe('own');
  }
});

test('the ratio order puts the most damaged language first after the own text', () => {
  const codes = arrangeRows(rows, 'ratio').flatMap((group) => group.rows.map((entry) => entry.language));
  expect(codes).toEqual(['own', 'es', 'ar', 'fa', 'zh', 'ru']);
});

test('grouping by script puts Persian under Arabic script and by family apart from Arabic', () => {
  const keys = (order: 'script' | 'family', code: string) =>
    arrangeRows(rows, order).find((group) => group.rows.some((entry) => entry.language === code))?.heading;
  expect(keys('script', 'fa')).toBe(keys('script', 'ar'));
  expect(keys('family', 'fa')).toBe('charts.family.iranian');
  expect(keys('family', 'ar')).toBe('charts.family.semitic');
});

test('no two rows or headings overlap, and all stand above the axis', () => {
  fc.assert(
    fc.property(
      fc.subarray([...LANGUAGE_CODES], { minLength: 1 }),
      fc.constantFrom(...ORDERS),
      fc.integer({ min: 300, max: 900 }),
      (codes, order, width) => {
        const layout = layoutChart(
          arrangeRows(
            codes.map((code) => row(code, 20, 30)),
            order,
          ),
          width,
        );
        const ys = layout.rows.map((placed) => placed.y);
        for (let i = 1; i < ys.length; i++)
          expect((ys[i] ?? 0) - (ys[i - 1] ?? 0)).toBeGreaterThanOrEqual(layout.rowHeight);
        for (const heading of layout.headings)
          for (const y of ys) expect(Math.abs(y - heading.y)).toBeGreaterThan(layout.rowHeight / 2);
        expect((ys.at(-1) ?? 0) + layout.rowHeight / 2).toBeLessThanOrEqual(layout.axisY);
      },
    ),
    { numRuns: 60 },
  );
});

const LAST_END = Math.max(...AXIS_ENDS);

test('the axis is logarithmic, keeps every value inside the plot and marks what lies beyond its end', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e30, noNaN: true }), (perplexity) => {
      const layout = layoutChart(arrangeRows(rows, 'name'), 640);
      const scale = perplexityScale([row('ar', perplexity, perplexity)], layout);
      const { x, beyond } = scale.at(perplexity);
      expect(beyond).toBe(perplexity >= LAST_END);
      expect(x).toBeGreaterThanOrEqual(layout.plotLeft);
      expect(x).toBeLessThanOrEqual(layout.plotRight);
    }),
  );
  const scale = perplexityScale(rows, layoutChart(arrangeRows(rows, 'name'), 640));
  expect(scale.at(1000).x - scale.at(100).x).toBeCloseTo(scale.at(100).x - scale.at(10).x, 0);
});

test('the axis ends where it holds every value, with ticks at even distances', () => {
  const layout = layoutChart(arrangeRows(rows, 'name'), 640);
  const endOf = (edited: number) => {
    const { ticks } = perplexityScale([row('ar', 20, edited)], layout);
    return { first: ticks[0]?.value, last: ticks.at(-1), count: ticks.length };
  };
  expect(endOf(9_999)).toEqual({ first: 2, last: { value: 1e4, x: layout.plotRight }, count: 5 });
  expect(endOf(6e11)).toEqual({ first: 2, last: { value: 1e12, x: layout.plotRight }, count: 5 });
  expect(endOf(Number.POSITIVE_INFINITY).last?.value).toBe(LAST_END);
});

test.each([640, 358])('at %i px every value is drawn where the axis has it', (width) => {
  const markup = renderToStaticMarkup(<PerplexityChart rows={rows} order="name" width={width} />);
  expect(markup).not.toMatch(/NaN|undefined|\d\.\d{3,}px/);
  const scale = perplexityScale(rows, layoutChart(arrangeRows(rows, 'name'), width));
  const drawn = (kind: 'base' | 'edited' | 'random') =>
    [...markup.matchAll(new RegExp(`chart-mark-${kind} is-(\\w+)[^>]*?\\((-?[\\d.]+)`, 'g'))]
      .map(([, origin, x]) => `${origin} ${x}`)
      .sort();
  for (const kind of ['base', 'edited', 'random'] as const) {
    const shown = arrangeRows(rows, 'name').flatMap((group) => group.rows.map((one) => one[kind]));
    const within = shown.filter((one) => one !== null).filter((one) => !scale.at(one.perplexity).beyond);
    expect(drawn(kind)).toEqual(
      within.map(({ perplexity, origin }) => `${origin} ${scale.at(perplexity).x}`).sort(),
    );
  }
});

test('each row is one sentence that names its values, their origin and the ratio', () => {
  expect(rows.map((one) => rowSentence(one, i18next.t))).toEqual(
    expect.arrayContaining([
      'Arabic: base 20.7 (live), edited 280 (live), ×13.5 of base, random control 29.0 (live), 1.09 → 2.03 bits per byte.',
      'My text: computing.',
    ]),
  );
});

describe('a value that is on its way', () => {
  const arabic = (computing: Partial<Computing>, values: Partial<PerplexityRow> = {}): PerplexityRow[] => [
    { ...row('ar', 20, 280), ...values, computing: { ...NOT_COMPUTING, ...computing } },
  ];
  const chart = (shown: PerplexityRow[]) =>
    renderToStaticMarkup(<PerplexityChart rows={shown} order="name" width={640} />);
  const dimmed = (markup: string) =>
    [...markup.matchAll(/class="([^"]*) is-computing"/g)].map(
      (match) => (match[1] ?? '').split(' ')[match[1]?.startsWith('chart-mark ') ? 1 : 0],
    );

  test('is dimmed alone: what has arrived stands in full', () => {
    expect(dimmed(chart(arabic({})))).toEqual([]);
    expect(dimmed(chart(arabic({ random: true })))).toEqual(['chart-mark-random']);
    expect(dimmed(chart(arabic({ base: true, random: true })))).toEqual([
      'chart-way',
      'chart-mark-random',
      'chart-mark-base',
      'chart-ratio',
    ]);
    expect(dimmed(chart(arabic({ edited: true })))).toEqual([
      'chart-way',
      'chart-mark-edited',
      'chart-ratio',
    ]);
  });

  test('dims its arrow past the end of the axis', () => {
    const markup = chart(arabic({ edited: true }, { edited: value(1e18) }));
    expect(markup).toContain('class="chart-beyond is-computing"');
  });

  test('is dimmed alone in the table, with what is reckoned from it', () => {
    const cells = (computing: Partial<Computing>) =>
      [
        ...renderToStaticMarkup(<PerplexityTable rows={arabic(computing)} order="name" />).matchAll(
          /<td[^>]*>/g,
        ),
      ].map(([cell]) => cell.includes('is-computing'));
    expect(cells({ random: true })).toEqual([false, false, false, true, false, false]);
    expect(cells({ base: true })).toEqual([true, false, true, false, true, false]);
    expect(cells({})).not.toContain(true);
  });

  test('is said in words, whether an old one stands there or none', () => {
    const said = ([one]: PerplexityRow[]) => one && rowSentence(one, i18next.t);
    expect(said(arabic({ edited: true }))).toContain('base 20.0 (live), edited 280 (live, computing), ×14');
    expect(said(arabic({ base: true, random: true }, { base: null, random: null }))).toContain(
      'Arabic: base computing, edited 280 (live), random control computing, 2.03 bits per byte.',
    );
  });
});

test('a value beyond the axis is an arrow that carries it', () => {
  const broken = [row('ar', 20, 2e17)];
  const markup = renderToStaticMarkup(<PerplexityChart rows={broken} order="name" width={640} />);
  expect(markup).toMatch(/chart-beyond.*?M-5-5L5 0L-5 5Z.*?>2·10¹⁷</);
});

test('the table holds the same numbers under its caption', () => {
  const markup = renderToStaticMarkup(<PerplexityTable rows={rows} order="name" />);
  expect(markup).toContain('<caption>Perplexity by language</caption>');
  expect(markup).toContain('<td class="is-striking">×13.53</td>');
  expect(markup.match(/<tr/g)).toHaveLength(rows.length + 1);
});

test('with no rows the chart says what would fill it', () => {
  const markup = renderToStaticMarkup(<PerplexityChart rows={[]} order="name" width={640} />);
  expect(markup).toContain('Choose one');
});

test('the marks of the legend are hollow exactly where those of the chart are', () => {
  const legend = (origin: Value['origin']) =>
    renderToStaticMarkup(
      <PerplexityLegend
        rows={[{ ...row('ar', 20, 280), base: value(20, origin), edited: value(280, origin) }]}
      />,
    );
  expect(legend('recorded').match(/is-recorded/g)).toHaveLength(2);
  expect(legend('live')).not.toContain('is-recorded');
});

test('the legend names base, edited, random and recorded', () => {
  const markup = renderToStaticMarkup(<PerplexityLegend rows={rows} />);
  for (const word of ['base', 'edited', 'random control', 'recorded']) expect(markup).toContain(word);
});

test('a recorded ratio that has an interval shows it: as a line at the mark, in the digits, in words and in the legend', () => {
  const ratios = { edited: { value: 4, low: 2, high: 8 }, random: null };
  const known = [{ ...row('ar', 20, 80), ratios }];
  const draw = (of: readonly PerplexityRow[]) =>
    renderToStaticMarkup(<PerplexityChart rows={of} order="name" width={640} />);
  const drawn = draw(known);
  expect(drawn.match(/chart-ratio-interval is-edited/g)).toHaveLength(1);
  const [low, high] =
    /chart-ratio-interval is-edited" x1="([\d.]+)" x2="([\d.]+)"/.exec(drawn)?.slice(1).map(Number) ?? [];
  const scale = perplexityScale(known, layoutChart(arrangeRows(known, 'name'), 640));
  expect([low, high]).toEqual([scale.at(40).x, scale.at(160).x]);
  expect(drawn).toContain('×4<');
  expect(rowSentence(known[0] as PerplexityRow, i18next.t)).toContain('×4 (2.0–8.0)');
  expect(renderToStaticMarkup(<PerplexityLegend rows={known} />)).toContain('95 % interval');
  expect(draw([row('ar', 20, 80)])).not.toContain('chart-ratio-interval');
});
