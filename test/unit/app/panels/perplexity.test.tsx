// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES } from '../../../../app/languages/languages';
import { PerplexityPanel } from '../../../../app/panels/perplexity/PerplexityPanel';
import { openPage, type PageOptions, said, toldLine } from '../../../support/page';
import { recordedEntry, recordedFile } from '../../../support/recorded';

const open = (options: PageOptions = {}) =>
  openPage(<PerplexityPanel />, { hash: '#v1&lang=ar,zh,en', ...options });
/** The rows of the chart as a screen reader says them. */
const rows = () =>
  within(screen.getByRole('figure'))
    .getAllByRole('listitem')
    .map((row) => row.getAttribute('aria-label') ?? '');
const names = () => rows().map((row) => row.split(':')[0]);
const row = (name: string) => rows().find((one) => one.startsWith(`${name}:`));
const source = () => document.querySelector('.panel-foot > div')?.textContent;

describe('the rows', () => {
  it('say that nothing is computed yet', async () => {
    await open();
    expect(row('Arabic')).toBe('Arabic: not computed yet.');
  });

  it('get their values language by language, the language just edited first', async () => {
    const page = await open();
    await page.ready();
    await page.finish();
    act(() => page.explorer.store.getState().switchRegion('zh', true));
    await page.step();
    expect(row('Chinese')).toMatch(/base \d.*, edited .*×/);
    expect(row('Arabic')).toMatch(/base [\d.]+ \(live\), edited computing/);
    await page.finish();
    expect(row('Arabic')).toMatch(
      /base .* \(live\), edited .* \(live\), ×.* of base, random control .* \(live\)/,
    );
    expect(rows().join()).not.toContain('computing');
  });

  it('keep an old value, dimmed, until the new one is there', async () => {
    const page = await open({ hash: '#v1&lang=ar&core=1' });
    await page.ready();
    await page.finish();
    const before = row('Arabic');
    act(() => page.explorer.store.getState().edit({ share: 3 }));
    const dimmed = (mark: string) =>
      document.querySelector(`.chart-mark-${mark}`)?.classList.contains('is-computing');
    expect(['base', 'edited', 'random'].map(dimmed)).toEqual([false, true, true]);
    expect(row('Arabic')).toContain(before?.match(/edited [\d,.]+/)?.[0]);
    await page.step();
    expect(['base', 'edited', 'random'].map(dimmed)).toEqual([false, false, true]);
    await page.finish();
    expect(['base', 'edited', 'random'].map(dimmed)).toEqual([false, false, false]);
  });

  it('are recorded ones before a model is there, and say where they come from', async () => {
    const recorded = recordedFile(
      recordedEntry({}, ' x', { ar: 20, zh: 30 }),
      recordedEntry({ off: ['ar'] }, ' y', { ar: 280, zh: 31 }),
    );
    await open({ hash: '#v1&lang=ar,zh&off=ar', recorded });
    expect(row('Arabic')).toContain('base 20.0 (recorded), edited 280 (recorded), ×14');
    expect(source()).toContain('recorded · Gemma 3 270M · Node');
  });

  it('move from one to the next with the arrow keys', async () => {
    const { user } = await open({ hash: '#v1&lang=ar,zh,en&order=name' });
    const active = () => document.querySelector('.chart-row.is-active')?.getAttribute('data-row');
    expect(active()).toBeUndefined();
    act(() => screen.getByRole('application', { name: /^Perplexity by language/ }).focus());
    await user.keyboard('{ArrowDown}');
    expect(active()).toBe('zh');
    await user.keyboard('{End}');
    expect(active()).toBe('en');
    await user.keyboard('{ArrowDown}');
    expect(active()).toBe('en');
    await user.keyboard('chin');
    expect(active()).toBe('zh');
    await user.keyboard('{Home}');
    expect(active()).toBe('ar');
    expect(document.querySelector('.chart-tooltip strong')?.textContent).toBe('Arabic');
  });
});

describe('the order', () => {
  it('is by name, by ratio, or in groups under headings', async () => {
    const recorded = recordedFile(
      recordedEntry({}, ' x', { ar: 20, zh: 30, en: 10 }),
      recordedEntry({ core: true }, ' y', { ar: 40, zh: 3000, en: 11 }),
    );
    const { user } = await open({ hash: '#v1&lang=en,ar,zh&core=1', recorded });
    const order = screen.getByRole('combobox', { name: 'Order' });
    await user.selectOptions(order, 'by name');
    expect(names()).toEqual(['Arabic', 'Chinese', 'English']);
    await user.selectOptions(order, 'by ratio');
    expect(names()).toEqual(['Chinese', 'Arabic', 'English']);
    await user.selectOptions(order, 'by script');
    const headings = document.querySelectorAll('.chart-heading');
    expect([...headings].map((one) => one.textContent)).toEqual([
      'Arabic script',
      'Latin script',
      'Han characters',
    ]);
  });
});

describe('the table twin', () => {
  it('holds the same numbers in named columns', async () => {
    const recorded = recordedFile(
      recordedEntry({}, ' x', { ar: 20 }),
      recordedEntry({ core: true }, ' y', { ar: 280 }),
    );
    const { user } = await open({ hash: '#v1&lang=ar&core=1', recorded });
    await user.click(screen.getByRole('radio', { name: 'Table' }));
    const table = screen.getByRole('table', { name: 'Perplexity by language' });
    const columns = within(table)
      .getAllByRole('columnheader')
      .map((one) => one.textContent ?? '');
    for (const [at, name] of [
      'Language',
      'Base',
      'Edited',
      'Ratio',
      'Random',
      'Bits per byte',
      'Tokens',
    ].entries())
      expect(columns[at]).toContain(name);
    const cells = within(table)
      .getAllByRole('cell')
      .map((one) => one.textContent);
    expect(cells[2]).toBe('×14.00');
    expect(cells.slice(3)).toEqual(['–', '0.80 → 0.80', '60']);
    expect(screen.queryByRole('figure')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Chart' }));
    expect(screen.getByRole('figure')).toBeTruthy();
  });
});

describe('the languages', () => {
  it('are chosen one by one, and the last one stays', async () => {
    const { user, shared } = await open({ hash: '#v1&lang=ar' });
    const box = (name: string) => screen.getByRole('checkbox', { name });
    expect(box('Arabic').hasAttribute('disabled')).toBe(true);
    await user.click(box('Swahili'));
    expect(shared().languages).toEqual(['ar', 'sw']);
    await user.click(box('Arabic'));
    expect(shared().languages).toEqual(['sw']);
    expect(names()).toEqual(['Swahili']);
  });

  it('are chosen as the usual ones, those of the paper, or all', async () => {
    const { user, shared } = await open();
    await user.click(screen.getByRole('button', { name: 'The paper’s 30' }));
    expect(shared().languages).toHaveLength(30);
    await user.click(screen.getByRole('button', { name: `All ${LANGUAGE_CODES.length}` }));
    expect(rows()).toHaveLength(LANGUAGE_CODES.length);
    await user.click(screen.getByRole('button', { name: 'The usual eleven' }));
    expect(shared().languages).toHaveLength(11);
  });
});

describe('a text of the reader’s', () => {
  const field = () => screen.getByRole('textbox', { name: 'Text to score' });
  const score = () => screen.getByRole('button', { name: 'Score this text' });

  it('becomes a row of its own, and can be removed', async () => {
    const page = await open({ hash: '#v1&lang=ar' });
    await page.ready();
    await page.finish();
    await page.user.type(field(), 'My own words');
    await page.user.click(score());
    expect(page.shared().ownText).toBe('My own words');
    await page.finish();
    expect(row('Your text')).toMatch(/^Your text: base 12\.0 \(live\)/);
    await page.user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(names()).toEqual(['Arabic']);
    expect(field()).toHaveProperty('value', '');
  });

  it('has to be there', async () => {
    const { user, shared } = await open();
    await user.type(field(), '   ');
    await user.click(score());
    expect(screen.getByRole('alert').textContent).toBe('Write some text first.');
    expect(shared().ownText).toBe('');
    await user.type(field(), 'a');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('asks for the model', async () => {
    const { user, calls } = await open();
    await user.type(field(), 'a b');
    await user.click(score());
    expect(calls.load).toHaveBeenCalledTimes(1);
  });

  it('is cut where it is too long, and the reader is told', async () => {
    const page = await open({ hash: `#v1&lang=ar&text=${'long+'.repeat(40)}` });
    await page.ready();
    await page.finish();
    expect(toldLine('own-text')).toContain('the first 2 tokens are scored');
    expect(said()).toContain(toldLine('own-text'));
    expect(source()).toContain('the first 2 tokens are scored');
  });

  it('is what a link brings', async () => {
    await open({ hash: '#v1&lang=ar&text=From+a+link' });
    expect(field()).toHaveProperty('value', 'From a link');
    expect(names()).toContain('Your text');
  });
});

describe('the line under the values', () => {
  it('says why nothing is recorded, and what would bring values', async () => {
    const page = await open();
    expect(source()).toContain('There are no recorded results (HTTP 404)');
    await page.setStatus({ state: 'loading', progress: null, remainingMs: null });
    expect(source()).toContain('The first values arrive when the model is loaded.');
    await page.ready();
    await page.finish();
    expect(source()).toContain('live · Gemma 3 270M · wasm ×2');
    expect(source()).not.toContain('no recorded results');
  });

  it('says that this setting is not recorded', async () => {
    const recorded = recordedFile(recordedEntry({}, ' x', { ar: 20 }));
    await open({ hash: '#v1&lang=ar&off=vi&share=3', recorded });
    expect(source()).toContain('Nothing is recorded for this setting');
  });
});
