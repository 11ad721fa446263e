import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import { parseRegionIndex } from '../../../../workers/regions/region_index';
import { tinyShape } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';

const { index } = tinyRegions(tinyShape('gemma3'));
/** The index as it comes from the host, with one change. */
const withChange = (change: object) => ({ ...structuredClone(index), ...change });
const withEntry = (change: object) =>
  withChange({ entries: [{ ...structuredClone(index.entries[0]), ...change }] });
const withShape = (change: object) => withChange({ shape: { ...structuredClone(index.shape), ...change } });

describe('the index of the regions', () => {
  it('is read as it was written', () => {
    expect(parseRegionIndex(JSON.parse(JSON.stringify(index)))).toEqual(index);
  });

  it('says what a file is before or after, and where its first weights are', () => {
    const first = { file: 'ar-first.json', sizeBytes: 9, count: 1000 };
    const known = withEntry({ of: 'ar', kind: 'band', stage: 'monolingual', first });
    expect(parseRegionIndex(known).entries[0]).toMatchObject({ kind: 'band', stage: 'monolingual', first });
    expect(() => parseRegionIndex(withEntry({ first: { ...first, count: 1001 } }))).toThrow('first.count');
    expect(() => parseRegionIndex(withEntry({ stage: 'whole' }))).toThrow('entries.0.stage');
  });

  it('of before, whose shape leaves the norms to the architecture, is read as before', () => {
    const { norms, ...shape } = index.shape;
    expect(parseRegionIndex(withChange({ shape })).shape).toEqual(index.shape);
    expect(norms).toHaveLength(6);
  });

  it.each([
    ['an architecture that nobody knows', withShape({ architecture: 'none' }), 'shape.architecture'],
    ['another version', withChange({ version: 2 }), 'version'],
    ['a hash that is none', withChange({ modelSha256: 'ab' }), 'modelSha256'],
    ['a field that nobody knows', withChange({ more: 1 }), 'more'],
    ['a language without a region', withEntry({ of: 'fr' }), 'entries.0.of'],
    ['a path out of its folder', withEntry({ file: '../secret' }), 'entries.0.file'],
    ['an address', withEntry({ file: 'https://elsewhere/x' }), 'entries.0.file'],
    ['a share beyond all weights', withEntry({ shares: [101] }), 'entries.0.shares.0'],
    ['shares out of order', withEntry({ shares: [3, 1] }), 'entries.0.shares'],
    ['a share twice', withEntry({ shares: [1, 1] }), 'entries.0.shares'],
    ['a file twice', withChange({ entries: [index.entries[0], index.entries[0]] }), 'entries'],
    ['no share', withEntry({ shares: [] }), 'entries.0.shares'],
    ['an overlap above one', withEntry({ stability: { byShare: [1.5], byMatrix: [] } }), 'stability.byShare'],
    ['more layers than any model', withShape({ layers: 1e6 }), 'shape.layers'],
    ['a width of zero', withShape({ width: 0 }), 'shape.width'],
    ['a number that is text', withShape({ heads: '4' }), 'shape.heads'],
    ['a base that is not finite', withShape({ ropeBase: { full: null, sliding: 1 } }), 'shape.ropeBase.full'],
    ['too many entries', withChange({ entries: Array(257).fill(index.entries[0]) }), 'entries'],
    ['nothing', null, '"$"'],
  ])('is refused with %s, by name', (_, value, field) => {
    expect(() => parseRegionIndex(value)).toThrow(RegionError);
    expect(() => parseRegionIndex(value)).toThrow(field);
  });
});
