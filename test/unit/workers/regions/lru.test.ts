import { describe, expect, it, vi } from 'vitest';
import { RecentlyUsed } from '../../../../workers/regions/lru';

describe('values kept while they are recent', () => {
  it('are made once, and again after newer ones took their place', async () => {
    const cache = new RecentlyUsed<string>(2);
    const make = vi.fn(async (key: string) => key.toUpperCase());
    const get = (key: string) => cache.get(key, () => make(key));
    await Promise.all([get('a'), get('a'), get('b')]);
    expect(make.mock.calls.flat()).toEqual(['a', 'b']);
    await get('a');
    await get('c');
    expect(await get('a')).toBe('A');
    expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c']);
    await get('b');
    expect(make.mock.calls.flat()).toEqual(['a', 'b', 'c', 'b']);
  });

  it('are forgotten when making them failed', async () => {
    const cache = new RecentlyUsed<number>(2);
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('a', async () => 1)).toBe(1);
  });
});
