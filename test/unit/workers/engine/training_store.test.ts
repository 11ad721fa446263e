import { describe, expect, it, vi } from 'vitest';
import { browserTrainings } from '../../../../workers/engine/training_store';
import { HASH } from '../regions/fixtures';

const PAGE = 'https://host.example/explorer/';
const PARTS = [new Uint8Array([8]), new Uint8Array([1, 2]), new Uint8Array([3])];

/** A private file system whose files note what is written to them; `most` bytes fit into one. */
function disk(most = 100) {
  const log: string[] = [];
  const folder = (path: string, names: Map<string, unknown>): unknown => ({
    async getDirectoryHandle(name: string, { create = false } = {}) {
      if (!names.has(name) && !create) throw new DOMException('none', 'NotFoundError');
      if (!names.has(name)) names.set(name, folder(`${path}/${name}`, new Map()));
      return names.get(name);
    },
    async getFileHandle(name: string) {
      names.set(name, name);
      return {
        createSyncAccessHandle: async () => ({
          truncate: () => {},
          flush: () => log.push('flush'),
          close: () => log.push('close'),
          write: (bytes: Uint8Array, { at }: { at: number }) => {
            log.push(`${bytes.length} at ${at}`);
            return Math.min(bytes.length, most - at);
          },
        }),
      };
    },
    async removeEntry(name: string) {
      if (!names.delete(name)) throw new DOMException('none', 'NotFoundError');
      log.push(`remove ${decodeURIComponent(name)}`);
    },
    async *keys() {
      yield* [...names.keys()];
    },
    async *values() {
      yield* [];
    },
  });
  const root = folder('', new Map()) as FileSystemDirectoryHandle;
  return { log, store: browserTrainings(PAGE, async () => root) };
}

describe('the store of trainings', () => {
  it('writes the header last, so that a torn file is none, and lets the earlier file go once the new one is whole', async () => {
    const { log, store } = disk();
    await store.write(HASH, '1', PARTS);
    expect(log).toEqual(['2 at 1', '1 at 3', 'flush', '1 at 0', 'flush', 'close']);
    log.length = 0;
    await store.write(HASH, '2', PARTS);
    expect(log.at(-1)).toBe('remove 1');
  });

  it('takes a part that did not fit for a full disk, and keeps the earlier file', async () => {
    const { log, store } = disk(3);
    await expect(store.write(HASH, '1', PARTS)).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(log.slice(-2)).toEqual(['close', 'remove 1']);
  });

  it('clears what is of one model, and nothing is no failure', async () => {
    const { log, store } = disk();
    await store.clear(HASH);
    await store.write(HASH, '1', PARTS);
    await store.clear(HASH);
    expect(log.at(-1)).toBe(`remove ${HASH}`);
    expect(await store.files('b'.repeat(64))).toEqual([]);
  });

  it('is empty where the browser has no such files, or refuses to name them, and says so of a write', async () => {
    const refused = vi.fn(async () => {
      throw new DOMException('private window', 'SecurityError');
    });
    for (const root of [() => undefined, refused]) {
      const store = browserTrainings(PAGE, root);
      expect(await store.files(HASH)).toEqual([]);
      await store.clear(HASH);
      await expect(store.write(HASH, '1', PARTS)).rejects.toThrow(/keeps no files/);
    }
  });
});
