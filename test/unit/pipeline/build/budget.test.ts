import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../../../pipeline/bench/figures';
import { SLASH_SCRIPT } from '../../../../pipeline/build/slash';

/** Files of a build that is not written: a folder that is not there keeps the plugins from adding to it. */
const NOWHERE = join('.cache', 'never-built');
const built = new Map<string, string | Uint8Array>();
let html = '';

beforeAll(async () => {
  // As a test, React would be built for development.
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({
    logLevel: 'silent',
    mode: 'production',
    build: { write: false, outDir: NOWHERE },
  });
  for (const { output } of [result].flat() as {
    output: { fileName: string; code?: string; source?: string | Uint8Array }[];
  }[])
    for (const { fileName, code, source } of output) built.set(fileName, code ?? source ?? '');
  html = String(built.get('index.html'));
  vi.unstubAllEnvs();
}, 120_000);

describe('the build', () => {
  it('loads no more script on its first route than the budget', () => {
    const files = new Set(
      [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1] ?? ''),
    );
    expect(files.size).toBeGreaterThan(1);
    const bytes = [...files].reduce((sum, file) => sum + gzipSync(built.get(file) ?? '').length, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes / 1000).toBeLessThanOrEqual(LIMITS.script.atMost);
  });

  it('has its policy before anything that it is about, and inside no style and no script but the named one', () => {
    const policy = html.indexOf('http-equiv="Content-Security-Policy"');
    expect(policy).toBeGreaterThan(0);
    expect(policy).toBeLessThan(html.indexOf('<script'));
    const inside = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>(.*?)<\/script>/gs)].map(
      ([, text]) => text,
    );
    expect(inside).toEqual([SLASH_SCRIPT]);
    const hash = createHash('sha256').update(SLASH_SCRIPT).digest('base64');
    expect(html).toContain(`'sha256-${hash}'`);
    expect(html).not.toMatch(/<style|\sstyle="|\son\w+="/);
  });

  it('asks no other host for a part of itself', () => {
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});
