import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GgufError } from '../../../../workers/errors';
import { parseManifest } from '../../../../workers/model/manifest';

const shipped: unknown = JSON.parse(readFileSync('public/models/gemma-3-270m/manifest.json', 'utf8'));

describe('the manifest of a model', () => {
  it('that ships is the file of the design', () => {
    const manifest = parseManifest(shipped);
    expect(manifest).toMatchObject({
      sizeBytes: 253_113_024,
      sha256: 'a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818',
      partBytes: 2 ** 24,
    });
    expect(manifest.parts.length).toBe(16);
  });

  it.each([
    ['no object', null, /"\$"/],
    ['another version', { ...(shipped as object), version: 2 }, /version/],
    ['a size that its parts do not have', { ...(shipped as object), sizeBytes: 5 }, /add up to/],
    ['a hash that is none', { ...(shipped as object), sha256: 'abc' }, /sha256/],
    [
      'a part outside its folder',
      { ...(shipped as object), parts: [{ file: '../../etc/passwd', sizeBytes: 1, sha256: 'a'.repeat(64) }] },
      /parts\.0\.file/,
    ],
    ['no parts', { ...(shipped as object), parts: [] }, /parts/],
  ])('with %s is refused by name', (_what, value, message) => {
    expect(() => parseManifest(value)).toThrow(GgufError);
    expect(() => parseManifest(value)).toThrow(message);
  });
});
