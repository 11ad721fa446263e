import { beforeEach, describe, expect, it } from 'vitest';
import { CancelledError, ModelPartError } from '../../../../workers/errors';
import { MissingFile } from '../../../../workers/host_answer';
import type { ModelManifest } from '../../../../workers/model/manifest';
import {
  fetchPartFrom,
  loadParts,
  type PartCache,
  type PartsProgress,
  partsAreCached,
} from '../../../../workers/model/parts';
import { sha256Hex } from '../../../../workers/sha256';

const PART_BYTES = 1000;
const whole = Uint8Array.from({ length: 3500 }, (_, i) => (i * 7) % 251);
const pieces = [0, 1, 2, 3].map((i) => whole.subarray(i * PART_BYTES, (i + 1) * PART_BYTES));
const fileOf = (index: number) => `tiny.gguf.part0${index}`;
const manifest: ModelManifest = {
  version: 1,
  name: 'Tiny',
  file: 'tiny.gguf',
  sizeBytes: whole.length,
  sha256: await sha256Hex(whole),
  partBytes: PART_BYTES,
  parts: await Promise.all(
    pieces.map(async (piece, i) => ({
      file: fileOf(i),
      sizeBytes: piece.length,
      sha256: await sha256Hex(piece),
    })),
  ),
};

class MemoryCache implements PartCache {
  readonly kept = new Map<string, Uint8Array>();
  async get(file: string) {
    return this.kept.get(file) ?? null;
  }
  async sizeOf(file: string) {
    return this.kept.get(file)?.length ?? null;
  }
  async put(file: string, bytes: Uint8Array) {
    this.kept.set(file, bytes);
  }
  async delete(file: string) {
    this.kept.delete(file);
  }
}

/** A host whose parts can be broken; remembers what was asked of it. */
class Host {
  readonly asked: string[] = [];
  readonly files = new Map(pieces.map((piece, i) => [fileOf(i), piece]));
  readonly fetchPart = async (file: string) => {
    this.asked.push(file);
    const bytes = this.files.get(file);
    if (bytes === undefined) throw new MissingFile(404);
    return bytes;
  };
}

let host: Host;
let cache: MemoryCache;
beforeEach(() => {
  host = new Host();
  cache = new MemoryCache();
});
const joined = (parts: readonly Uint8Array[]) => parts.flatMap((part) => Array.from(part));

describe('loading the parts of a model', () => {
  it('gives them in order and keeps each in the cache', async () => {
    const { parts, kept } = await loadParts(manifest, host.fetchPart, cache);
    expect(joined(parts)).toEqual(Array.from(whole));
    await kept;
    expect([...cache.kept.keys()].sort()).toEqual([0, 1, 2, 3].map(fileOf));
  });

  it('asks the host for nothing that is cached', async () => {
    await (await loadParts(manifest, host.fetchPart, cache)).kept;
    host.asked.length = 0;
    const seen: PartsProgress[] = [];
    const { parts } = await loadParts(manifest, host.fetchPart, cache, (progress) => seen.push(progress));
    expect(host.asked).toEqual([]);
    expect(joined(parts)).toEqual(Array.from(whole));
    expect(seen.at(-1)).toEqual({ stage: 'verify', done: 3500, total: 3500, cached: 3500 });
  });

  it('does not wait for a slow cache, and puts one part after another', async () => {
    const started: string[] = [];
    const finish: (() => void)[] = [];
    const slow: PartCache = {
      get: async () => null,
      sizeOf: async () => null,
      delete: async () => {},
      put: (file) => {
        started.push(file);
        return new Promise((resolve) => finish.push(resolve));
      },
    };
    const { parts, kept } = await loadParts(manifest, host.fetchPart, slow);
    expect(joined(parts)).toEqual(Array.from(whole));
    expect(started).toHaveLength(1);
    let done = false;
    const waiting = kept.then(() => {
      done = true;
    });
    for (let at = 0; at < 4; at++) {
      expect(done).toBe(false);
      finish[at]?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await waiting;
    expect([...started].sort()).toEqual([0, 1, 2, 3].map(fileOf));
  });

  it('runs without a cache', async () => {
    expect(joined((await loadParts(manifest, host.fetchPart, null)).parts)).toEqual(Array.from(whole));
  });

  it('reads streams and reports every chunk, never going back', async () => {
    const seen: PartsProgress[] = [];
    const stream = async (file: string) =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          const bytes = host.files.get(file) ?? new Uint8Array(0);
          for (let at = 0; at < bytes.length; at += 300) controller.enqueue(bytes.slice(at, at + 300));
          controller.close();
        },
      });
    const { parts } = await loadParts(manifest, stream, cache, (progress) => seen.push(progress));
    expect(joined(parts)).toEqual(Array.from(whole));
    const done = seen.map((progress) => progress.done);
    expect(done.length).toBeGreaterThan(8);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(seen.at(-1)).toEqual({ stage: 'download', done: 3500, total: 3500, cached: 0 });
  });
});

describe('a part that is not right', () => {
  it.each([
    ['missing', () => host.files.delete(fileOf(1)), /missing on the host \(status 404\)/],
    ['short', () => host.files.set(fileOf(1), pieces[1].subarray(1)), /1,000 bytes were expected, 999 found/],
    ['too long', () => host.files.set(fileOf(1), new Uint8Array(1001)), /1,001 found/],
    ['altered', () => host.files.set(fileOf(1), new Uint8Array(1000)), /altered/],
  ])('because it is %s is named, and a retry fetches it alone', async (_what, damage, message) => {
    damage();
    const attempt = loadParts(manifest, host.fetchPart, cache);
    await expect(attempt).rejects.toThrow(ModelPartError);
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toMatchObject({ words: { values: { part: fileOf(1) } } });
    expect(cache.kept.has(fileOf(1))).toBe(false);
    host.files.set(fileOf(1), pieces[1]);
    host.asked.length = 0;
    expect(joined((await loadParts(manifest, host.fetchPart, cache)).parts)).toEqual(Array.from(whole));
    expect(host.asked).toEqual([fileOf(1)]);
  });

  it('because the connection broke is named, with the cause kept', async () => {
    const broken = async (file: string) => {
      if (file === fileOf(2)) throw new TypeError('network');
      return host.fetchPart(file);
    };
    const attempt = loadParts(manifest, broken, cache);
    await expect(attempt).rejects.toMatchObject({
      words: { values: { part: fileOf(2) } },
      cause: { message: 'network' },
    });
    expect(cache.kept.size).toBe(3);
  });

  it('in the cache is thrown out and fetched again', async () => {
    await (await loadParts(manifest, host.fetchPart, cache)).kept;
    cache.kept.set(fileOf(3), new Uint8Array(500));
    host.asked.length = 0;
    expect(joined((await loadParts(manifest, host.fetchPart, cache)).parts)).toEqual(Array.from(whole));
    expect(host.asked).toEqual([fileOf(3)]);
    expect(cache.kept.get(fileOf(3))).toEqual(pieces[3]);
  });
});

describe('cancelling', () => {
  it('rejects with CancelledError, and the next load goes on where it stopped', async () => {
    const stop = new AbortController();
    const fetchPart = async (file: string) => {
      if (file === fileOf(3)) stop.abort();
      return host.fetchPart(file);
    };
    await expect(loadParts(manifest, fetchPart, cache, undefined, stop.signal)).rejects.toThrow(
      CancelledError,
    );
    const before = cache.kept.size;
    expect(before).toBeGreaterThan(0);
    host.asked.length = 0;
    await (await loadParts(manifest, host.fetchPart, cache)).kept;
    expect(host.asked.length).toBe(4 - before);
  });

  it('before the start fetches nothing', async () => {
    const attempt = loadParts(manifest, host.fetchPart, cache, undefined, AbortSignal.abort());
    await expect(attempt).rejects.toThrow(CancelledError);
    expect(host.asked).toEqual([]);
  });
});

describe('whether a model is cached', () => {
  it('is told by the sizes of all its parts', async () => {
    expect(await partsAreCached(manifest, cache)).toBe(false);
    await (await loadParts(manifest, host.fetchPart, cache)).kept;
    expect(await partsAreCached(manifest, cache)).toBe(true);
    cache.kept.set(fileOf(0), new Uint8Array(3));
    expect(await partsAreCached(manifest, cache)).toBe(false);
  });
});

describe('parts beside a manifest', () => {
  const fetchFrom = (answer: (url: string) => Response) =>
    fetchPartFrom('http://host/models/tiny/manifest.json', async (url) => answer(String(url)));

  it('are fetched from its folder', async () => {
    const body = await fetchFrom((url) => new Response(url))('a.part00', undefined);
    expect(await new Response(body as BodyInit).text()).toBe('http://host/models/tiny/a.part00');
  });

  it('are missing where the host says 404 or answers with its start page', async () => {
    const attempt = fetchFrom(() => new Response(null, { status: 404 }))('a', undefined);
    await expect(attempt).rejects.toThrow(MissingFile);
    const page = () =>
      new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } });
    await expect(fetchFrom(page)('a', undefined)).rejects.toThrow(MissingFile);
  });
});
