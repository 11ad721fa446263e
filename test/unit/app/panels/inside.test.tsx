// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { App } from '../../../../app/App';
import type { RecordedNext } from '../../../../app/figures/next_tokens';
import { toRecipe } from '../../../../app/link/settings';
import { DEFAULT_MODEL } from '../../../../workers/model/default_model';
import { recipeKey } from '../../../../workers/model/recipe';
import { openPage, type Page } from '../../../support/page';
import { recordedEntry, recordedFile } from '../../../support/recorded';

const inside = (name: string) => screen.findByRole('region', { name });
/** Waits until the engine is asked for something, and lets it answer. */
async function answered({ engine, finish }: Page, line: string): Promise<void> {
  await waitFor(() => expect(engine.log).toContain(line));
  await finish();
}
const asked = (log: readonly string[], what: string) => log.filter((line) => line.startsWith(what));

describe('a panel inside the model', () => {
  it('asks for nothing before it is opened, nor once it is closed', async () => {
    const page = await openPage(<App />);
    const { engine, ready, finish, user, shared } = page;
    await ready();
    await finish();
    expect(asked(engine.log, 'next')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Look inside' }));
    const panel = await inside('Next tokens');
    expect(shared().inside?.panel).toBe('next');
    await answered(page, 'next intact at 0 of 0');
    await user.click(within(panel).getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('switch', { name: 'Core region' }));
    await finish();
    expect(asked(engine.log, 'next')).toHaveLength(1);
  });

  it('is not computed where the link hides it', async () => {
    const { engine, ready, finish } = await openPage(<App />, {
      hash: '#v1&hide=inside&inside=next-base-0-none',
    });
    await ready();
    await finish();
    expect(asked(engine.log, 'next')).toEqual([]);
  });

  it('says what it takes where no model is there, and loads it at a press', async () => {
    const { calls, user } = await openPage(<App />, { hash: '#v1&inside=next-base-0-none' });
    const panel = await inside('Next tokens');
    await within(panel).findByText(/load the model, 253 MB/);
    await user.click(within(panel).getByRole('button', { name: 'Load the model' }));
    expect(calls.load).toHaveBeenCalled();
  });

  it('shows what is recorded of the first token until a live answer comes', async () => {
    const page = await openPage(<App />, { hash: '#v1&core=1' });
    const { prompt } = page.shared();
    const piece = { text: ' recorded' };
    const chance = (probability: number, rank: number) => ({ probability, rank });
    const next = {
      tokens: [{ id: 5, piece, base: chance(0.7, 1), edited: chance(0.2, 1) }],
      stands: null,
      entropyBits: { base: 1, edited: 2 },
      divergenceBits: 3,
    };
    const file: RecordedNext = {
      version: 1,
      modelSha256: DEFAULT_MODEL.sha256,
      backend: 'node',
      madeWith: 'a test',
      regions: 'none',
      entries: [{ recipe: recipeKey(toRecipe(page.shared())), prompt, next }],
    };
    vi.stubGlobal('fetch', async () => Response.json(file));
    await page.user.click(screen.getByRole('button', { name: 'Look inside' }));
    const panel = await inside('Next tokens');
    await within(panel).findByText(/Base would say “␣recorded” \(70 %\)/);
    within(panel).getByText('recorded');
    await page.ready();
    await answered(page, 'next core at 0 of 0');
    await within(panel).findByText(/Base would say “␣seven”/);
    within(panel).getByText('live');
  });

  it('shows next tokens of both models before anything else of a switch is computed', async () => {
    const page = await openPage(<App />, { hash: '#v1&inside=next-base-0-none' });
    const panel = await inside('Next tokens');
    await page.ready();
    await answered(page, 'next intact at 0 of 0');
    await within(panel).findByText(/The model would say “␣seven” \(50 %\)/);
    await page.user.click(screen.getByRole('switch', { name: 'Core region' }));
    await answered(page, 'next core at 0 of 0');
    await within(panel).findByText(/Base would say “␣seven” \(50 %\); for edited it is rank 2/);
    expect(panel.textContent).toContain('Edited would say “␣eight” (20 %)');
    expect(panel.textContent).toContain('2.00 bits in base, 3.00 in edited');
    expect(panel.textContent).toContain('1.50 bits');
    expect(page.engine.log.filter((line) => / core/.test(line))[0]).toBe('next core at 0 of 0');
  });

  it('shows the choice of the token of either text that is pointed at', async () => {
    const page = await openPage(<App />, { hash: '#v1&core=1&inside=next-base-0-none' });
    const panel = await inside('Next tokens');
    await page.ready();
    await answered(page, 'next core at 0 of 0');
    const text = screen.getByRole('group', { name: 'Text of the edited model' });
    await page.user.hover(within(text).getByText('core1', { exact: false }));
    expect(page.shared().inside).toMatchObject({ text: 'edited', at: 1 });
    await answered(page, 'next core at 1 of 2');
    await within(panel).findByText(/Token 2 of the edited text, after “…/);
  });

  it('draws the lens row by row, and stops it at a newer edit', async () => {
    const page = await openPage(<App />, { hash: '#v1&core=1&inside=lens-base-0-none' });
    const panel = await inside('Logit lens');
    await page.ready();
    await page.finish();
    await answered(page, 'lens core');
    await within(panel).findByRole('application', { name: 'KL(base ‖ edited), bits' });
    expect(within(panel).getByRole('application', { name: 'base' })).toBeTruthy();
    await page.user.click(within(panel).getByText('Table'));
    await within(panel).findByText('18.00');
    await page.user.click(screen.getByRole('switch', { name: 'Arabic region' }));
    await waitFor(() => expect(page.engine.log).toContain('lens core ar'));
    await page.step();
    await page.user.click(screen.getByRole('switch', { name: 'Arabic region' }));
    await page.finish();
    expect(asked(page.engine.log, 'lens core')).toHaveLength(3);
    expect(within(panel).queryByRole('alert')).toBeNull();
  });

  it('follows one residual dimension, says what the core has there, and edits it from a cell', async () => {
    const page = await openPage(<App />, { hash: '#v1&inside=residual-base-0-none' });
    const panel = await inside('Residual stream');
    await page.ready();
    await page.finish();
    await answered(page, 'residual intact');
    await within(panel).findByText(/900 weights read from dimension 163/);
    const press = (name: RegExp) => page.user.click(within(panel).getByRole('button', { name }));
    await press(/norm after attention, layer 1, dimension 163 ×4/);
    await press(/Set dimension 163 to 0/);
    expect(page.shared().extras).toEqual([
      {
        target: 'parameter',
        norm: 'post_attention_norm',
        layer: 1,
        dimension: 163,
        operation: { op: 'scale', factor: 4 },
      },
      { target: 'dimension', dimension: 163, operation: { op: 'zero' } },
    ]);
  });
});

describe('all regions at once', () => {
  const recorded = recordedFile(
    recordedEntry({}, ' x', { ar: 5, de: 6 }),
    recordedEntry({ core: true }, ' x', { ar: 500, de: 60 }),
    recordedEntry({ off: ['ar'] }, ' x', { ar: 50, de: 6 }),
  );

  it('are a matrix of recorded ratios; a press on a cell sets that state and shows the language', async () => {
    const { user, shared } = await openPage(<App />, { hash: '#v1&inside=regions-base-0-none', recorded });
    const panel = within(await inside('All regions'));
    const table = (await panel.findAllByRole('row', { hidden: true })).map((row) => row.textContent);
    expect(table).toContain('Arabic×100×10.0––––––');
    expect(table).toContain('German×10.0×1.0––––––');
    const chart = panel.getByRole('application');
    act(() => chart.focus());
    await user.keyboard('german{ArrowRight}{Enter}');
    expect(shared()).toMatchObject({ core: false, off: ['ar'] });
    expect(shared().languages).toContain('de');
  });

  it('of another model are not recorded, and the panel says so', async () => {
    await openPage(<App />, { hash: '#v1&inside=regions-base-0-none' });
    expect((await inside('All regions')).textContent).toContain('Recorded for the default model only.');
  });
});

it('attention of a head stands base beside edited; layer and head are in the link', async () => {
  const page = await openPage(<App />, { hash: '#v1&inside=attention-base-0-none-5-1&off=ar' });
  const panel = await inside('Attention');
  await page.ready();
  await page.finish();
  await answered(page, 'attention ar in layer 5');
  await within(panel).findByRole('application', { name: 'base' });
  const rows = within(panel)
    .getAllByRole('row', { hidden: true })
    .map((row) => row.textContent);
  expect(rows).toContain('␣six<bos>100 %0 %');
  expect(rows).toContain('␣six␣six0 %100 %');
  await page.user.click(within(panel).getByRole('radio', { name: '0' }));
  expect(page.shared().inside).toMatchObject({ panel: 'attention', layer: 5, head: 0 });
});
