import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offlineFiles } from '../../../../pipeline/build/built_files';
import { HostingError, hostingOf } from '../../../../pipeline/build/hosting';
import { contentPolicy } from '../../../../pipeline/build/policy';

describe('where a build is served', () => {
  it('fits any path and its own model, unless told otherwise', () => {
    expect(hostingOf({})).toEqual({ base: './', modelMirror: null, modelHosts: null });
  });

  it('takes a path with or without its slashes', () => {
    for (const BASE_PATH of ['explorer', '/explorer', '/explorer/'])
      expect(hostingOf({ BASE_PATH }).base).toBe('/explorer/');
    expect(hostingOf({ BASE_PATH: '/a/b-c.d' }).base).toBe('/a/b-c.d/');
    expect(hostingOf({ BASE_PATH: '/' }).base).toBe('/');
  });

  it('takes a mirror as a folder', () => {
    expect(hostingOf({ MODEL_MIRROR: 'https://mirror.example/gemma' }).modelMirror).toBe(
      'https://mirror.example/gemma/',
    );
    expect(hostingOf({ MODEL_MIRROR: 'http://localhost:9/x/' }).modelMirror).toBe('http://localhost:9/x/');
  });

  it('refuses what would not work, and says what is expected', () => {
    for (const BASE_PATH of ['https://x.example/', '/a b/', '/../'])
      expect(() => hostingOf({ BASE_PATH })).toThrow(HostingError);
    for (const MODEL_MIRROR of [
      'mirror',
      'http://plain.example/',
      'https://me:pw@x.example/',
      'https://x.example/?a',
    ])
      expect(() => hostingOf({ MODEL_MIRROR })).toThrow(/https address of the folder/);
  });
});

describe('the content policy', () => {
  const policy = (modelMirror: string | null, modelHosts: readonly string[] | null = []) =>
    contentPolicy({ modelMirror, modelHosts });
  const directives = (mirror: string | null, hosts?: readonly string[] | null) =>
    new Map(
      policy(mirror, hosts)
        .split('; ')
        .map((line) => [line.split(' ')[0], line.split(' ').slice(1)]),
    );

  it('forbids all that is not named, and names no other host', () => {
    expect(directives(null).get('default-src')).toEqual(["'none'"]);
    expect(policy(null)).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    expect(directives(null).get('connect-src')).toEqual(["'self'"]);
  });

  it('lets the page reach the mirror, and nothing else with it', () => {
    const changed = [...directives('https://mirror.example/models/')].filter(
      ([name, sources]) => String(sources) !== String(directives(null).get(name)),
    );
    expect(changed).toEqual([['connect-src', ["'self'", 'https://mirror.example']]]);
  });

  it('lets readers take models over https from anywhere, or from the hosts that the build names', () => {
    const connect = (hosts: readonly string[] | null) => directives(null, hosts).get('connect-src')?.slice(1);
    expect(connect(null)).toEqual(['https:', 'http://localhost:*', 'http://127.0.0.1:*']);
    expect(connect(['https://hub.example'])).toEqual(['https://hub.example']);
    expect([...directives(null, null)].filter(([, sources]) => sources.includes('https:'))).toHaveLength(1);
    const { modelHosts } = hostingOf({ MODEL_HOSTS: 'https://huggingface.co, https://*.hf.co' });
    expect(modelHosts).toEqual(['https://huggingface.co', 'https://*.hf.co']);
    expect(hostingOf({ MODEL_HOSTS: 'none' }).modelHosts).toEqual([]);
    for (const MODEL_HOSTS of ['*', 'https:', 'http://hub.example', "https://x.example; script-src 'self'"])
      expect(() => hostingOf({ MODEL_HOSTS })).toThrow(/MODEL_HOSTS lists the hosts/);
  });

  it('lets any page frame this one, on the first visit and on every other', () => {
    expect(policy(null)).not.toContain('frame-ancestors');
  });
});

describe('the files of a build', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'built-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are shell or stock, the small ones first, and the model’s parts are neither', async () => {
    const paths = [
      'index.html',
      'assets/index-abc.js',
      'icons/icon-192.png',
      'regions/m/ar-top.region',
      'recorded/m.json',
      'ort/ort.wasm',
      'models/m/manifest.json',
      'models/m/m.gguf.part00',
      'service_worker.js',
      'test/e2e/harness/engine.html',
    ];
    for (const path of paths) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), 'abc');
    }
    const { shell, stock } = await offlineFiles(folder);
    expect(shell.map(({ url }) => url)).toEqual(['assets/index-abc.js', 'icons/icon-192.png', 'index.html']);
    expect(stock.map(({ url }) => url)).toEqual([
      'recorded/m.json',
      'models/m/manifest.json',
      'ort/ort.wasm',
      'regions/m/ar-top.region',
    ]);
    expect(stock[0]).toMatchObject({ sizeBytes: 3, sha256: expect.stringMatching(/^ba7816bf/) });
  });
});
