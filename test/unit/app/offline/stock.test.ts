import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Stock } from '../../../../app/offline/stock';

const ROOT = 'https://host.example/page/';
const file = (url: string, text: string) => ({
  url,
  sizeBytes: text.length,
  sha256: createHash('sha256').update(text).digest('hex'),
});

/** A cache in memory, with a limit as a full disk has one. */
class MemoryCache {
  readonly entries = new Map<string, Response>();
  limit = Number.POSITIVE_INFINITY;

  match = async (key: string) => this.entries.get(key)?.clone();
  put = async (key: string, response: Response) => {
    if (this.entries.size >= this.limit) throw new DOMException('full', 'QuotaExceededError');
    this.entries.set(key, response);
  };
  keys = async () => [...this.entries.keys()].map((url) => new Request(url));
  delete = async (key: string) => this.entries.delete(key);
}

let cache: MemoryCache;
let host: Map<string, string>;
const fetched: string[] = [];
const work: Promise<unknown>[] = [];
const later = (one: Promise<unknown>) => void work.push(one);

const stockOf = (files: ReturnType<typeof file>[]) =>
  new Stock(files, {
    root: ROOT,
    openCache: async () => cache as unknown as Cache,
    fetch: async (url) => {
      fetched.push(url);
      const text = host.get(url.slice(ROOT.length));
      if (text === undefined) throw new TypeError('no network');
      return new Response(text, { headers: { 'content-type': 'application/json' } });
    },
  });

beforeEach(() => {
  cache = new MemoryCache();
  host = new Map([
    ['a.json', 'old a'],
    ['b.region', 'bbb'],
  ]);
  fetched.length = 0;
  work.length = 0;
});

describe('the stock', () => {
  const files = [file('a.json', 'old a'), file('b.region', 'bbb')];

  it('knows its files by address, whatever the query, and no others', () => {
    const stock = stockOf(files);
    expect(stock.has(`${ROOT}a.json?x=1`)).toBe(true);
    expect(stock.has(`${ROOT}c.json`)).toBe(false);
    expect(stock.has('https://other.example/page/a.json')).toBe(false);
  });

  it('keeps what the page fetched, and answers from it without a network', async () => {
    const stock = stockOf(files);
    expect(await (await stock.answer(`${ROOT}a.json`, later)).text()).toBe('old a');
    await Promise.all(work);
    host.clear();
    const again = await stock.answer(`${ROOT}a.json`, later);
    expect([await again.text(), again.headers.get('content-type')]).toEqual(['old a', 'application/json']);
    expect(fetched).toEqual([`${ROOT}a.json`]);
  });

  it('fetches only what is missing, and tells how far it is', async () => {
    const stock = stockOf(files);
    await stock.answer(`${ROOT}a.json`, later);
    await Promise.all(work);
    const told = vi.fn();
    expect(await stock.fill(told)).toEqual({ tell: 'stock', files: 2, of: 2, problem: null });
    expect(told.mock.calls.map(([report]) => report.files)).toEqual([1, 2]);
    expect(fetched).toEqual([`${ROOT}a.json`, `${ROOT}b.region`]);
  });

  it('keeps two versions beside each other, fetches what changed, and prunes the old one when told', async () => {
    const old = stockOf(files);
    await old.fill(() => {});
    host.set('a.json', 'new a');
    const newer = stockOf([file('a.json', 'new a'), file('b.region', 'bbb')]);
    fetched.length = 0;
    await newer.fill(() => {});
    expect(fetched).toEqual([`${ROOT}a.json`]);
    expect(await (await old.answer(`${ROOT}a.json`, later)).text()).toBe('old a');
    await newer.prune();
    expect(cache.entries.size).toBe(2);
    expect(await (await newer.answer(`${ROOT}a.json`, later)).text()).toBe('new a');
  });

  it('never keeps bytes of another version than its own', async () => {
    const stock = stockOf(files);
    host.set('a.json', 'newer');
    expect(await (await stock.answer(`${ROOT}a.json`, later)).text()).toBe('newer');
    await Promise.all(work);
    expect(cache.entries.size).toBe(0);
    expect(await stock.fill(() => {})).toMatchObject({ files: 1, problem: 'network' });
  });

  it('says that storage is full, and still answers', async () => {
    cache.limit = 1;
    const stock = stockOf(files);
    expect(await stock.fill(() => {})).toMatchObject({ files: 1, of: 2, problem: 'quota' });
    expect(await (await stock.answer(`${ROOT}b.region`, later)).text()).toBe('bbb');
    await Promise.all(work);
  });

  it('says that the network is gone, and goes on at the next try', async () => {
    const stock = stockOf(files);
    host.delete('b.region');
    expect(await stock.fill(() => {})).toMatchObject({ files: 1, problem: 'network' });
    host.set('b.region', 'bbb');
    expect(await stock.fill(() => {})).toMatchObject({ files: 2, problem: null });
  });
});
