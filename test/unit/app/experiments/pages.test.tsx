// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { App } from '../../../../app/App';
import { ExperimentPage } from '../../../../app/experiments/shared/ExperimentPage';
import { fetchExperiment } from '../../../../app/explorer/useRecordedExperiment';
import { ScoresSchema } from '../../../../app/figures/schema';
import { removed } from '../../../../pipeline/record/recipes';
import { words } from '../../../../workers/errors/words';
import { openPage } from '../../../support/page';
import { recordedScores, scoresResult } from '../../../support/recorded_scores';
import { tinyShape } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';

const ar = removed({ of: 'ar' });
const core = removed({ of: 'core' });
const FILES = {
  core: recordedScores(
    'core',
    scoresResult('base', 3),
    scoresResult('top-1', 20, {}, { recipe: core }),
    scoresResult('random-1-seed0', 3.2),
  ),
  'core-size': recordedScores(
    'core-size',
    scoresResult('base', 3),
    scoresResult(
      'weights-1',
      6,
      {},
      {
        touchedWeights: 1,
        recipe: {
          version: 1,
          edits: [
            { target: 'weight', layer: 0, matrix: 'q', output: 1, input: 2, operation: { op: 'zero' } },
          ],
        },
      },
    ),
  ),
  'core-dimensions': recordedScores('core-dimensions', scoresResult('base', 3), {
    ...scoresResult(
      'core-except',
      9,
      {},
      { touchedWeights: 5, recipe: removed({ of: 'core', dimensions: { keep: 'except', of: [163] } }) },
    ),
    conditions: { dimensions: '163' },
  }),
  monolingual: recordedScores(
    'monolingual',
    scoresResult('base', 3),
    scoresResult('ar-top-code', 3.1, { ar: 6 }, { recipe: ar }),
    scoresResult('ar-random', 3.1),
  ),
};

describe('the experiments', () => {
  it('open from the header in place of the panels, and lead back', async () => {
    const { user, explorer } = await openPage(<App />, { experiments: FILES });
    await user.click(screen.getByRole('button', { name: 'Experiments' }));
    expect(await screen.findByRole('heading', { name: 'Does the paper hold here?' })).toBeTruthy();
    expect(explorer.store.getState().shared.page).toBe('claims');
    expect(screen.queryByRole('region', { name: 'Generation' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'How small can it be?' }));
    expect(await screen.findByRole('heading', { name: 'How small can it be?' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to the explorer' }));
    expect(screen.getByRole('region', { name: 'Generation' })).toBeTruthy();
  });

  it('show a figure, its table, and the three notes', async () => {
    await openPage(<App />, { hash: '#v1&page=core', experiments: FILES });
    expect(await screen.findByRole('figure')).toBeTruthy();
    const table = screen.getByRole('table', { hidden: true });
    expect(within(table).getByText('Arabic')).toBeTruthy();
    expect(within(table).getAllByText(/×2·10⁷/).length).toBeGreaterThan(0);
    expect(within(table).getAllByText('not recorded yet').length).toBeGreaterThan(0);
    for (const note of ['What the paper reports', 'What this model shows', 'What would mislead'])
      expect(screen.getByText(note)).toBeTruthy();
  });

  it.each([
    ['core', /Remove the core, Top 1 %/],
    ['monolingual', 'Remove this region live'],
    ['core-size', /Remove them live/],
    ['core-dimensions', 'Run this part live'],
  ] as const)('put a recorded recipe of %s into the explorer', async (id, name) => {
    const { user, explorer, load } = await openWithLoad(`#v1&page=${id}`);
    await user.click(await screen.findByRole('button', { name }));
    const { shared } = explorer.store.getState();
    expect(shared.page).toBeNull();
    const { extras, off, keptDimensions } = shared;
    expect({ core: shared.core, off, extras: extras.length, keptDimensions }).toEqual(
      {
        core: { core: true, off: [], extras: 0, keptDimensions: null },
        monolingual: { core: false, off: ['ar'], extras: 0, keptDimensions: null },
        'core-size': { core: false, off: [], extras: 1, keptDimensions: null },
        'core-dimensions': { core: true, off: [], extras: 0, keptDimensions: { keep: 'except', of: [163] } },
      }[id],
    );
    expect(load).toHaveBeenCalled();
  });

  it('say what is missing and which command makes it', async () => {
    const MISSING = words('recorded.status', { status: 404 });
    const answer = (response: Response) => fetchExperiment('overlap', ScoresSchema, async () => response);
    expect(await answer(new Response('', { status: 404 }))).toEqual({ state: 'missing', reason: MISSING });
    const page = new Response('<html>', { headers: { 'content-type': 'text/html' } });
    expect(await answer(page)).toEqual({ state: 'missing', reason: MISSING });
    const other = JSON.stringify({ ...FILES.core, version: 2 });
    expect(await answer(new Response(other))).toMatchObject({
      state: 'missing',
      reason: { code: 'recorded.invalid', values: { at: 'version' } },
    });
    await openPage(
      <ExperimentPage
        id="overlap"
        recorded={{ state: 'missing', reason: MISSING }}
        figure={() => null}
        table={() => null}
        csv={() => []}
      />,
    );
    expect(screen.getByRole('alert').textContent).toMatch(/HTTP 404.*npm run record overlap/);
  });
});

async function openWithLoad(hash: string) {
  const page = await openPage(<App />, { hash, experiments: FILES });
  const load = vi.spyOn(page.explorer.client, 'load').mockResolvedValue();
  return { ...page, load };
}

describe('an experiment that is recorded in part', () => {
  const planned = ['base', 'top-1', 'random-1-seed0', 'top-3', 'top-5'];
  const open = (names: readonly string[]) =>
    openPage(
      <ExperimentPage
        id="core"
        recorded={{ state: 'there', recorded: { ...FILES.core, planned: [...names] } }}
        figure={() => null}
        table={() => null}
        csv={() => []}
      />,
    );

  it('says how much is there, what is missing, and how it goes on', async () => {
    await open(planned);
    expect(
      screen.getByText(
        /^Recorded in part: 3 of 5 measurements are there, .*\(top-3, top-5\).*npm run record -- core/,
      ),
    ).toBeTruthy();
  });

  it('says nothing where all that was planned is there', async () => {
    await open(planned.slice(0, 3));
    expect(screen.queryByText(/^Recorded in part/)).toBeNull();
  });
});

describe('what the model shows', () => {
  it('is a sentence of the recorded numbers', async () => {
    await openPage(<App />, { hash: '#v1&page=core', experiments: FILES });
    expect((await screen.findByText(/Median of 34 languages/)).textContent).toBe(
      'Yes. Median of 34 languages without 1 % of the weights: Top ×2·10⁷ and Random ×1.2 of the base perplexity.',
    );
  });

  it('is, of a language’s region, its own language against the others and chance', async () => {
    await openPage(<App />, { hash: '#v1&page=monolingual', experiments: FILES });
    expect(
      await screen.findByText(
        /Arabic is no\. 1 of 34 languages by damage\. The Arabic region: Arabic ×20\.1, the median of the other 33 languages ×1\.1, the hardest hit of them \S+ ×1\.1; as many random weights, in Arabic: ×1\.1\./,
      ),
    ).toBeTruthy();
  });

  it('stands beside how much two halves of the text agree on, where the list of regions can be read', async () => {
    const hash = '#v1&page=monolingual';
    await openPage(<App />, { hash, experiments: FILES });
    await screen.findByText(/The Arabic region: /);
    expect(screen.queryByText(/^Stability of each region/)).toBeNull();
    cleanup();
    const { index } = tinyRegions(tinyShape('gemma3'));
    await openPage(<App />, { hash, experiments: FILES, regionIndex: index });
    expect((await screen.findByText(/^Stability of each region/)).textContent).toMatch(
      /^Stability of each region, top 1 %: Arabic 0\.50, English 0\.50, .*, Chinese 0\.50\./,
    );
  });
});
