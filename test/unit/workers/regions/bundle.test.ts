import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import { decodeBundle, encodeBundle } from '../../../../workers/regions/bundle';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';

const regions = tinyRegions(tinyModel('gemma3').shape);
const index = { ...regions.index, entries: regions.index.entries.map(({ first: _, ...entry }) => entry) };
const bundle = {
  index,
  files: new Map(index.entries.map(({ file }, at) => [file, Uint8Array.of(at, 1, 2)])),
};
const bytes = encodeBundle(bundle);

describe('the regions of a model in one file', () => {
  it('are read as they were written', () => {
    const read = decodeBundle(bytes);
    expect(encodeBundle(read)).toEqual(bytes);
    expect(read.files.size).toBe(index.entries.length);
  });

  it('are refused wherever a byte was changed or the file was cut', () => {
    for (let at = 0; at < bytes.length; at += 97) {
      const altered = bytes.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => decodeBundle(altered), `changed at ${at}`).toThrow(RegionError);
      expect(() => decodeBundle(bytes.subarray(0, at)), `cut at ${at}`).toThrow(RegionError);
    }
  });

  it('are refused where a file that the list names is not there', () => {
    const files = new Map([...bundle.files].slice(1));
    expect(() => decodeBundle(encodeBundle({ index, files }))).toThrow(/contradicts itself/);
  });
});
