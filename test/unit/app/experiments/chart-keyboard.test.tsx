// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { App } from '../../../../app/App';
import type { ExperimentId } from '../../../../app/link/experiments';
import { openPage, said } from '../../../support/page';

const recorded = (id: ExperimentId): unknown =>
  JSON.parse(readFileSync(`public/recorded/gemma-3-270m/${id}.json`, 'utf8'));

/** Experiment, chart, what the cursor says where it begins, keys, and what it says there. */
const WALKS: readonly (readonly [ExperimentId, RegExp, RegExp, string, RegExp])[] = [
  ['core', /^Perplexity by language/, /^Arabic: base/, '{End}', /^Swahili: base/],
  [
    'core-size',
    /^Perplexity against the number/,
    /^Arabic, weights removed: 1,/,
    'chin{End}',
    /^Chinese, weights/,
  ],
  [
    'core-place',
    /^Weights at each residual dimension/,
    /^dimension 0:/,
    '163',
    /^dimension 163: [\d,]+ weights/,
  ],
  ['core-dimensions', /^core 1 %/, /^core 1 %, .+: ×/, '{ArrowDown}', /^core without dimensions/],
  ['norm-damage', /^Damage of each measured/, /layer 0, dimension/, 'l16', /layer 16, dimension/],
  ['norm-damage', /^Change that the gradient/, /highest first-order/, '{ArrowDown}', /strongest residual/],
  ['monolingual', /^Arabic ×/, /^Arabic: specificity/, 'kor', /^Korean: specificity/],
  ['overlap', /^Overlap of every two/, /^Arabic, English: 0\./, '{ArrowDown}{End}', /^English, Chinese: 0\./],
  ['overlap', /^Mean over all pairs/, /^0, q: 0\./, '17{End}', /^17, down: 0\./],
  ['downstream', /^Share of right answers/, /intact: Right answers/, '{ArrowDown}', /without Arabic/],
  [
    'texts',
    /^How surprised each model/,
    /^Intact: .* nats/,
    'without k',
    /^Without Korean|^Without the core/,
  ],
];

describe('the charts of the experiments', () => {
  it.each(WALKS)('%s, %s: are walked with keys, and have a table', async (id, name, first, keys, there) => {
    const { user } = await openPage(<App />, {
      hash: `#v1&page=${id}`,
      experiments: { [id]: recorded(id) },
    });
    const chart = await screen.findByRole('application', { name });
    act(() => chart.focus());
    expect(said().at(-1)).toMatch(first);
    expect(chart.querySelectorAll('.chart-ring')).toHaveLength(1);
    await user.keyboard(keys);
    expect(said().at(-1)).toMatch(there);
    expect(chart.querySelectorAll('.chart-ring')).toHaveLength(1);
    // What has the same numbers for who reads a table is named, and there.
    const help = document.getElementById(chart.getAttribute('aria-describedby') ?? '');
    expect(help?.textContent).toMatch(/table/);
    const details = document.querySelector<HTMLElement>('.experiment-table');
    await waitFor(() => expect(details?.querySelector('table')).toBeTruthy());
    const rows = within(details as HTMLElement).getAllByRole('row', { hidden: true });
    expect(rows.length).toBeGreaterThan(3);
  });
});
