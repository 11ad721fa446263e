import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import { crc32 } from '../../../../workers/regions/crc32';
import { decodeRegion } from '../../../../workers/regions/packed';
import { decodeLevels, encodeLevels } from '../../../../workers/regions/rice';
import { HASH, packedRegion } from './fixtures';
import { TINY } from './shapes';

const good = packedRegion(TINY, { shares: [20, 60, 80] }, 1);

/** The same file with another header or payload, its lengths and checksum made right again. */
function forge(
  change: (header: Record<string, unknown>, payload: Uint8Array) => string | undefined,
): Uint8Array {
  const headerBytes = new DataView(good.buffer).getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(good.subarray(16, 16 + headerBytes)));
  const payload = good.slice(16 + headerBytes, -4);
  const json = new TextEncoder().encode(change(header, payload) ?? JSON.stringify(header));
  const bytes = new Uint8Array(16 + json.length + payload.length + 4);
  bytes.set(good.subarray(0, 8));
  bytes.set(json, 16);
  bytes.set(payload, 16 + json.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, json.length, true);
  view.setUint32(12, payload.length, true);
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)), true);
  return bytes;
}

describe('a forged region file, its checksum made right', () => {
  it('is read when nothing was changed, so that the forgeries below fail for their own reason', () => {
    expect(
      decodeRegion(
        forge(() => undefined),
        TINY,
        HASH,
      )
        .maskAt(20)
        .count(),
    ).toBeGreaterThan(0);
  });

  it.each([
    ['a count past the matrix', { counts: Array(14).fill([1e6, 0, 0]) }],
    ['a negative count', { counts: Array(14).fill([-1, 0, 0]) }],
    ['a count that the data does not hold', { counts: Array(14).fill([0, 0, 0]) }],
    ['too few counts', { counts: [] }],
    ['too few levels in a count', { counts: Array(14).fill([1]) }],
    ['lengths that are not those of the data', { bytes: Array(14).fill(1) }],
    ['a Rice parameter past the limit', { rice: Array(14).fill(31) }],
    ['another Rice parameter', { rice: Array(14).fill(9) }],
    ['shares that fall', { shares: [60, 20, 80] }],
    ['no shares', { shares: [] }],
    ['an unknown language', { of: 'xx' }],
    ['a field that nobody knows', { extra: 1 }],
    ['a later version in the header', { version: 2 }],
  ])('is refused for %s', (_, fields) => {
    const forged = forge((header) => {
      Object.assign(header, fields);
      return undefined;
    });
    expect(() => decodeRegion(forged, TINY, HASH)).toThrow(RegionError);
  });

  it('is refused for counts of levels that only add up', () => {
    const forged = forge((header) => {
      const counts = (header as { counts: number[][] }).counts;
      counts[13] = [counts[13][0] - 1, counts[13][1] + 1, counts[13][2]];
      return undefined;
    });
    expect(() => decodeRegion(forged, TINY, HASH)).toThrow(/layer 1, "down"/);
  });

  it('is refused for a header that is not JSON', () => {
    expect(() =>
      decodeRegion(
        forge(() => '{"version":'),
        TINY,
        HASH,
      ),
    ).toThrow(/not readable JSON/);
  });

  it('never gives a weight outside the model, whatever the data says', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(255)), (noise) => {
        const forged = forge((_, payload) => {
          payload.forEach((_, at) => {
            payload[at] = noise.next().value ?? 0;
          });
          return undefined;
        });
        expect(() => decodeRegion(forged, TINY, HASH)).toThrow(RegionError);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the code of one matrix', () => {
  it('refuses zeros that never end', () => {
    const coded = { from: 0, length: 60, rice: 3, levelCount: 1, size: 100 };
    expect(decodeLevels(new Uint8Array(64), coded, new Uint32Array(1))).toBe(false);
  });

  it('refuses a gap that passes the end of the matrix', () => {
    const { rice, bytes } = encodeLevels(
      Uint8Array.from({ length: 50 }, (_, at) => (at === 49 ? 1 : 0)),
      1,
    );
    const padded = new Uint8Array(bytes.length + 4);
    padded.set(bytes);
    const coded = { from: 0, length: bytes.length, rice, levelCount: 1 };
    expect(decodeLevels(padded, { ...coded, size: 50 }, new Uint32Array(1))).toBe(true);
    expect(decodeLevels(padded, { ...coded, size: 49 }, new Uint32Array(1))).toBe(false);
  });

  it('refuses a level that the region does not have', () => {
    expect(() => encodeLevels(Uint8Array.of(0, 3), 2)).toThrow(RegionError);
  });

  it('has the checksum that zip and PNG use', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });
});
