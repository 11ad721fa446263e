import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GgufError } from '../../../../workers/errors';
import { DEFAULT_MODEL, DEFAULT_PATHS } from '../../../../workers/model/default_model';
import { parseManifest } from '../../../../workers/model/manifest';

const shipped: unknown = JSON.parse(readFileSync(`public/${DEFAULT_PATHS.manifest}`, 'utf8'));

describe('the manifest of a model', () => {
  it('that ships is that of the default model', () => {
    const manifest = parseManifest(shipped);
    const { name, file, sizeBytes, sha256 } = DEFAULT_MODEL;
    expect(manifest).toMatchObject({ name, file, sizeBytes, sha256, partBytes: 2 ** 24 });
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
    [
      'two parts under one name',
      {
        ...(shipped as object),
        sizeBytes: 2,
        partBytes: 1,
        parts: [1, 2].map(() => ({ file: 'model.part0', sizeBytes: 1, sha256: 'a'.repeat(64) })),
      },
      /names part model\.part0 twice/,
    ],
    ['no parts', { ...(shipped as object), parts: [] }, /parts/],
  ])('with %s is refused by name', (_what, value, message) => {
    expect(() => parseManifest(value)).toThrow(GgufError);
    expect(() => parseManifest(value)).toThrow(message);
  });
});
