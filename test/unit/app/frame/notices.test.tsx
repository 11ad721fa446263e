// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { pageStorage } from '../../../../app/browser/storage';
import { Notices } from '../../../../app/frame/Notices';
import type { Failure } from '../../../../app/state/results';
import { BackendError, RegionError } from '../../../../workers/errors';
import { words } from '../../../../workers/errors/words';
import type { StorageProblem } from '../../../../workers/protocol';
import { openPage, said, toldLine } from '../../../support/page';

const open = (hash = '#v1&lang=ar') => openPage(<Notices />, { hash });
const press = (name: string) => within(screen.getByRole('alert')).getByRole('button', { name });

const FAILED: Failure = { kind: 'model-part', words: words('model.partBroken', { part: 'part03' }) };

describe('a notice', () => {
  it('is not there where nothing is wrong', async () => {
    await open();
    expect(document.querySelector('.notice')).toBeNull();
  });

  it('says what failed and what to do, each once, and tries again', async () => {
    const page = await open();
    await page.setStatus({ state: 'failed', failure: FAILED });
    const words = screen.getByRole('alert').textContent ?? '';
    expect(words).toMatch(
      /^The model could not be loaded. Part part03 of the model could not be fetched: the connection broke. Try again; only what is missing is fetched.Try again$/,
    );
    expect(within(screen.getByRole('alert')).queryByRole('button', { name: 'Dismiss' })).toBeNull();
    await page.user.click(press('Try again'));
    expect(page.calls.retry).toHaveBeenCalledTimes(1);
  });

  it('of a run that failed runs again what is set', async () => {
    const page = await open();
    page.engine.failWith = new RegionError('region.checksum');
    await page.ready();
    await page.finish();
    expect(screen.getByRole('alert').textContent).toContain('The numbers could not be computed.');
    page.engine.failWith = null;
    await page.user.click(press('Try again'));
    await page.finish();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(page.explorer.results.getState().rows.ar?.base).not.toBeNull();
    expect(page.calls.retry).not.toHaveBeenCalled();
  });

  it('of a load that hangs proposes one thread where sessions are made, and to begin anew elsewhere', async () => {
    const page = await open();
    const loading = (stage: 'download' | 'head') =>
      page.setStatus({ state: 'loading', progress: { stage, done: 0, total: 8 }, remainingMs: null });
    act(() => page.explorer.client.state.setState({ stalled: true }));
    expect(document.querySelector('.notice')).toBeNull();
    await loading('head');
    expect(toldLine('stalled')).toMatch(/not moved for a minute/);
    await page.user.click(screen.getByRole('button', { name: 'Load on one thread' }));
    expect(page.calls.chooseBackend).toHaveBeenCalledWith('wasm-1');
    await loading('download');
    await page.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(page.calls.retry).toHaveBeenCalledTimes(1);
  });

  it('counts edits that the model does not have, while no model is there to refuse them', async () => {
    const norm = 'post_attention_norm';
    const page = await open(
      `#v1&edit=${norm}:99:99999:x4,${norm}:1:163:x4,dim:640:all:all:zero,dim:639:all:all:zero`,
    );
    expect(toldLine('outside')).toMatch(
      /^2 edits name a layer, norm, dimension or weight that Gemma 3 270M does not have/,
    );
    act(() => page.explorer.store.getState().edit({ extras: [] }));
    expect(document.querySelector('.notice')).toBeNull();
  });

  it('names a region of an earlier visit that cannot be used, and its switch is off', async () => {
    pageStorage().setItem('own-region-kept', '1');
    const page = await open('#v1&own=1&map=own-vi-1-before-code-0-q');
    await vi.waitFor(() => expect(page.shared().own).toBe(false));
    expect(page.shared().overlap.a).not.toBe('own');
    expect(toldLine('link-problems')).toContain(
      'The region of your own text that is kept here could not be used',
    );
  });

  it('of a back end that died in a run takes a new worker', async () => {
    const page = await open();
    page.engine.failWith = new BackendError('backend.gpuLost', { reason: 'hung' });
    await page.ready();
    await page.finish();
    await page.user.click(press('Try again'));
    expect(page.calls.retry).toHaveBeenCalledTimes(1);
  });

  it('of a run can be dismissed', async () => {
    const page = await open();
    page.engine.failWith = new RegionError('region.checksum');
    await page.ready();
    await page.finish();
    await page.user.click(press('Dismiss'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('gives way to one that the model could not be loaded at all', async () => {
    const page = await open();
    act(() => page.explorer.results.setState({ failure: { kind: 'backend', words: words('backend.none') } }));
    await page.setStatus({ state: 'failed', failure: { kind: 'backend', words: words('backend.none') } });
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    expect(screen.getByRole('alert').textContent).toContain('try another browser');
  });
});

describe('a model that the browser does not keep', () => {
  const tell = async (notKept: StorageProblem | null) => {
    const page = await open();
    await page.ready();
    act(() => page.explorer.client.state.setState({ notKept }));
    return page;
  };

  it.each([
    ['quota', /storage .* is full.*what did not fit is fetched again next time.*253 MB.*free disk space/],
    ['unavailable', /no storage.*253 MB are fetched again next time.*open the page in a normal window/],
  ] as const)('is said, with what to do: %s', async (problem, words) => {
    await tell(problem);
    expect(toldLine('storage')).toMatch(/^The model is not kept\. /);
    expect(said().at(-1)).toMatch(words);
  });

  it('is no news once the reader has read it, nor where all is kept', async () => {
    const page = await tell('quota');
    await page.user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(page.calls.dismissNotKept).toHaveBeenCalledTimes(1);
    act(() => page.explorer.client.state.setState({ notKept: null }));
    expect(toldLine('storage')).toBeUndefined();
  });

  it('gives way to a model that could not be loaded at all', async () => {
    const page = await tell('quota');
    await page.setStatus({ state: 'failed', failure: FAILED });
    expect(toldLine('storage')).toBeUndefined();
  });
});

describe('a link that could not be read whole', () => {
  it.each([
    ['#junk', 'not a link of this version'],
    ['#v1&core=yes', '“core” could not be read'],
    ['#v1&off=ar&kind=bottom&share=5', 'the share is set to 1 %'],
    ['#v1&lang=none', 'the usual ones are shown'],
  ])('%s says so', async (hash, words) => {
    await open(hash);
    expect(toldLine('link-problems')).toContain(words);
    expect(said()).toContain(toldLine('link-problems'));
  });

  it('names each part, until the reader dismisses it', async () => {
    const { user } = await open('#v1&t=9&x=a');
    expect(toldLine('link-problems')).toMatch(/“t” could not.*“x” could not/);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(toldLine('link-problems')).toBeUndefined();
  });
});
