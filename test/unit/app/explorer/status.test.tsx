// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EngineStatusLine } from '../../../../app/explorer/EngineStatusLine';
import type { LoadProgress } from '../../../../workers/protocol';
import { openPage, type PageOptions } from '../../../support/page';
import { recordedEntry, recordedFile } from '../../../support/recorded';

const open = (options: PageOptions = {}) => openPage(<EngineStatusLine />, options);
const text = () => document.querySelector('.status')?.textContent ?? '';
const button = (name: string) => screen.getByRole('button', { name });

describe('the model’s state', () => {
  it('is nothing yet, with a way to load and what that costs', async () => {
    const { user, calls } = await open();
    expect(text()).toContain('nothing computed yet');
    await user.click(button('Load the model, 253 MB'));
    expect(calls.load).toHaveBeenCalledTimes(1);
  });

  it('is "recorded results" where there are some', async () => {
    await open({ recorded: recordedFile(recordedEntry({}, ' Shanghai', { ar: 20 })) });
    expect(text()).toContain('recorded results');
  });

  it.each<[string, LoadProgress | null, number | null, string, string | null]>([
    ['before anything came', null, null, 'starting the engine', null],
    [
      'in bytes while it is fetched, with what is left',
      { stage: 'download', done: 63_278_256, total: 253_113_024 },
      42_000,
      'downloading 63 MB of 253 MB, 25 % · 42 s left',
      '63278256',
    ],
    ['in bytes while it is checked', { stage: 'verify', done: 1, total: 3 }, null, ', 33 %', '1'],
    ['in layers', { stage: 'layers', done: 9, total: 18 }, 240_000, 'layer 9 of 18, 50 % · 4 min left', '9'],
    ['without a total', { stage: 'head', done: 0, total: 0 }, null, 'output head, 0 %', '0'],
  ])('is said %s', async (_, progress, remainingMs, words, value) => {
    const page = await open();
    await page.setStatus({ state: 'loading', progress, remainingMs });
    expect(text()).toContain(words);
    expect(screen.getByRole('progressbar', { name: 'Model' }).getAttribute('value')).toBe(value);
  });

  it('can be cancelled while it loads, and resumed after', async () => {
    const page = await open();
    await page.setStatus({ state: 'loading', progress: null, remainingMs: null });
    await page.user.click(button('Cancel'));
    expect(page.calls.cancelLoad).toHaveBeenCalledTimes(1);
    await page.setStatus({ state: 'idle', cancelled: true });
    await page.user.click(button('Resume loading'));
    expect(page.calls.load).toHaveBeenCalledTimes(1);
  });

  it('has a button for each wish: a press on "Load" is none on "Cancel" where loading begins under it', async () => {
    const page = await open();
    const load = button('Load the model, 253 MB');
    fireEvent.pointerDown(load);
    await page.setStatus({ state: 'loading', progress: null, remainingMs: null });
    const cancel = button('Cancel');
    expect(cancel).not.toBe(load);
    fireEvent.click(load);
    expect(page.calls.cancelLoad).not.toHaveBeenCalled();
    await page.setStatus({ state: 'idle', cancelled: true });
    fireEvent.click(cancel);
    expect(page.calls.load).not.toHaveBeenCalled();
  });

  it('is live with its back end, how much is left to compute and how fast it writes', async () => {
    const page = await open({ hash: '#v1&lang=ar,zh' });
    await page.ready();
    const { textContent } = screen.getByRole('group', { name: 'Model' });
    expect(textContent).toBe('live · Gemma 3 270M · wasm ×2computing, 2 texts left');
    await page.step();
    expect(text()).toContain('computing, 1 text left');
    await page.finish();
    expect(text()).toBe('live · Gemma 3 270M · wasm ×2 · 80 ms/token');
  });

  it('is failed, with a way to try again', async () => {
    const page = await open();
    await page.setStatus({ state: 'failed', failure: { kind: 'model-part', message: 'part03 is short' } });
    expect(text()).toContain('the model is not loaded');
    await page.user.click(button('Try again'));
    expect(page.calls.retry).toHaveBeenCalledTimes(1);
    expect(page.calls.load).not.toHaveBeenCalled();
  });
});
