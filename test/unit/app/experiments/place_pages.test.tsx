// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { App } from '../../../../app/App';
import { PlaceTable, placeLines } from '../../../../app/experiments/core-place/PlaceTable';
import type { Place } from '../../../../app/figures/core-place';
import type { Overlap } from '../../../../app/figures/overlap';
import { removed } from '../../../../pipeline/record/recipes';
import { INTACT, type Recipe } from '../../../../workers/model/recipe';
import { openPage } from '../../../support/page';
import { recordedScores } from '../../../support/recorded_scores';

const seven = (value: number) => Array.from({ length: 7 }, () => value);
const place = (gini: number, half: number): Place => ({
  touchedWeights: 14,
  counts: [seven(1), seven(1)],
  sizes: seven(100),
  residual: Array.from({ length: 7 }, () =>
    Array.from({ length: 640 }, (_, dimension) => (dimension === 163 ? 9 : dimension === 400 ? 1 : 2)),
  ),
  half: { input: seven(half), output: seven(half) },
  dims: { input: seven(640), output: seven(640) },
  gini: { input: seven(gini), output: seven(gini) },
});

const overlap: Overlap = {
  languages: ['ar', 'en', 'zh'],
  sizes: seven(100),
  stability: [{ language: 'ar', jaccard: 0.25 }],
  pairs: [
    { a: 'ar', b: 'en', before: 0.1, after: 0, byMatrix: [seven(0.1), [0.44, ...seven(0.1).slice(1)]] },
    { a: 'ar', b: 'zh', before: 0.2, after: 0, byMatrix: [seven(0.2), seven(0.2)] },
    { a: 'en', b: 'zh', before: 0.1, after: 0, byMatrix: [seven(0.1), seven(0.1)] },
  ],
};

function recorded<F>(experiment: 'core-place' | 'overlap', results: readonly [string, Recipe, F][]) {
  return {
    ...recordedScores(experiment),
    results: results.map(([id, recipe, figures]) => ({
      id,
      recipe,
      conditions: {},
      inputs: '0123456789abcdef',
      backend: 'node',
      madeWith: 'a test',
      figures,
    })),
  };
}

const FILES = {
  'core-place': recorded('core-place', [
    ['core-5', removed({ of: 'core', share: 5 }), place(0.48, 219)],
    ['random-5', removed({ of: 'core', share: 5, kind: 'random' }), place(0.08, 313)],
    ['ar-1', removed({ of: 'ar' }), place(0.5, 100)],
    ['random-ar-1', removed({ of: 'ar', kind: 'random' }), place(0.3, 290)],
  ]),
  overlap: recorded('overlap', [['share-1', INTACT, overlap]]),
};

describe('the page of where a region is', () => {
  it('puts the random control beside, and the strongest dimensions in their place', async () => {
    await openPage(<App />, { hash: '#v1&page=core-place', experiments: FILES });
    expect(
      await screen.findByText(
        'This region: half in 219 of 640 residual dimensions, Gini 0.48. As many random weights: half in 313 of 640 residual dimensions, Gini 0.08.',
      ),
    ).toBeTruthy();
    expect(screen.getByText(/163 no\. 1 · 400 no\. 640 of 640/)).toBeTruthy();
    const table = screen.getByRole('table', { name: /How concentrated the region is/, hidden: true });
    expect(within(table).getAllByText('0.48 (random 0.08)').length).toBe(14);
    expect(within(table).getAllByText('219 of 640 (random 313)').length).toBe(14);
  });

  it('does not offer the controls of languages as regions', async () => {
    await openPage(<App />, { hash: '#v1&page=core-place', experiments: FILES });
    const region = await screen.findByRole('combobox', { name: 'Region' });
    const names = within(region)
      .getAllByRole('option')
      .map((option) => option.textContent);
    expect(names).toEqual(['Core 5 %', 'Random, as the core 5 %', 'Arabic 1 %, after Eq. 5']);
  });

  it('has both in the lines of the CSV, and empty cells without a control', async () => {
    const [head, first] = placeLines(place(0.48, 219), place(0.08, 313));
    expect(head).toHaveLength(10);
    expect(first).toEqual(['q', 0.01, 0.48, 0.48, 219, 219, 0.08, 0.08, 313, 313]);
    expect(placeLines(place(0.48, 219), undefined)[1]?.slice(6)).toEqual(['', '', '', '']);
    expect(placeLines(undefined, undefined)).toHaveLength(1);
    await openPage(<PlaceTable place={place(0.48, 219)} control={undefined} />);
  });
});

describe('the page of shared weights', () => {
  it('compares in one matrix of one layer, and is zero after subtraction', async () => {
    const { user } = await openPage(<App />, { hash: '#v1&page=overlap', experiments: FILES });
    const cell = (value: string) => screen.queryAllByText(`Arabic, English: ${value}`);
    await screen.findByRole('combobox', { name: 'Matrix' });
    expect(cell('0.10')).toHaveLength(1);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Matrix' }), 'q');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Layer' }), '1');
    expect(cell('0.44')).toHaveLength(1);
    // Over the grid, and over its table twin.
    expect(screen.getAllByText(/Before Eq. 5; q, layer 1$/)).toHaveLength(2);
    expect(screen.getByRole('img', { name: /^Arabic \+ English 0\.440;/ })).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'After Eq. 5' }));
    expect(cell('0.00')).toHaveLength(1);
  });

  it('gives the agreement of two halves of a text for scale', async () => {
    await openPage(<App />, { hash: '#v1&page=overlap', experiments: FILES });
    expect(await screen.findByText(/two halves of its text overlap by 0\.25 to 0\.25/)).toBeTruthy();
  });
});
