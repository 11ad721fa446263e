import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptFiles } from '../../../../app/offline/kept_files';

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
let earlier: MemoryCache | null;
/** What something on the way answers in the host's place, once each. */
const answersOnce: string[] = [];
let host: Map<string, string>;
const fetched: string[] = [];
const work: Promise<unknown>[] = [];
const later = (one: Promise<unknown>) => void work.push(one);

const keptFiles = (files: ReturnType<typeof file>[]) =>
  new KeptFiles(files, {
    root: ROOT,
    openCache: async () => cache as unknown as Cache,
    openEarlier: async () => earlier as unknown as Cache | null,
    fetch: async (asked, options) => {
      const url = typeof asked === 'string' ? asked : asked.url;
      fetched.push(options?.cache === 'reload' ? `${url} anew` : url);
      if (answersOnce.length > 0) return new Response(answersOnce.shift());
      const text = host.get(url.slice(ROOT.length));
      if (text === undefined) throw new TypeError('no network');
      return new Response(text, { headers: { 'content-type': 'application/json' } });
    },
  });

beforeEach(() => {
  cache = new MemoryCache();
  earlier = null;
  answersOnce.length = 0;
  host = new Map([
    ['a.json', 'old a'],
    ['b.region', 'bbb'],
  ]);
  fetched.length = 0;
  work.length = 0;
});

describe('files that are kept', () => {
  const files = [file('a.json', 'old a'), file('b.region', 'bbb')];

  it('knows its files by address, whatever the query, and no others', () => {
    const kept = keptFiles(files);
    expect(kept.has(`${ROOT}a.json?x=1`)).toBe(true);
    expect(kept.has(`${ROOT}c.json`)).toBe(false);
    expect(kept.has('https://other.example/page/a.json')).toBe(false);
  });

  it('keeps what the page fetched, and answers from it without a network', async () => {
    const kept = keptFiles(files);
    expect(await (await kept.answer(new Request(`${ROOT}a.json`), later)).text()).toBe('old a');
    await Promise.all(work);
    host.clear();
    const again = await kept.answer(new Request(`${ROOT}a.json`), later);
    expect([await again.text(), again.headers.get('content-type')]).toEqual(['old a', 'application/json']);
    expect(fetched).toEqual([`${ROOT}a.json`]);
  });

  it('fetches only what is missing, and tells how far it is', async () => {
    const kept = keptFiles(files);
    await kept.answer(new Request(`${ROOT}a.json`), later);
    await Promise.all(work);
    const told = vi.fn();
    expect(await kept.fill(told)).toEqual({ files: 2, of: 2, problem: null });
    expect(told.mock.calls.map(([report]) => report.files)).toEqual([1, 2]);
    expect(fetched).toEqual([`${ROOT}a.json`, `${ROOT}b.region`]);
  });

  it('keeps two versions beside each other, fetches what changed, and prunes the old one when told', async () => {
    const old = keptFiles(files);
    await old.fill(() => {});
    host.set('a.json', 'new a');
    const newer = keptFiles([file('a.json', 'new a'), file('b.region', 'bbb')]);
    fetched.length = 0;
    await newer.fill(() => {});
    expect(fetched).toEqual([`${ROOT}a.json`]);
    expect(await (await old.answer(new Request(`${ROOT}a.json`), later)).text()).toBe('old a');
    await newer.prune();
    expect(cache.entries.size).toBe(2);
    expect(await (await newer.answer(new Request(`${ROOT}a.json`), later)).text()).toBe('new a');
  });

  it('never keeps bytes of another version than its own', async () => {
    const kept = keptFiles(files);
    host.set('a.json', 'newer');
    expect(await (await kept.answer(new Request(`${ROOT}a.json`), later)).text()).toBe('newer');
    await Promise.all(work);
    expect(cache.entries.size).toBe(0);
    expect(await kept.fill(() => {})).toMatchObject({ files: 1, problem: 'network' });
  });

  it('says that storage is full, and still answers', async () => {
    cache.limit = 1;
    const kept = keptFiles(files);
    expect(await kept.fill(() => {})).toMatchObject({ files: 1, of: 2, problem: 'quota' });
    expect(await (await kept.answer(new Request(`${ROOT}b.region`), later)).text()).toBe('bbb');
    await Promise.all(work);
  });

  it('says that the network is gone, and goes on at the next try', async () => {
    const kept = keptFiles(files);
    host.delete('b.region');
    expect(await kept.fill(() => {})).toMatchObject({ files: 1, problem: 'network' });
    host.set('b.region', 'bbb');
    expect(await kept.fill(() => {})).toMatchObject({ files: 2, problem: null });
  });

  it('never keeps the sign-in page that a network answers with, and gets the file once the network is itself', async () => {
    const kept = keptFiles(files);
    answersOnce.push('<html>sign in</html>', '<html>sign in</html>');
    const answer = await kept.answer(new Request(`${ROOT}a.json`), later);
    expect(await answer.text()).toContain('sign in');
    await Promise.all(work);
    expect(cache.entries.size).toBe(0);
    expect(await kept.fill()).toMatchObject({ files: 2, problem: null });
  });

  it('asks past the browser’s own cache where that still holds a sign-in page', async () => {
    answersOnce.push('<html>sign in</html>');
    expect(await (await keptFiles(files).answer(new Request(`${ROOT}a.json`), later)).text()).toBe('old a');
    expect(fetched).toEqual([`${ROOT}a.json`, `${ROOT}a.json anew`]);
  });

  it('throws junk away that lies under its keys, and fetches the file again', async () => {
    const kept = keptFiles(files);
    await kept.fill();
    for (const key of cache.entries.keys()) cache.entries.set(key, new Response('junk'));
    expect(await (await kept.answer(new Request(`${ROOT}a.json`), later)).text()).toBe('old a');
    expect(await kept.fill()).toMatchObject({ files: 2, problem: null });
    host.clear();
    expect(await (await kept.answer(new Request(`${ROOT}b.region`), later)).text()).toBe('bbb');
  });

  it('opens the page itself by the address of its folder', async () => {
    const kept = keptFiles([file('index.html', 'page')]);
    host.set('index.html', 'page');
    await kept.fill();
    host.clear();
    expect(kept.has(`${ROOT}?from=mail`)).toBe(true);
    const answer = await kept.answer(new Request(`${ROOT}?from=mail`), later);
    expect([await answer.text(), answer.headers.get('content-type')]).toEqual([
      'page',
      'text/html; charset=utf-8',
    ]);
  });

  it('takes over what an earlier version kept for it, and leaves what it kept for others', async () => {
    await keptFiles(files).fill();
    earlier = cache;
    cache = new MemoryCache();
    const others = 'https://host.example/other/a.json?sha256=1';
    earlier.entries.set(others, new Response('theirs'));
    earlier.entries.set(`${ROOT}gone.json?sha256=2`, new Response('of no version that is left'));
    host.clear();
    const kept = keptFiles(files);
    await kept.prune();
    expect(await kept.fill()).toMatchObject({ files: 2, problem: null });
    expect([...earlier.entries.keys()]).toEqual([others]);
  });
});
