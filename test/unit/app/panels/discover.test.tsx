// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageStorage } from '../../../../app/browser/storage';
import { Notices } from '../../../../app/frame/Notices';
import { SwitchesSheet } from '../../../../app/panels/switches/SwitchesSheet';
import { BackendError } from '../../../../workers/errors';
import type { OwnRegionReport } from '../../../../workers/protocol';
import { MAX_DISCOVERY_CHARACTERS } from '../../../../workers/tasks/discovery_limits';
import { fill, openPage, toldLine } from '../../../support/page';
import { settle } from '../engine/fakeEngine';

const STABILITY = { byShare: [0.21, 0.22, 0.23], byMatrix: [] };
const REPORT: OwnRegionReport = {
  modelName: 'Gemma 3 270M',
  modelSha256: 'a5fd'.repeat(16),
  importance: 'abs-of-sum',
  shares: [1, 3, 5],
  own: {
    tokens: 2048,
    halves: [1024, 1024],
    meanNll: 3.25,
    truncated: false,
    stability: { top: STABILITY, bottom: STABILITY },
  },
  other: null,
  seconds: 100,
};
const TEXT = 'a text of the reader, long enough to be one that a region can be found on. '.repeat(4);

afterEach(() => localStorage.clear());

/** Cache Storage of a browser, from one visit to the next. */
function keepCaches(): void {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const cache = {
    match: async (key: string) => (kept.has(key) ? new Response(kept.get(key)) : undefined),
    put: async (key: string, response: Response) =>
      void kept.set(key, new Uint8Array(await response.arrayBuffer())),
    delete: async (key: string) => kept.delete(key),
  };
  vi.stubGlobal('caches', { has: async () => false, open: async () => cache });
}

async function openDialog(hash = '') {
  const page = await openPage(
    <>
      <Notices />
      <SwitchesSheet />
    </>,
    { hash, ownReport: REPORT },
  );
  const dialog = async () => {
    await page.user.click(screen.getByRole('button', { name: 'Find a region from my text…' }));
    return within(await screen.findByRole('dialog'));
  };
  return { ...page, dialog };
}

const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name);
async function drop(field: HTMLElement, dropped: File) {
  await act(async () => {
    fireEvent.drop(field, { dataTransfer: { files: [dropped] } });
    await dropped.slice().arrayBuffer();
    await settle();
    await settle();
  });
}

describe('finding a region from the reader’s text', () => {
  it('asks for the model first', async () => {
    const { dialog, calls, user } = await openDialog();
    const inside = await dialog();
    await user.click(inside.getByRole('button', { name: 'Load the model, 253 MB' }));
    expect(calls.load).toHaveBeenCalled();
    expect(inside.queryByRole('button', { name: 'Find the region' })).toBeNull();
  });

  it('counts the tokens and estimates the time, and says that it is an estimate', async () => {
    const { dialog, ready } = await openDialog();
    await ready();
    const inside = await dialog();
    fill(inside.getByLabelText('Your text'), TEXT);
    expect(await inside.findByText(/^300 tokens\./)).toBeTruthy();
    expect(inside.getByText(/an estimate from .* tokens a second \(measured on 2 busy cores/)).toBeTruthy();
    fill(inside.getByLabelText('Your text'), 'two words');
    expect(await inside.findByText(/At least 64 tokens are needed/)).toBeTruthy();
  });

  it('shows how far it is, then the region, its stability and its switch', async () => {
    const { dialog, ready, finish, user, shared, engine } = await openDialog();
    await ready();
    await finish();
    const inside = await dialog();
    fill(inside.getByLabelText('Your text'), TEXT);
    await user.click(inside.getByRole('radio', { name: 'Σ|w·g|' }));
    await user.click(inside.getByRole('button', { name: 'Find the region' }));
    expect(
      inside.getByText(/gradients of your text at the output · 500 of 2,000 tokens · 20 tokens/),
    ).toBeTruthy();
    await finish();
    expect(engine.log).toContain('discover sum-of-abs');
    const found = within(inside.getByRole('region', { name: 'Your region' }));
    expect(found.getByText(/2,048 tokens in two halves \(1,024 and 1,024\).* found in 2 min/)).toBeTruthy();
    expect(found.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
      '0.21',
      '0.22',
      '0.23',
      '0.21',
      '0.22',
      '0.23',
    ]);
    fill(inside.getByLabelText('Your text'), `${TEXT} `);
    expect(await inside.findByText(/20\.5|20 tokens a second \(measured on this machine/)).toBeTruthy();
    await user.click(inside.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('switch', { name: 'Own region' }));
    expect(shared().own).toBe(true);
    await finish();
    expect(engine.log.some((line) => line.startsWith('score own'))).toBe(true);
  });

  it('is cancelled with the texts kept', async () => {
    const { dialog, ready, finish, user } = await openDialog();
    await ready();
    await finish();
    const inside = await dialog();
    fill(inside.getByLabelText('Your text'), TEXT);
    await user.click(inside.getByRole('button', { name: 'Find the region' }));
    await user.click(inside.getByRole('button', { name: 'Cancel' }));
    expect(inside.getByText('Cancelled. The texts are still here.')).toBeTruthy();
    expect(inside.getByLabelText<HTMLTextAreaElement>('Your text').value).toBe(TEXT);
    expect(screen.queryByRole('switch', { name: 'Own region' })).toBeNull();
  });

  it('keeps the texts for the next visit once it has begun, and asks before the tab is closed', async () => {
    const first = await openDialog();
    await first.ready();
    await first.finish();
    const inside = await first.dialog();
    fill(inside.getByLabelText('Your text'), TEXT);
    await first.user.click(inside.getByRole('button', { name: 'Find the region' }));
    const closing = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(true);
    const { explorer } = await openPage(<Notices />);
    expect(explorer.own.state.getState().drafts.text).toBe(TEXT);
  });

  it('tells a failure in words and leaves the rest alone', async () => {
    const { dialog, ready, finish, user, engine } = await openDialog();
    await ready();
    await finish();
    const inside = await dialog();
    fill(inside.getByLabelText('Your text'), TEXT);
    await user.click(inside.getByRole('button', { name: 'Find the region' }));
    engine.failWith = new BackendError('backend.noModel');
    await finish();
    expect(inside.getByRole('alert').textContent).toBe(
      'The region was not found. No model is loaded yet: load one first.',
    );
  });

  it('takes a dropped file, cuts one of 10 MB, and refuses bytes that are no text', async () => {
    const { dialog } = await openDialog();
    const inside = await dialog();
    const field = inside.getByLabelText<HTMLTextAreaElement>('Your text');
    await drop(field, file('mine.txt', 'dropped text'));
    expect(field.value).toBe('dropped text');
    await drop(
      field,
      file(
        'noise.bin',
        new Uint8Array(5000).map((_, at) => (at * 89) % 256),
      ),
    );
    expect(inside.getByRole('alert').textContent).toMatch(/noise\.bin is no text/);
    expect(field.value).toBe('dropped text');
    await drop(field, file('large.txt', 'word '.repeat(2_000_000)));
    expect(inside.getByText(/large\.txt is longer than is read/)).toBeTruthy();
    expect(field.value).toHaveLength(MAX_DISCOVERY_CHARACTERS);
  });

  it('says why it does not open a foreign file', async () => {
    const { dialog, engine, user } = await openDialog();
    const inside = await dialog();
    engine.ownReport = null;
    await user.upload(
      inside.getByLabelText('Open a saved region…', { selector: 'input' }),
      file('foreign.region', 'abc'),
    );
    expect((await inside.findByRole('alert')).textContent).toMatch(/belongs to tiny/);
    expect(inside.queryByRole('region', { name: 'Your region' })).toBeNull();
  });

  it('opens a saved region, and saves it', async () => {
    const { dialog, user } = await openDialog();
    const inside = await dialog();
    await user.upload(
      inside.getByLabelText('Open a saved region…', { selector: 'input' }),
      file('own.region', 'abc'),
    );
    expect(await inside.findByRole('region', { name: 'Your region' })).toBeTruthy();
    const save = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:own');
    // A press on a link would lead happy-dom away from the page.
    const press = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await user.click(inside.getByRole('button', { name: 'Save as file' }));
    expect(save).toHaveBeenCalled();
    expect(press).toHaveBeenCalled();
    save.mockRestore();
    press.mockRestore();
  });

  it('gives the region to a new worker before anything is computed there', async () => {
    const { dialog, ready, finish, setStatus, engine, user } = await openDialog();
    await ready();
    await finish();
    const inside = await dialog();
    await user.upload(
      inside.getByLabelText('Open a saved region…', { selector: 'input' }),
      file('own.region', 'abc'),
    );
    await inside.findByRole('region', { name: 'Your region' });
    engine.log.length = 0;
    await setStatus({ state: 'idle', cancelled: false });
    await ready();
    expect(engine.log[0]).toBe('open 3 bytes');
  });

  it('is there at the next visit, with its switch as it was', async () => {
    keepCaches();
    const first = await openDialog();
    const inside = await first.dialog();
    await first.user.upload(
      inside.getByLabelText('Open a saved region…', { selector: 'input' }),
      file('own.region', 'abc'),
    );
    expect(await inside.findByText('This browser keeps the region for your next visit.')).toBeTruthy();
    cleanup();
    const next = await openDialog('#v1&own=1');
    expect(next.shared().own).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('switch', { name: 'Own region' }).checked).toBe(false);
    await next.ready();
    expect(next.engine.log[0]).toBe('open 3 bytes');
  });

  it('is switched off and forgotten where what was kept cannot be opened', async () => {
    keepCaches();
    pageStorage().setItem('own-region-kept', '1'); // …but the cache was cleared
    const { shared } = await openDialog('#v1&own=1');
    expect(shared().own).toBe(false);
    expect(pageStorage().getItem('own-region-kept')).toBeNull();
  });

  it('says where the browser keeps nothing', async () => {
    const { dialog, user } = await openDialog();
    const inside = await dialog();
    await user.upload(
      inside.getByLabelText('Open a saved region…', { selector: 'input' }),
      file('own.region', 'abc'),
    );
    expect(await inside.findByText(/does not keep the region: save it as a file/)).toBeTruthy();
  });

  it('is named as missing where a link speaks of it', async () => {
    const { shared } = await openDialog('#v1&own=1');
    expect(shared().own).toBe(false);
    expect(toldLine('link-problems')).toMatch(/a link does not carry/);
  });
});
