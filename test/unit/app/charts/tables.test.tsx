// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Legend, LegendItem } from '../../../../app/charts/marks/Legend';
import { Mark } from '../../../../app/charts/marks/Mark';
import { TokenTable } from '../../../../app/charts/tokens/TokenTable';
import { ValueTable } from '../../../../app/charts/ValueTable';
import { initMessages } from './i18n';

beforeAll(() => initMessages());
afterEach(cleanup);

const cells = () =>
  screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));

describe('a table twin', () => {
  it('has a caption, heads of columns and rows, and scrolls in a region that the keyboard reaches', () => {
    render(<ValueTable caption="Joins" columns={['Pair', 'Jaccard']} rows={[['a, b', '0.2']]} />);
    expect(screen.getByRole('table', { name: 'Joins' })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Joins' }).tabIndex).toBe(0);
    expect(screen.getByRole('rowheader').textContent).toBe('a, b');
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
  });

  it('of tokens has each with its surprisal and probability, bytes that make a character together', () => {
    const tokens = [
      { piece: { text: 'a' }, surprisal: 0.5 },
      { piece: { text: '\ufffd', bytes: 'E5' }, surprisal: 1 },
      { piece: { text: '\ufffd', bytes: 'A4' }, surprisal: 1 },
      { piece: { text: '\ufffd', bytes: 'A9' }, surprisal: 8 },
      { piece: { text: 'given' }, surprisal: null },
    ];
    render(<TokenTable caption="Tokens" texts={[{ name: 'Base', tokens }]} />);
    expect(cells().slice(1)).toEqual([
      ['Base', '1', 'a', '0.50', '60.7 %'],
      ['Base', '2', '天', '10.00', 'under 0.1 %'],
      ['Base', '5', 'given', 'Given, not predicted', ''],
    ]);
  });
});

describe('a mark', () => {
  it('is a dot, and a diamond for the random control; hollow or filled is its class', () => {
    render(
      <Legend>
        <LegendItem mark={<Mark kind="base" origin="recorded" />}>base</LegendItem>
        <LegendItem mark={<Mark kind="random" x={3} />}>random</LegendItem>
        <LegendItem>words alone</LegendItem>
      </Legend>,
    );
    const [base, random, words] = screen.getAllByRole('listitem');
    expect(base?.querySelector('circle')?.getAttribute('class')).toBe(
      'chart-mark chart-mark-base is-recorded',
    );
    expect(random?.querySelector('path')?.getAttribute('transform')).toBe('translate(3 0)');
    expect(words?.querySelector('svg')).toBeNull();
  });
});
