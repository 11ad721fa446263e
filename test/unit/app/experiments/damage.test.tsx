// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { act, fireEvent, screen, within } from '@testing-library/react';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { datumAt, FIRST, type Place } from '../../../../app/charts/cursor/lanes';
import { pointedAt } from '../../../../app/charts/cursor/pointed';
import { stepTo } from '../../../../app/charts/cursor/steps';
import { findTyped } from '../../../../app/charts/cursor/typed';
import { damageLines } from '../../../../app/experiments/norm-damage/DamageTable';
import {
  columnOf,
  covers,
  damageLanes,
  layoutOf,
  noiseOf,
  ringsOf,
  stepOf,
  stepsOf,
} from '../../../../app/experiments/norm-damage/geometry';
import NormDamagePage from '../../../../app/experiments/norm-damage/NormDamagePage';
import {
  exactInterval,
  predictions,
  ranks,
  screenRecall,
  spearman,
  worst,
} from '../../../../app/experiments/norm-damage/statistics';
import SingleWeightsPage from '../../../../app/experiments/single-weights/SingleWeightsPage';
import {
  type Cell,
  cellsOf,
  DAMAGE_OPERATIONS,
  GROUP,
  type NormDamageFigures,
  NormDamageSchema,
  partOf,
} from '../../../../app/figures/norm-damage';
import { recordedSchema } from '../../../../app/figures/schema';
import type { SingleWeightsFigures } from '../../../../app/figures/single-weights';
import '../../../../app/experiments/texts';
import { loadTexts } from '../../../../app/i18n';
import { toRecipe } from '../../../../app/link/settings';
import { INTACT } from '../../../../workers/model/recipe';
import { openPage } from '../../../support/page';
import { recordedPath } from '../../../support/recorded_files';

await loadTexts('experiments');

const figures: NormDamageFigures = {
  operation: 'x4',
  layer: 1,
  tokens: 12,
  base: [4, 4.5, 4.2],
  cells: [
    [1, 163, GROUP.screened + GROUP.strongest, 0.5, 2.8, 2, 3],
    [0, 20, GROUP.random, 0.001, 0.002, 0.001, 0.003],
    [0, 400, GROUP.strongest, 0.01, -0.02, -0.03, -0.01],
  ],
};
const cells = cellsOf([figures], 'x4');
const [known, plain] = cells as [Cell, Cell, Cell];

const experimentOf = (experiment: string, results: readonly unknown[]) => ({
  version: 1,
  experiment,
  modelSha256: 'a'.repeat(64),
  modelName: 'Gemma 3 270m',
  text: 'made by a test',
  results: results.map((one, at) => ({
    id: `one-${at}`,
    recipe: INTACT,
    inputs: '0'.repeat(16),
    backend: 'node',
    madeWith: 'a test',
    figures: one,
  })),
});

describe('rank correlation', () => {
  it('is that of known data, ties sharing their mean rank', () => {
    // 1 - 6 Σd² / (n (n² - 1)) with d = 1, -1, 0, 0, 0
    expect(spearman([1, 2, 3, 4, 5], [20, 10, 30, 40, 50])).toBeCloseTo(0.9, 12);
    expect(spearman([1, 2, 3], [9, 4, 1])).toBeCloseTo(-1, 12);
    expect(ranks([5, 1, 5, 2])).toEqual([3.5, 1, 3.5, 2]);
    expect(spearman([1, 2], [1, 2])).toBeNull();
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
  });

  it('is given for all cells, for random ones and for each norm', () => {
    const [all, first] = predictions(cells);
    expect(all).toEqual({ norm: 'all', cells: 3, measured: 1, random: null });
    expect(first).toMatchObject({ norm: 'attn_norm', cells: 2, measured: null });
  });
});

describe('what the screen would have found', () => {
  const cell = (meanDamage: number, groups: number): Cell => ({ ...plain, meanDamage, groups });
  const some = [
    ...Array.from({ length: 9 }, () => cell(1, GROUP.screened)),
    cell(1, GROUP.random),
    ...Array.from({ length: 9 }, () => cell(0, GROUP.random)),
  ];

  it('is bounded by the random cells outside of it: one of ten that is as damaging stands for many', () => {
    const recall = screenRecall(some, 30, 10);
    expect(recall).toMatchObject({ threshold: 1, found: 9, drawn: 10, outside: 1 });
    // Clopper and Pearson's upper bound of 1 in 10 is 0.445, of the 21 cells outside of the screen.
    expect(recall?.missed).toBeCloseTo(0.445 * 21, 1);
    expect(recall?.share).toBeCloseTo(9 / (9 + 0.445 * 21), 2);
  });

  it('is not taken for complete where none of the random cells is as damaging', () => {
    const harmless = some.map((one) => (one.groups === GROUP.random ? { ...one, meanDamage: 0 } : one));
    const recall = screenRecall(harmless, 4000, 9);
    expect(recall).toMatchObject({ found: 9, outside: 0 });
    expect(recall?.missed).toBeGreaterThan(100);
    expect(recall?.share).toBeLessThan(0.1);
  });

  it('is bounded by exact intervals', () => {
    expect(exactInterval(0, 478).high).toBeCloseTo(0.00769, 5);
    const { low, high } = exactInterval(2, 10);
    expect(low).toBeCloseTo(0.0252, 4);
    expect(high).toBeCloseTo(0.5561, 4);
    expect(exactInterval(10, 10)).toMatchObject({ high: 1 });
    expect(exactInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('is not known without a random sample', () => {
    expect(screenRecall(some.slice(0, 9), 30)).toBeNull();
  });

  it('lists the worst cells first', () => {
    expect(worst(cells, 2, ({ damage }) => damage.en)).toEqual([known, plain]);
  });
});

describe('the map', () => {
  const layout = layoutOf(18, 640, 640);
  const at = (cell: Cell) => [layout.x(columnOf(cell)) + 1, layout.y(cell.dimension) + 1] as const;

  it('gives each measured cell a place where the pointer finds it', () => {
    const lanes = damageLanes(cells, layout, ({ dimension }) => String(dimension), vi.fn());
    for (const cell of cells) {
      const place = pointedAt(lanes, ...at(cell), 'lane', 'columns');
      expect(place && datumAt(lanes, place)?.words()).toBe(String(cell.dimension));
    }
  });

  it('is walked from measured cell to measured cell', () => {
    const lanes = damageLanes(cells, layout, (cell) => String(cell.dimension), vi.fn());
    const walk = (keys: readonly string[]) => {
      const place = keys.reduce<Place>(
        (from, key) => stepTo(key, false, lanes, from, 'columns') ?? from,
        FIRST,
      );
      return datumAt(lanes, place)?.words();
    };
    expect(walk([])).toBe('20');
    expect(walk(['ArrowDown'])).toBe('400');
    expect(walk(['ArrowDown', 'ArrowUp'])).toBe('20');
    expect(walk(['ArrowRight'])).toBe('163');
    expect(walk(['ArrowRight', 'ArrowLeft', 'ArrowUp'])).toBe('20');
    const typed = findTyped('390', lanes, FIRST, 'columns');
    expect(typed && datumAt(lanes, typed)?.words()).toBe('400');
    expect(lanes.map(({ names }) => names)).toEqual([['l1'], ['l1']]);
  });

  it('paints damage in steps, the same to both sides of the noise', () => {
    const steps = stepsOf(0.05);
    const kindOf = (damage: number) => steps[stepOf(damage, steps)];
    expect([-1, -0.04, 0.049, 0.06, 3].map((damage) => kindOf(damage)?.kind)).toEqual([
      'better',
      'none',
      'none',
      'worse',
      'worse',
    ]);
    for (const damage of [0.06, 0.6, 3]) expect(kindOf(-damage)?.opacity).toBe(kindOf(damage)?.opacity);
  });

  it('takes as noise what most cells drawn at random stay below, within bounds', () => {
    const drawn = (damages: readonly number[]) =>
      damages.map((meanDamage) => ({ ...plain, meanDamage, groups: GROUP.random }));
    const of = ({ meanDamage }: Cell) => meanDamage;
    expect(noiseOf(drawn([-0.06, 0.06, -0.06, 0.06]), of)).toBeCloseTo(0.06, 12);
    expect(noiseOf(drawn([0.001, 0.002]), of)).toBe(0.01);
    expect(noiseOf(drawn([3, 4]), of)).toBe(0.4);
    expect(noiseOf([{ ...plain, meanDamage: 9, groups: GROUP.screened }], of)).toBe(0.01);
  });

  it('rings the cells that break the model, worst first, and names no two on one place', () => {
    const near = { ...known, dimension: known.dimension + 1, meanDamage: known.meanDamage + 1 };
    const rings = ringsOf([plain, known, near], ({ meanDamage }) => meanDamage, layout);
    expect(rings.map(({ cell, named }) => [cell, named])).toEqual([
      [near, true],
      [known, false],
    ]);
  });

  it.each(DAMAGE_OPERATIONS)(
    'names the worst cell of %s at every width, and covers no ring by a name',
    (of) => {
      const file = v.parse(
        recordedSchema(NormDamageSchema),
        JSON.parse(readFileSync(recordedPath('norm-damage'), 'utf8')),
      );
      const measured = cellsOf(partOf(file, 'first'), of);
      for (const width of [326, 358, 600, 1100]) {
        const rings = ringsOf(measured, ({ meanDamage }) => meanDamage, layoutOf(18, 640, width));
        expect(rings[0]?.named, `${width}`).toBe(true);
        for (const ring of rings.filter(({ named }) => named))
          expect(rings.filter((other) => other !== ring && covers(ring, other))).toEqual([]);
      }
    },
  );
});

describe('the page of the damage map', () => {
  const open = () =>
    openPage(<NormDamagePage />, { experiments: { 'norm-damage': experimentOf('norm-damage', [figures]) } });
  const map = () => screen.findByRole('application', { name: /Damage of each measured norm parameter/ });

  it('draws only what was measured, and says in words what is under the cursor', async () => {
    await open();
    const drawn = await map();
    const rectangles = [...drawn.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
    expect(rectangles.join('').match(/M/g)).toHaveLength(3);
    act(() => drawn.focus());
    fireEvent.keyDown(drawn, { key: 'ArrowRight' });
    expect(
      screen.getByText(/^norm after attention, layer 1, dimension 163 ×4: perplexity English ×16.4/),
    ).toBeDefined();
    expect(screen.getByText(/3 of 46,080 cells are measured, on 12 tokens/)).toBeDefined();
    expect(screen.getByText(/1 of 18 layers are recorded/)).toBeDefined();
  });

  it('runs a cell of the list live, and has the model write its text', async () => {
    const page = await open();
    const [first] = await screen.findAllByRole('button', { name: /live$/ });
    if (!first) throw new Error('no cell can be run');
    const acts: string[] = [];
    page.explorer.store.onAct((act) => acts.push(act));
    expect(first.getAttribute('aria-label')).toContain('norm after attention, layer 1, dimension 163');
    await page.user.click(first);
    expect(toRecipe(page.shared()).edits).toEqual([
      {
        target: 'parameter',
        norm: 'post_attention_norm',
        layer: 1,
        dimension: 163,
        operation: { op: 'scale', factor: 4 },
      },
    ]);
    expect(acts.filter((act) => act === 'generate')).toHaveLength(1);
  });

  it('opens the cell under the cursor with Enter', async () => {
    const page = await open();
    const drawn = await map();
    act(() => drawn.focus());
    fireEvent.keyDown(drawn, { key: 'Enter' });
    expect(toRecipe(page.shared()).edits).toHaveLength(1);
  });

  it('shows nothing of an operation that is not recorded, and the table twin of the other', async () => {
    const page = await open();
    await map();
    expect(
      screen.getByRole('table', { name: /worst measured cell of each layer/, hidden: true }),
    ).toBeDefined();
    await page.user.click(screen.getByRole('radio', { name: 'zero' }));
    expect(screen.getByText('Not recorded yet: zero.')).toBeDefined();
    expect(screen.queryByText(/of 46,080 cells/)).toBeNull();
    expect(screen.queryByRole('application')).toBeNull();
    expect(screen.getByText(/^What the paper’s Figure 4 reports/)).toBeDefined();
  });

  it('hands every cell out as CSV', () => {
    expect(damageLines([figures])[1]).toEqual([
      'x4',
      'post_attention_norm',
      1,
      163,
      GROUP.screened + GROUP.strongest,
      0.5,
      2.8,
      2,
      3,
      12,
    ]);
  });
});

describe('the page of single weights', () => {
  const weights: SingleWeightsFigures = {
    tokens: 48,
    base: [4, 4, 4],
    weights: [
      {
        layer: 2,
        matrix: 'down',
        output: 7,
        input: 9,
        reason: 'random',
        weight: 0.1,
        activation: 0.5,
        meanNll: [4, 4, 4],
      },
      {
        layer: 2,
        matrix: 'down',
        output: 163,
        input: 20,
        reason: 'spike',
        weight: -1.5,
        activation: 90,
        meanNll: [5.5, 5.5, 5.5],
      },
      {
        layer: 3,
        matrix: 'q',
        output: 1,
        input: 2,
        reason: 'core',
        weight: 0.4,
        activation: null,
        meanNll: [4.1, 4, 4.2],
      },
    ],
  };
  const open = () =>
    openPage(<SingleWeightsPage />, {
      experiments: { 'single-weights': experimentOf('single-weights', [weights]) },
    });

  it('has a dot and a line for each weight, worst first, and says which is worst', async () => {
    await open();
    const drawn = await screen.findByRole('img', { name: /Perplexity without each single weight/ });
    expect(drawn.querySelectorAll('[class^=reason-]')).toHaveLength(3);
    expect(
      screen.getByText(/worst of 3 weights is down of layer 2 \[163, 20\]: perplexity ×4.48/),
    ).toBeDefined();
    const table = screen.getByRole('table', { hidden: true });
    const rows = within(table).getAllByRole('row', { hidden: true });
    expect(rows[2]?.textContent).toContain('[163, 20]');
    expect(rows[3]?.textContent).toContain('not looked at');
  });

  it('zeroes the chosen weight live', async () => {
    const page = await open();
    await page.user.click(
      await screen.findByRole('button', { name: /Zero down of layer 2 \[163, 20\] live/ }),
    );
    expect(toRecipe(page.shared()).edits).toEqual([
      { target: 'weight', layer: 2, matrix: 'down', output: 163, input: 20, operation: { op: 'zero' } },
    ]);
  });
});
