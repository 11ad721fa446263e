// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectLocation, shareLink } from '../../../../app/state/location';
import { createExplorerStore, type ExplorerStore } from '../../../../app/state/store';

/** A browser's window as far as the address goes: a list of entries, and where in it the reader stands. */
class Pages extends EventTarget {
  readonly entries = ['http://host/explorer/'];
  at = 0;
  readonly location: { href: string; hash: string };
  readonly history = {
    pushState: (_state: unknown, _title: string, url: string) => {
      this.entries.splice(++this.at, this.entries.length, url);
    },
    replaceState: (_state: unknown, _title: string, url: string) => {
      this.entries[this.at] = url;
    },
  };

  constructor() {
    super();
    const here = () => this.entries[this.at] ?? '';
    this.location = {
      get href() {
        return here();
      },
      get hash() {
        return new URL(here()).hash;
      },
    };
  }

  go(to: number): void {
    this.at = to;
    this.dispatchEvent(new Event('popstate'));
  }
}

let pages: Pages;
let store: ExplorerStore;
let end: () => void;
const hashes = () => pages.entries.map((entry) => entry.split('#')[1] ?? '');

beforeEach(() => {
  vi.useFakeTimers();
  pages = new Pages();
  store = createExplorerStore();
  end = connectLocation(store, pages as unknown as Window);
});

afterEach(() => {
  end();
  vi.useRealTimers();
});

describe('the address', () => {
  it('takes a lecture’s link that is pasted into it, and says again what is set', () => {
    end();
    const opened: string[] = [];
    end = connectLocation(
      store,
      pages as unknown as Window,
      () => false,
      (hash) => opened.push(hash),
    );
    store.getState().edit({ off: ['ar'] });
    pages.entries.push('http://host/explorer/#lecture=4.AAAA');
    pages.go(2);
    expect(opened).toEqual(['#lecture=4.AAAA']);
    expect(hashes()).toEqual(['', 'v1&off=ar&draw=2', 'v1&off=ar&draw=2']);
    expect(store.getState()).toMatchObject({ shared: { off: ['ar'] }, problems: [] });
  });

  it('makes an entry where an experiment is opened, and leads back from it', () => {
    store.getState().open('core');
    store.getState().open('core');
    expect(hashes()).toEqual(['', 'v1&page=core']);
    pages.go(0);
    expect(store.getState().shared.page).toBeNull();
    pages.go(1);
    expect(store.getState().shared.page).toBe('core');
  });

  it('gets an entry for each change of the recipe, at once', () => {
    store.getState().edit({ core: true });
    store.getState().switchRegion('ar', true);
    store.getState().undo();
    expect(hashes()).toEqual(['', 'v1&core=1&draw=2', 'v1&core=1&off=ar&draw=2', 'v1&core=1&draw=2']);
  });

  it('gathers what is typed into the entry that is there', () => {
    const replaced = vi.spyOn(pages.history, 'replaceState');
    for (const prompt of ['H', 'He', 'Hey']) store.getState().look({ prompt });
    expect(hashes()).toEqual(['']);
    vi.runAllTimers();
    expect(hashes()).toEqual(['v1&prompt=Hey']);
    expect(replaced).toHaveBeenCalledTimes(1);
  });

  it('keeps what was typed when the recipe changes before it was written', () => {
    store.getState().look({ prompt: 'Hey' });
    store.getState().edit({ core: true });
    vi.runAllTimers();
    expect(hashes()).toEqual(['', 'v1&core=1&draw=2&prompt=Hey']);
  });

  it('is read when the reader goes back and forward, which makes no new entry', () => {
    store.getState().edit({ core: true });
    store.getState().edit({ share: 3 });
    pages.go(1);
    expect(store.getState().shared).toMatchObject({ core: true, share: 1 });
    pages.go(0);
    expect(store.getState().shared.core).toBe(false);
    pages.go(2);
    expect(store.getState().shared).toMatchObject({ core: true, share: 3 });
    vi.runAllTimers();
    expect(hashes()).toEqual(['', 'v1&core=1&draw=2', 'v1&core=1&share=3&draw=2']);
  });

  it('is written later where the browser refuses it for a while, and nothing else is lost by that', () => {
    const push = vi.spyOn(pages.history, 'pushState').mockImplementation(() => {
      throw new DOMException('100 calls in 30 s', 'SecurityError');
    });
    const replace = vi.spyOn(pages.history, 'replaceState');
    store.getState().edit({ core: true });
    store.getState().edit({ share: 3 });
    store.getState().look({ prompt: 'Hey' });
    expect(store.getState().shared).toMatchObject({ core: true, share: 3 });
    expect(hashes()).toEqual(['']);
    push.mockRestore();
    vi.runAllTimers();
    expect(hashes()).toEqual(['', 'v1&core=1&share=3&draw=2&prompt=Hey']);
    expect(replace).not.toHaveBeenCalled();
  });

  it('drops a text that was being typed when the reader goes back', () => {
    store.getState().edit({ core: true });
    store.getState().look({ prompt: 'Hey' });
    pages.go(0);
    vi.runAllTimers();
    expect(hashes()).toEqual(['', 'v1&core=1&draw=2']);
  });

  it('that is junk says so and is the default', () => {
    pages.entries[0] = 'http://host/explorer/#what';
    store.getState().edit({ core: true });
    pages.go(0);
    vi.runAllTimers();
    expect(hashes()[0]).toBe('what');
    expect(store.getState()).toMatchObject({ problems: [{ kind: 'version' }], shared: { core: false } });
  });

  it('is left alone once disconnected', () => {
    store.getState().look({ prompt: 'Hey' });
    end();
    vi.runAllTimers();
    store.getState().edit({ core: true });
    expect(hashes()).toEqual(['']);
    pages.go(0);
    expect(store.getState().shared.core).toBe(true);
  });
});

describe('the link', () => {
  it('is the address with all that is set, or bare where nothing is', () => {
    expect(shareLink(store, 'http://host/x?y=1#old')).toBe('http://host/x?y=1');
    store.getState().edit({ core: true });
    expect(shareLink(store, 'http://host/x?y=1#old')).toBe('http://host/x?y=1#v1&core=1&draw=2');
  });
});
