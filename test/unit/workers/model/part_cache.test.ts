import { describe, expect, it } from 'vitest';
import { browserPartCache } from '../../../../workers/model/part_cache';
import type { StorageProblem } from '../../../../workers/protocol';

/** Cache Storage with room for `room` entries. */
function storage(room = Number.POSITIVE_INFINITY) {
  const entries = new Map<string, Response>();
  const cache = {
    match: async (key: string) => entries.get(key)?.clone(),
    put: async (key: string, response: Response) => {
      if (entries.size >= room) throw new DOMException('full', 'QuotaExceededError');
      entries.set(key, response);
    },
    delete: async (key: string) => entries.delete(key),
  };
  return { entries, open: async () => cache as unknown as Cache, has: async () => false };
}

const PAGE = 'https://host.example/explorer/';

const bytes = Uint8Array.of(1, 2, 3);

describe('the cache of model parts in a browser', () => {
  it('gives back what was put, its size without reading it, and nothing after deletion', async () => {
    const caches = storage();
    const cache = await browserPartCache(PAGE, 'abc', undefined, () => caches);
    await cache.put('x.part00', bytes);
    expect(await cache.get('x.part00')).toEqual(bytes);
    expect(await cache.sizeOf('x.part00')).toBe(3);
    await cache.delete('x.part00');
    expect(await cache.get('x.part00')).toBeNull();
    expect(await cache.sizeOf('x.part00')).toBeNull();
  });

  it('keeps two models apart', async () => {
    const caches = storage();
    const one = await browserPartCache(PAGE, 'abc', undefined, () => caches);
    const other = await browserPartCache(PAGE, 'def', undefined, () => caches);
    await one.put('x.part00', bytes);
    expect(await other.get('x.part00')).toBeNull();
  });

  it('belongs to one deployment, and takes over what an earlier version kept for all of an origin', async () => {
    const all = new Map<string, ReturnType<typeof storage>>();
    const caches = {
      has: async (name: string) => all.has(name),
      open: async (name: string) => {
        const one = all.get(name) ?? storage();
        all.set(name, one);
        return one.open();
      },
    };
    const earlier = await caches.open('model-parts-v1');
    await earlier.put(
      'https://model-parts.invalid/abc/x.part00',
      new Response(bytes, { headers: { 'content-length': '3' } }),
    );
    const cache = await browserPartCache(PAGE, 'abc', undefined, () => caches);
    expect(await cache.sizeOf('x.part00')).toBe(3);
    expect(await cache.get('x.part00')).toEqual(bytes);
    expect(all.get('model-parts-v1')?.entries.size).toBe(0);
    expect(await cache.get('x.part00')).toEqual(bytes);
    const other = await browserPartCache('https://host.example/other/', 'abc', undefined, () => caches);
    expect(await other.get('x.part00')).toBeNull();
  });

  it('goes on without writing when the quota is exceeded, and says so once', async () => {
    const problems: StorageProblem[] = [];
    const caches = storage(1);
    const cache = await browserPartCache(
      PAGE,
      'abc',
      (problem) => problems.push(problem),
      () => caches,
    );
    for (const file of ['a', 'b', 'c']) await cache.put(file, bytes);
    expect(problems).toEqual(['quota']);
    expect(caches.entries.size).toBe(1);
    expect(await cache.get('a')).toEqual(bytes);
    expect(await cache.get('b')).toBeNull();
  });

  it.each([
    ['has no storage', () => undefined],
    [
      'forbids storage',
      () => {
        throw new DOMException('denied', 'SecurityError');
      },
    ],
  ])('where the page %s holds nothing and says so', async (_name, open) => {
    const problems: StorageProblem[] = [];
    const cache = await browserPartCache(PAGE, 'abc', (problem) => problems.push(problem), open);
    await cache.put('a', bytes);
    expect(await cache.get('a')).toBeNull();
    expect(problems).toEqual(['unavailable']);
  });
});
