// @vitest-environment happy-dom
import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { cacheNames } from '../../../../app/browser/cache_names';
import { StorageSection } from '../../../../app/offline/StorageSection';
import { offlineState } from '../../../../app/offline/state';
import { clearStorage, measureStorage, type Stores } from '../../../../app/offline/storage';
import '../../../support/page';

const PAGE = 'https://host.example/explorer/';
const MINE = cacheNames(PAGE);
const THEIRS = cacheNames('https://host.example/other/');

/** Caches with one entry each, and settings. */
function browser(sizes: Record<string, number>) {
  const names = new Set(Object.keys(sizes));
  const local = { bytes: 18 };
  const stores: Stores = {
    caches: () =>
      ({
        keys: async () => [...names],
        delete: async (name: string) => names.delete(name),
        open: async (name: string) => ({
          keys: async () => [new Request(`https://host.example/${encodeURIComponent(name)}`)],
          match: async () => new Response('', { headers: { 'content-length': String(sizes[name]) } }),
        }),
      }) as unknown as CacheStorage,
    address: () => PAGE,
    local: () => ({
      bytes: () => local.bytes,
      clear: () => {
        local.bytes = 0;
      },
    }),
    files: () => undefined,
    estimate: async () => ({ usage: 300e6, quota: 60e9 }),
  };
  return { stores, names, local };
}

const FULL = {
  [MINE.model]: 253e6,
  [MINE.shell]: 2e6,
  [MINE.stock]: 85e6,
  [MINE.own]: 5e6,
  [THEIRS.model]: 253e6,
  [THEIRS.stock]: 85e6,
  foreign: 9e9,
};

beforeEach(() => offlineState.setState({ worker: 'active', version: 'current', stock: null }));

describe('what is stored', () => {
  it('is counted by part, and what other pages and deployments of the origin keep is not', async () => {
    const use = await measureStorage(browser(FULL).stores);
    expect(use.shell).toBe(2e6);
    expect(use.parts).toEqual({ model: 253e6, stock: 85e6, work: 5e6 + 18 });
    expect(use.quota).toBe(60e9);
  });

  it('is nothing where the browser refuses to name its stores', async () => {
    const refuse = () => {
      throw new DOMException('sandboxed', 'SecurityError');
    };
    const stores = {
      address: () => PAGE,
      caches: refuse,
      local: refuse,
      files: () => undefined,
      estimate: () => undefined,
    };
    expect(await measureStorage(stores)).toEqual({
      parts: { model: 0, stock: 0, work: 0 },
      shell: 0,
      used: null,
      quota: null,
    });
  });

  it('is cleared by part; the others stay, and so does the page that may need its service worker', async () => {
    const { stores, names, local } = browser(FULL);
    await clearStorage('stock', stores);
    const others = [THEIRS.model, THEIRS.stock, 'foreign'];
    expect([...names]).toEqual([MINE.model, MINE.shell, MINE.own, ...others]);
    await clearStorage('work', stores);
    expect([[...names], local.bytes]).toEqual([[MINE.model, MINE.shell, ...others], 0]);
  });
});

describe('the section "Stored on this device"', () => {
  const row = (name: string) => within(screen.getByText(name).closest('li') as HTMLElement);

  it('shows sizes, and clears only what the reader has confirmed', async () => {
    const { stores, names } = browser(FULL);
    render(<StorageSection stores={stores} />);
    const user = userEvent.setup();
    await screen.findByText('253 MB');
    await user.click(row('Model').getByRole('button', { name: 'Clear: Model' }));
    expect(row('Model').getByRole('alert').textContent).toContain('fetched again');
    await user.click(row('Model').getByRole('button', { name: 'Keep it' }));
    expect(names.has(MINE.model)).toBe(true);
    await user.click(row('Model').getByRole('button', { name: 'Clear: Model' }));
    await user.click(row('Model').getByRole('button', { name: 'Clear it' }));
    await row('Model').findByText('nothing');
    expect(names.has(MINE.model)).toBe(false);
  });

  it('no longer calls the page complete once its files are cleared, and offers to keep them', async () => {
    offlineState.setState({ stock: { tell: 'stock', files: 41, of: 41, problem: null } });
    render(<StorageSection stores={browser(FULL).stores} />);
    expect(await screen.findByText(/page itself \(2 MB\) stays/)).toBeTruthy();
    await userEvent.click(row('Files for offline use').getByRole('button', { name: /Clear/ }));
    await userEvent.click(row('Files for offline use').getByRole('button', { name: 'Clear it' }));
    await screen.findByText(/^Cleared: recorded results/);
    expect(screen.queryByText(/complete without a network/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Keep the page' })).toBeTruthy();
  });

  it('says that the browser refused to clear, and keeps showing what is there', async () => {
    const { stores } = browser(FULL);
    const caches = stores.caches() as CacheStorage;
    caches.delete = () => Promise.reject(new DOMException('no', 'SecurityError'));
    render(<StorageSection stores={{ ...stores, caches: () => caches }} />);
    await screen.findByText('253 MB');
    await userEvent.click(row('Model').getByRole('button', { name: 'Clear: Model' }));
    await userEvent.click(row('Model').getByRole('button', { name: 'Clear it' }));
    expect((await screen.findByText(/refused to clear/)).textContent).toBeTruthy();
    expect(screen.getByText('253 MB')).toBeTruthy();
  });

  it.each([
    [{ worker: 'absent' }, /keeps no page for offline use/],
    [{ worker: 'soon' }, /once it is idle/],
    [{ worker: 'failed' }, /did not arrive/],
    [{ worker: 'refused' }, /refused to keep the page/],
    [{ stock: { tell: 'stock', files: 41, of: 41, problem: null } }, /complete without a network/],
    [{ stock: { tell: 'stock', files: 7, of: 41, problem: 'quota' } }, /storage is full: 7 of 41/],
    [
      { stock: { tell: 'stock', files: 7, of: 41, problem: 'network' } },
      /Not all files could be fetched: 7 of 41/,
    ],
  ] as const)('says how far the page is kept: %j', async (state, words) => {
    offlineState.setState(state);
    render(<StorageSection stores={browser({}).stores} />);
    expect(await screen.findByText(words)).toBeTruthy();
  });
});
