import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GgufError, ModelPartError } from '../../../../workers/errors';
import { modelAddress } from '../../../../workers/model/address';
import { openFetched } from '../../../../workers/model/fetched';
import { FetchedStore } from '../../../../workers/model/fetched_store';
import type { StorageProblem } from '../../../../workers/model/part_cache';
import type { PartsProgress } from '../../../../workers/model/parts';
import { splitGguf } from '../../../fixtures/gguf_writer';
import { FakeCache } from '../../../support/fake_cache';
import { type Hub, openHub } from '../../../support/hub';
import { tinyModel } from '../../../support/tiny_model';

const gguf = tinyModel('llama').gguf;
const sha256 = createHash('sha256').update(gguf).digest('hex');
const PIECE = Math.ceil(gguf.length / 5);
const [first, second] = splitGguf({}, [{ name: 'a', dims: [1], type: 'F32', blocks: new Uint8Array(4) }], 2);

let hub: Hub;
let cache: FakeCache;
let problems: StorageProblem[];
let said: PartsProgress[];

beforeEach(async () => {
  hub = await openHub({
    'o/n/resolve/main/tiny.gguf': gguf,
    'o/n/resolve/main/s-00001-of-00002.gguf': first ?? new Uint8Array(),
    'o/n/resolve/main/s-00002-of-00002.gguf': second ?? new Uint8Array(),
  });
  cache = new FakeCache();
  problems = [];
  said = [];
});
afterEach(() => hub.close());

const addressOf = (id: string) => modelAddress(id, hub.origin);
const store = () => new FetchedStore(cache);
const take = (
  id = 'o/n/tiny.gguf',
  signal = new AbortController().signal,
  kept: FetchedStore | null = store(),
) =>
  openFetched(addressOf(id), {
    store: kept,
    onProgress: (progress) => said.push(progress),
    onNotKept: (problem) => problems.push(problem),
    signal,
    pieceBytes: PIECE,
  });

describe('a model from an address', () => {
  it('is found by its id, fetched in pieces, and kept with the hash of the whole', async () => {
    const opened = await take();
    expect(opened.sha256).toBe(sha256);
    expect(Buffer.from(await opened.source.read(0, gguf.length)).equals(gguf)).toBe(true);
    expect(hub.asked).toHaveLength(5);
    expect(said[0]).toEqual({ stage: 'download', done: 0, total: gguf.length, cached: 0 });
    expect(said.findLast(({ stage }) => stage === 'download')?.done).toBe(gguf.length);
    expect(await store().list()).toMatchObject([
      { address: addressOf('o/n/tiny.gguf'), sha256, keptBytes: gguf.length },
    ]);
  });

  it('is opened without a request once it is kept, and removed at a wish', async () => {
    await take();
    await hub.close();
    expect((await take()).sha256).toBe(sha256);
    await store().remove(addressOf('o/n/tiny.gguf'));
    expect(cache.entries.size).toBe(0);
    hub = await openHub({});
  });

  it('goes on where a broken transfer ended', async () => {
    hub.breaksAfter = 2;
    await expect(take()).rejects.toThrow(/connection broke/);
    const kept = (await store().list())[0];
    expect(kept).toMatchObject({ sha256: null });
    expect(kept?.keptBytes).toBeGreaterThanOrEqual(PIECE);
    hub.breaksAfter = Number.POSITIVE_INFINITY;
    hub.asked.length = 0;
    expect((await take()).sha256).toBe(sha256);
    expect(hub.asked.length).toBeLessThan(5);
    expect(said.some(({ cached }) => cached >= PIECE)).toBe(true);
  });

  it('can be cancelled, and keeps what had come', async () => {
    const abort = new AbortController();
    const onFirst = new Promise<void>((resolve) => {
      const put = cache.put.bind(cache);
      cache.put = async (key, response) => {
        await put(key, response);
        if (!String(key).endsWith('about')) resolve();
      };
    });
    const taking = take('o/n/tiny.gguf', abort.signal);
    await onFirst;
    abort.abort();
    await expect(taking).rejects.toMatchObject({ kind: 'cancelled' });
    expect((await store().list())[0]?.keptBytes).toBeGreaterThanOrEqual(PIECE);
  });

  it('begins anew where the file is another one by now', async () => {
    hub.breaksAfter = 2;
    await expect(take()).rejects.toThrow(GgufError);
    hub.breaksAfter = Number.POSITIVE_INFINITY;
    hub.etag = '"2"';
    hub.asked.length = 0;
    await take();
    expect(hub.asked).toHaveLength(5);
  });

  it('is not taken where what is kept was altered', async () => {
    await take();
    const key = [...cache.entries.keys()].find((each) => each.endsWith('/0')) ?? '';
    await cache.put(key, new Response(new Uint8Array(PIECE)));
    await expect(take()).rejects.toThrow(ModelPartError);
    expect((await take()).sha256).toBe(sha256);
  });

  it('runs from memory where storage is full or missing, and says why', async () => {
    cache.room = 2;
    const opened = await take();
    expect(opened.sha256).toBe(sha256);
    expect(Buffer.from(await opened.source.read(0, gguf.length)).equals(gguf)).toBe(true);
    expect((await take('o/n/tiny.gguf', undefined, null)).sha256).toBe(sha256);
    expect(problems).toEqual(['quota', 'unavailable']);
    expect((await store().list())[0]?.sha256).toBeNull();
  });

  it('that is split is taken whole from the address of one of its files', async () => {
    const whole = Buffer.concat([first ?? new Uint8Array(), second ?? new Uint8Array()]);
    const opened = await take('o/n/s-00001-of-00002.gguf');
    expect(opened.source.files).toHaveLength(2);
    expect(opened.sha256).toBe(createHash('sha256').update(whole).digest('hex'));
  });

  it.each([
    ['is not there', 'o/n/none.gguf', true, /status 404/],
    ['has a server without ranges', 'o/n/tiny.gguf', false, /byte ranges/],
  ])('that %s says so', async (_, id, ranges, why) => {
    hub.ranges = ranges;
    await expect(take(id)).rejects.toThrow(why);
  });
});
