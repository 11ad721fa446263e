import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserEnvironment } from '../../../../workers/engine/browser_environment';
import { GgufError, ModelPartError, RegionError } from '../../../../workers/errors';
import type { LoadProgress, StorageProblem } from '../../../../workers/protocol';
import { sha256Hex } from '../../../../workers/sha256';
import { tinyModel } from '../../../support/tiny_model';

const PAGE = 'http://host/explorer/';
const MANIFEST = `${PAGE}models/m/manifest.json`;
const environment = browserEnvironment(PAGE);
const parts = { 'm.gguf.part00': Uint8Array.of(1, 2, 3, 4), 'm.gguf.part01': Uint8Array.of(5, 6) };

/** What the host serves by address, and what it was asked for. */
const host = new Map<string, Response>();
const asked: string[] = [];
const stored = new Map<string, Response>();

const json = (value: unknown) =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
const page = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
const problems: StorageProblem[] = [];
const open = (source: Parameters<typeof environment.openModel>[0], said: LoadProgress[] = []) =>
  environment.openModel(
    source,
    (progress) => said.push(progress),
    new AbortController().signal,
    (problem) => problems.push(problem),
  );

async function serveModel(): Promise<string> {
  const whole = Uint8Array.of(1, 2, 3, 4, 5, 6);
  const entries = await Promise.all(
    Object.entries(parts).map(async ([file, bytes]) => {
      host.set(`${PAGE}models/m/${file}`, new Response(bytes));
      return { file, sizeBytes: bytes.length, sha256: await sha256Hex(bytes) };
    }),
  );
  const sha256 = await sha256Hex(whole);
  const sizes = { sizeBytes: whole.length, partBytes: 4 };
  host.set(MANIFEST, json({ version: 1, name: 'M', file: 'm.gguf', ...sizes, sha256, parts: entries }));
  return sha256;
}

const cache = {
  match: async (key: string) => stored.get(key)?.clone(),
  put: async (key: string, response: Response) => void stored.set(key, response),
  delete: async (key: string) => stored.delete(key),
};
const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));

beforeEach(() => {
  host.clear();
  stored.clear();
  asked.length = 0;
  problems.length = 0;
  vi.stubGlobal('fetch', async (address: string | URL) => {
    asked.push(String(address));
    return host.get(String(address))?.clone() ?? new Response('', { status: 404 });
  });
  vi.stubGlobal('caches', { has: async () => false, open: async () => cache });
});

afterEach(() => vi.unstubAllGlobals());

describe('a model from this host', () => {
  it('is put together from its parts and kept, so that the next time only the manifest is fetched', async () => {
    const sha256 = await serveModel();
    const source = { from: 'manifest', url: MANIFEST } as const;
    expect(await environment.isCached(source)).toBe(false);
    const said: LoadProgress[] = [];
    const opened = await open(source, said);
    expect(opened.sha256).toBe(sha256);
    expect([...(await opened.source.read(2, 3))]).toEqual([3, 4, 5]);
    expect(said.at(-1)).toMatchObject({ done: 6, total: 6 });
    expect(await environment.isCached(source)).toBe(true);
    asked.length = 0;
    await open(source);
    expect(asked).toEqual([MANIFEST]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['quota', async () => ({ ...cache, put: full })],
    ['unavailable', () => Promise.reject(new DOMException('sandboxed', 'SecurityError'))],
  ] as const)('runs from memory where it can’t be kept, and says why: %s', async (problem, openCache) => {
    vi.stubGlobal('caches', { has: async () => false, open: openCache });
    await serveModel();
    const source = { from: 'manifest', url: MANIFEST } as const;
    const opened = await open(source);
    expect([...(await opened.source.read(0, 6))]).toEqual([1, 2, 3, 4, 5, 6]);
    await vi.waitFor(() => expect(problems).toEqual([problem]));
    expect(await environment.isCached(source)).toBe(false);
  });

  it('names the part that is missing', async () => {
    await serveModel();
    host.delete(`${PAGE}models/m/m.gguf.part01`);
    const failing = open({ from: 'manifest', url: MANIFEST });
    await expect(failing).rejects.toThrow(ModelPartError);
    await expect(failing).rejects.toThrow(/m\.gguf\.part01/);
  });

  it.each([
    ['nothing', null],
    ['a page instead', page()],
    ['something that is no manifest', json({ version: 9 })],
  ])('is refused where the host has %s', async (_, answer) => {
    if (answer !== null) host.set(MANIFEST, answer);
    await expect(open({ from: 'manifest', url: MANIFEST })).rejects.toThrow(GgufError);
  });
});

describe('a model file of the reader’s', () => {
  it('goes by the SHA-256 of all its bytes, and is never said to be cached', async () => {
    const source = { from: 'file', files: [new File([tinyModel('llama').gguf], 'x')] } as const;
    const said: LoadProgress[] = [];
    const opened = await open(source, said);
    expect(opened.sha256).toBe(await sha256Hex(tinyModel('llama').gguf));
    expect([...(await opened.source.read(0, 4))]).toEqual([...new TextEncoder().encode('GGUF')]);
    expect(said.map(({ stage }) => stage)).toContain('verify');
    expect(await environment.isCached(source)).toBe(false);
    expect(asked).toEqual([]);
  });
});

describe('the regions of this host', () => {
  it('lie beside the page', async () => {
    host.set(`${PAGE}regions/gemma-3-270m/index.json`, json({ version: 1 }));
    host.set(`${PAGE}regions/gemma-3-270m/ar-top.region`, new Response(Uint8Array.of(7, 8)));
    expect(await environment.regionIndex()).toEqual({ version: 1 });
    expect([...(await environment.regionFile('ar-top.region'))]).toEqual([7, 8]);
  });

  it.each([
    ['nothing', null],
    ['a page instead', page()],
  ])('are asked for by name where the host has %s', async (_, answer) => {
    if (answer !== null) host.set(`${PAGE}regions/gemma-3-270m/ar-top.region`, answer);
    const failing = environment.regionFile('ar-top.region');
    await expect(failing).rejects.toThrow(RegionError);
    await expect(failing).rejects.toThrow('/explorer/regions/gemma-3-270m/ar-top.region');
  });
});

describe('the back end', () => {
  it('is wasm alone where the browser has no WebGPU', async () => {
    vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
    expect(await environment.runtimes('auto')).toHaveLength(1);
  });
});
