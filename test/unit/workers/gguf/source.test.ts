import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GgufError } from '../../../../workers/errors';
import { blobSource, partsSource, urlSource } from '../../../../workers/gguf/source';

const whole = Uint8Array.from({ length: 100 }, (_, i) => i);
const parts = [whole.subarray(0, 40), whole.subarray(40, 80), whole.subarray(80)];

/** A server over `whole`, with or without ranges. */
function server(options: { ranges: boolean; short?: boolean; status?: number }): typeof fetch {
  return async (_url, init) => {
    if (options.status !== undefined) return new Response(null, { status: options.status });
    if (!options.ranges) return new Response(whole, { status: 200 });
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get('range') ?? '') ?? [];
    const body = whole.slice(Number(from), Number(to) + (options.short && Number(to) > 0 ? 0 : 1));
    return new Response(body, { status: 206, headers: { 'content-range': `bytes ${from}-${to}/100` } });
  };
}

describe('every kind of source', () => {
  it('gives exactly the bytes that were asked for, across parts too', async () => {
    const sources = [
      partsSource(parts),
      blobSource(new Blob([whole])),
      await urlSource('http://host/x.gguf', server({ ranges: true })),
    ];
    const range = fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 100 })).filter(([at, n]) => at + n <= 100);
    for (const source of sources) {
      expect(source.sizeBytes).toBe(100);
      await fc.assert(
        fc.asyncProperty(range, async ([at, length]) => {
          expect(Array.from(await source.read(at, length))).toEqual(Array.from(whole.slice(at, at + length)));
        }),
      );
    }
  });

  it.each([
    [90, 11],
    [-1, 2],
    [0, -1],
    [0.5, 1],
    [Number.NaN, 1],
  ])('refuses the range from %d of length %d', async (offset, length) => {
    await expect(partsSource(parts).read(offset, length)).rejects.toThrow(GgufError);
    await expect(blobSource(new Blob([whole])).read(offset, length)).rejects.toThrow(/has 100/);
  });
});

describe('parts in memory', () => {
  it('cost no copy where a read stays inside one', async () => {
    const bytes = await partsSource(parts).read(41, 10);
    expect(bytes.buffer).toBe(whole.buffer);
  });
});

describe('a URL', () => {
  it('of a server without ranges is refused with what to do', async () => {
    const attempt = urlSource('http://host/x.gguf', server({ ranges: false }));
    await expect(attempt).rejects.toThrow(/does not answer byte ranges.*Download the file/);
  });

  it('that is not there is refused with its status', async () => {
    const attempt = urlSource('http://host/x.gguf', server({ ranges: true, status: 404 }));
    await expect(attempt).rejects.toThrow(/404/);
  });

  it('that can not be reached is a GgufError, with the cause kept', async () => {
    const attempt = urlSource('http://host/x.gguf', async () => {
      throw new TypeError('Failed to fetch');
    });
    await expect(attempt).rejects.toMatchObject({ name: 'GgufError', cause: { message: 'Failed to fetch' } });
  });

  it('that gives too few bytes is refused', async () => {
    const source = await urlSource('http://host/x.gguf', server({ ranges: true, short: true }));
    await expect(source.read(0, 10)).rejects.toThrow(/gave 9 bytes/);
  });
});
