// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../../app/App';
import type { OfferedModel } from '../../../../app/engine/offer';
import { Header } from '../../../../app/frame/Header';
import { Notices } from '../../../../app/frame/Notices';
import { KeptModels } from '../../../../app/offline/KeptModels';
import ModelOffer from '../../../../app/offline/ModelOffer';
import { words } from '../../../../workers/errors/words';
import { DEFAULT_SHAPE } from '../../../../workers/model/default_model';
import { FetchedStore } from '../../../../workers/model/fetched_store';
import { memoryNeeds } from '../../../../workers/model/memory';
import { FakeCache } from '../../../support/fake_cache';
import { openPage, READY } from '../../../support/page';
import { recordedEntry, recordedFile } from '../../../support/recorded';

const SHA = 'b'.repeat(64);
const ADDRESS = 'https://host.example/m/tiny.gguf';
const LINK = `#v1&lang=ar&model=${SHA}%7CTiny%7C${encodeURIComponent(ADDRESS)}`;
const TINY = { ...READY, info: { ...READY.info, modelName: 'Tiny', modelSha256: SHA } };
const recorded = recordedFile(recordedEntry({}, ' base', { ar: 20 }));
const button = (name: string | RegExp) => screen.getByRole('button', { name });

const report = {
  name: 'Tiny',
  architecture: 'llama',
  sizeBytes: 50e6,
  files: 1,
  keptBytes: 10e6,
  needs: memoryNeeds(DEFAULT_SHAPE, { tensors: new Map() }),
  gpuBufferBytes: null,
};
const offered = (fit: OfferedModel['fit']): OfferedModel => ({
  source: { from: 'url', url: ADDRESS },
  fileName: 'tiny.gguf',
  address: ADDRESS,
  report,
  fit,
});

beforeEach(() => localStorage.clear());

describe('a model at an address', () => {
  it('is looked at when the reader says so, and what is wrong stands at the field', async () => {
    const page = await openPage(<Header />);
    await page.user.type(screen.getByLabelText('Address of a GGUF'), 'o/n/f.gguf');
    await page.user.click(button('Look at it'));
    expect(page.calls.lookUp).toHaveBeenCalledWith('o/n/f.gguf');
    const failure = { kind: 'gguf', words: words('address.password') };
    act(() => page.explorer.client.state.setState({ offer: { state: 'failed', failure } }));
    expect(screen.getByRole('alert').textContent).toMatch(/holds a name or a password/);
  });

  it('is offered with its size, its host and the memory that it takes, and fetched at a press', async () => {
    const page = await openPage(<ModelOffer model={offered({ kind: 'fits' })} />);
    const dialog = screen.getByRole('dialog', { name: 'Load Tiny?' });
    expect(dialog.textContent).toMatch(/tiny\.gguf: architecture llama, 50 MB\..*host\.example.*10 MB of it/);
    expect(dialog.textContent).toMatch(/wasm: about 1\.\d GB of memory/);
    await page.user.click(button('Fetch 40 MB'));
    expect(page.calls.answerOffer).toHaveBeenCalledWith('yes');
  });

  it('that is too large by what the browser tells is refused, says what would fit, and can be tried', async () => {
    const page = await openPage(<ModelOffer model={offered({ kind: 'short', needed: 9e9, there: 4.3e9 })} />);
    const dialog = screen.getByRole('dialog', { name: 'Tiny does not fit' });
    expect(dialog.textContent).toMatch(/has 4\.3 GB of memory.*about 9 GB.*about 1000 million parameters/);
    await page.user.click(button('Load it anyway'));
    expect(page.calls.answerOffer).toHaveBeenCalledWith('yes');
  });

  it('that no browser can hold is refused for good', async () => {
    await openPage(<ModelOffer model={offered({ kind: 'never', needed: 29e9, most: 2 ** 32 })} />);
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toMatch(/addresses for 4\.3 GB.*about 29 GB.*about 1073 million/);
    expect(within(dialog).getAllByRole('button')).toHaveLength(1);
  });

  it('is shown by the page once it was looked at', async () => {
    const page = await openPage(<App />);
    act(() =>
      page.explorer.client.state.setState({ offer: { state: 'offered', model: offered({ kind: 'fits' }) } }),
    );
    await screen.findByRole('dialog', { name: 'Load Tiny?' });
  });
});

describe('a link of another model', () => {
  const rows = (page: Awaited<ReturnType<typeof openPage>>) => page.explorer.results.getState().rows.ar?.base;

  it('shows no numbers of the default one, says which model it needs and offers to look at it', async () => {
    const page = await openPage(<Notices />, { hash: LINK, recorded });
    expect(rows(page)).toBeFalsy();
    expect(screen.getByText(/of the model Tiny \(SHA-256 bbbbbbbbbbbb…\)/)).toBeTruthy();
    await page.user.click(button('Look at it'));
    expect(page.calls.lookUp).toHaveBeenCalledWith(ADDRESS);
    await page.user.click(button('Use Gemma 3 270M instead'));
    await waitFor(() => expect(screen.queryByText(/of the model Tiny/)).toBeNull());
  });

  it('loads nothing else by an act of the reader’s', async () => {
    const page = await openPage(<Notices />, { hash: LINK, recorded });
    act(() => page.explorer.store.getState().edit({ core: true }));
    expect(page.calls.loadOnAct).not.toHaveBeenCalled();
  });

  it('is computed on that model once it is loaded, and on no other', async () => {
    const page = await openPage(<Notices />, { hash: LINK, recorded });
    page.explorer.client.state.setState({ fileName: 'tiny.gguf', address: ADDRESS });
    await page.setStatus(TINY);
    await page.finish();
    expect(rows(page)).toMatchObject({ origin: 'live' });
    expect(screen.queryByText(/of the model/)).toBeNull();
    const { adopt } = page.explorer.store.getState();
    act(() => adopt({ ...page.shared(), model: null }, []));
    expect(rows(page)).toMatchObject({ perplexity: 20, origin: 'recorded' });
    expect(screen.getByText(/of the model Gemma 3 270M/).parentElement?.textContent).toMatch(
      /Tiny is loaded/,
    );
    await page.user.click(button('Back to the default model'));
    expect(page.calls.backToDefault).toHaveBeenCalled();
  });

  it('tells where the file at its address is another one by now', async () => {
    const page = await openPage(<Notices />, { hash: LINK });
    page.explorer.client.state.setState({ fileName: 'tiny.gguf', address: ADDRESS });
    await page.setStatus({ ...TINY, info: { ...TINY.info, modelSha256: 'c'.repeat(64) } });
    expect(screen.getByText(/not the one that it was made with/)).toBeTruthy();
    expect(page.shared().model?.sha256).toBe('c'.repeat(64));
  });
});

describe('a model of the reader’s that is loaded', () => {
  it('is named by the link with hash and address, and the default one is one press away', async () => {
    const page = await openPage(<Header />);
    page.explorer.client.state.setState({ fileName: 'tiny.gguf', address: ADDRESS });
    await page.setStatus(TINY);
    expect(page.shared().model).toEqual({ sha256: SHA, name: 'Tiny', address: ADDRESS });
    await page.user.click(button('Default model'));
    expect(page.calls.backToDefault).toHaveBeenCalled();
    page.explorer.client.state.setState({ fileName: null, address: null });
    await page.setStatus(READY);
    expect(page.shared().model).toBeNull();
  });
});

describe('models from addresses that are kept', () => {
  it('are listed, opened and removed', async () => {
    const cache = new FakeCache();
    vi.stubGlobal('caches', { open: async () => cache });
    const files = [{ url: ADDRESS, sizeBytes: 50e6, validator: null }];
    await new FetchedStore(cache).putAbout({ address: ADDRESS, files, sha256: SHA });
    const page = await openPage(<KeptModels onOpen={() => {}} onChange={() => {}} />);
    expect((await screen.findByRole('listitem')).textContent).toMatch(
      /tiny\.gguf.*host\.example · SHA-256 bbbb.*50 MB/,
    );
    await page.user.click(button('Open: tiny.gguf'));
    expect(page.calls.openKept).toHaveBeenCalledWith(ADDRESS);
    await page.user.click(button('Remove: tiny.gguf'));
    await waitFor(() => expect(screen.queryByRole('listitem')).toBeNull());
    expect(cache.entries.size).toBe(0);
  });
});
