import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import type { OwnRegionReport } from '../../../../workers/protocol';
import { crc32 } from '../../../../workers/regions/crc32';
import { decodeOwnRegion, encodeOwnRegion, type OwnRegion } from '../../../../workers/regions/own_file';
import { HASH, OTHER_HASH, packedRegion } from './fixtures';
import { TINY } from './shapes';

const STABILITY = { byShare: [0.1, 0.2, 0.3], byMatrix: [[0.1, 0.2]] };
const TEXT: OwnRegionReport['own'] = {
  tokens: 100,
  halves: [50, 50],
  meanNll: 2.5,
  truncated: false,
  stability: { top: STABILITY, bottom: STABILITY },
};
const REPORT: OwnRegionReport = {
  modelName: 'tiny',
  modelSha256: HASH,
  importance: 'sum-of-abs',
  shares: [1, 3, 5],
  own: TEXT,
  other: TEXT,
  seconds: 12.5,
};
const files = (of: 'own' | 'other', seed: number) => ({
  top: packedRegion(TINY, { of, kind: 'top' }, seed),
  bottom: packedRegion(TINY, { of, kind: 'bottom' }, seed + 1),
});
const whole: OwnRegion = { report: REPORT, own: files('own', 1), other: files('other', 3) };
const decode = (bytes: Uint8Array) => () => decodeOwnRegion(bytes, TINY, HASH);

/** A file with some bytes changed, and the checksum made right again. */
function forged(change: (bytes: Uint8Array) => Uint8Array<ArrayBuffer>): Uint8Array {
  const bytes = change(encodeOwnRegion(whole));
  const end = bytes.length - 4;
  new DataView(bytes.buffer).setUint32(end, crc32(bytes.subarray(0, end)), true);
  return bytes;
}

describe('the file of an own region', () => {
  it.each([
    ['with a second text', whole],
    ['without', { ...whole, report: { ...REPORT, other: null }, other: null }],
  ])('gives back what was written, %s', (_, own) => {
    const bytes = encodeOwnRegion(own);
    expect(decodeOwnRegion(bytes, TINY, HASH)).toEqual(own);
    expect(encodeOwnRegion(decodeOwnRegion(bytes, TINY, HASH))).toEqual(bytes);
  });

  it('is refused where it belongs to another model', () => {
    const bytes = encodeOwnRegion(whole);
    expect(() => decodeOwnRegion(bytes, TINY, OTHER_HASH)).toThrow(/belongs to tiny/);
    expect(() => decodeOwnRegion(bytes, { ...TINY, layers: TINY.layers + 1 }, HASH)).toThrow(RegionError);
  });

  it('is refused where it is something else', () => {
    expect(decode(new Uint8Array())).toThrow(/begins with "LROW"/);
    expect(decode(new TextEncoder().encode('a text that is much longer than a prefix'))).toThrow(RegionError);
    expect(decode(whole.own.top)).toThrow(/single region/);
  });

  it('is refused where any byte was altered or is missing', () => {
    const bytes = encodeOwnRegion(whole);
    for (const at of [4, 8, 20, 400, bytes.length - 30, bytes.length - 1]) {
      const altered = bytes.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(decode(altered), `byte ${at}`).toThrow(RegionError);
    }
    for (const length of [3, 15, 100, bytes.length - 1])
      expect(decode(bytes.slice(0, length)), `${length} bytes`).toThrow(RegionError);
  });

  it('is refused where it reports another model or other shares than its region files have', () => {
    const reporting = (change: Partial<OwnRegionReport>) =>
      decode(encodeOwnRegion({ ...whole, report: { ...REPORT, ...change } }));
    expect(reporting({})).not.toThrow();
    expect(reporting({ modelSha256: OTHER_HASH })).toThrow(/reports .* is not what part 1 of it holds/);
    for (const shares of [
      [1, 3],
      [1, 3, 6],
    ])
      expect(reporting({ shares })).toThrow(/not what part 1/);
  });

  it('is refused with numbers that could not be saved again', () => {
    const seconds = (text: string) => {
      const bytes = encodeOwnRegion({ ...whole, report: { ...REPORT, seconds: 123456 } });
      const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
      const changed = letters.replace('"seconds":123456', `"seconds":${text.padEnd(6)}`);
      return forged(() => Uint8Array.from(changed, (letter) => letter.charCodeAt(0)));
    };
    expect(decode(seconds('9e99'))).not.toThrow();
    expect(decode(seconds('9e999'))).toThrow(/seconds/);
  });

  it('is refused where its header lies under a right checksum', () => {
    const replace = (from: string, to: string) => (bytes: Uint8Array) => {
      const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
      return Uint8Array.from(text.replace(from, to), (letter) => letter.charCodeAt(0));
    };
    expect(decode(forged(replace('"tokens":100', '"tokens":-10')))).toThrow(/not valid at/);
    expect(decode(forged(replace('"sum-of-abs"', '"sum-of-xyz"')))).toThrow(/importance/);
    expect(decode(forged(replace('"lengths":[', '"lengths":{')))).toThrow(/not readable JSON/);
    const swapped = { ...whole, own: { top: whole.own.bottom, bottom: whole.own.top } };
    expect(decode(encodeOwnRegion(swapped))).toThrow(/Part 1 .* should hold "own" top/);
    expect(decode(encodeOwnRegion({ ...whole, report: { ...REPORT, other: null } }))).toThrow(/contradicts/);
  });
});
