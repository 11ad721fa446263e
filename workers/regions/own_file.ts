import * as v from 'valibot';
import { RegionError } from '../errors';
import { MATRICES, MAX_LAYERS, type ModelShape } from '../model/shape';
import type { OwnRegionReport } from '../protocol';
import { crc32 } from './crc32';
import { MAX_TEXT, type RegionHeader, readHeaderJson, shares } from './header';
import { decodeRegion, MAX_REGION_FILE_BYTES } from './packed';

/** Top and Bottom of one text, packed as region files. */
export interface RankedFiles {
  readonly top: Uint8Array;
  readonly bottom: Uint8Array;
}

/** The region of the reader's text, and that of the text which is subtracted from it. */
export interface OwnRegion {
  readonly report: OwnRegionReport;
  readonly own: RankedFiles;
  readonly other: RankedFiles | null;
}

/**
 * The own region as a file: region files (packed.ts) one behind the other. Integers are little-endian.
 *
 * | offset | bytes | what                                                                    |
 * |--------|-------|-------------------------------------------------------------------------|
 * | 0      | 4     | "LROW"                                                                  |
 * | 4      | 4     | version of the format: 1                                                |
 * | 8      | 4     | H, length of the header                                                 |
 * | 12     | H     | header: JSON in UTF-8: the report, and the lengths of the region files  |
 * | 12 + H |       | region files: own top, own bottom, then other top, other bottom, if any |
 * | end-4  | 4     | CRC-32 of everything before it                                          |
 */
const OWN_FORMAT_VERSION = 1;
const MAGIC = 0x574f524c;
/** Magic of a single region file, as those that ship with the page. */
const REGION_MAGIC = 0x4e47524c;
const PREFIX_BYTES = 12;
const CHECKSUM_BYTES = 4;
/** Limits of what a file from outside may make us read. */
const MAX_OWN_FILE_BYTES = 4 * MAX_REGION_FILE_BYTES + 2 ** 20;
const MAX_HEADER_BYTES = 2 ** 19;
const MAX_SHARES = 4;

const jaccard = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));
const stability = v.strictObject({
  byShare: list(jaccard, MAX_SHARES),
  byMatrix: list(list(jaccard, MATRICES.length), MAX_LAYERS),
});
const textSchema = v.strictObject({
  tokens: whole,
  halves: v.tuple([whole, whole]),
  meanNll: v.pipe(v.number(), v.finite()),
  truncated: v.boolean(),
  stability: v.strictObject({ top: stability, bottom: stability }),
});
const HeaderSchema = v.strictObject({
  report: v.strictObject({
    modelName: v.pipe(v.string(), v.maxLength(MAX_TEXT)),
    modelSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    importance: v.picklist(['abs-of-sum', 'sum-of-abs']),
    shares: v.pipe(shares, v.maxLength(MAX_SHARES)),
    own: textSchema,
    other: v.nullable(textSchema),
    seconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
  }),
  lengths: v.pipe(list(whole, MAX_SHARES), v.minLength(2)),
});

const ORDER = [
  ['own', 'top'],
  ['own', 'bottom'],
  ['other', 'top'],
  ['other', 'bottom'],
] as const;

export function encodeOwnRegion({ report, own, other }: OwnRegion): Uint8Array<ArrayBuffer> {
  const parts = [own.top, own.bottom, ...(other ? [other.top, other.bottom] : [])];
  const lengths = parts.map((part) => part.length);
  // Through the schema, so that a file that is opened and saved again is the same file.
  const header = new TextEncoder().encode(JSON.stringify(v.parse(HeaderSchema, { report, lengths })));
  const size = lengths.reduce((sum, length) => sum + length, PREFIX_BYTES + header.length + CHECKSUM_BYTES);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, OWN_FORMAT_VERSION, true);
  view.setUint32(8, header.length, true);
  let at = PREFIX_BYTES;
  for (const part of [header, ...parts]) {
    bytes.set(part, at);
    at += part.length;
  }
  view.setUint32(at, crc32(bytes.subarray(0, at)), true);
  return bytes;
}

/**
 * Reads an own region; nothing in the bytes is trusted, and every region in it is decoded once to prove it whole.
 * @throws RegionError where the file is none, of a later version, cut short, altered, or of another model
 */
export function decodeOwnRegion(bytes: Uint8Array, shape: ModelShape, modelSha256: string): OwnRegion {
  const { header, from } = readHeader(bytes);
  const { report, lengths } = header;
  const end = lengths.reduce((sum, length) => sum + length, from);
  if (end !== bytes.length - CHECKSUM_BYTES || lengths.length !== (report.other === null ? 2 : 4))
    throw new RegionError('ownRegion.headerContradicts');
  let at = from;
  const files = lengths.map((length, index) => {
    const file = bytes.slice(at, at + length);
    at += length;
    const [of, kind] = ORDER[index] ?? ORDER[0];
    const found = decodeRegion(file, shape, modelSha256).header;
    if (!isReported(report, found)) throw new RegionError('ownRegion.reportContradicts', { part: index + 1 });
    if (found.of === of && found.kind === kind) return file;
    throw new RegionError('ownRegion.part', {
      part: index + 1,
      of,
      kind,
      foundOf: found.of,
      foundKind: found.kind,
    });
  });
  const [top, bottom, otherTop, otherBottom] = files;
  if (!top || !bottom) throw new RegionError('ownRegion.none');
  const other = otherTop && otherBottom ? { top: otherTop, bottom: otherBottom } : null;
  return { report, own: { top, bottom }, other };
}

/** Whether the report says of a region what its own header does. */
function isReported(report: OwnRegionReport, { modelSha256, shares }: RegionHeader): boolean {
  return report.modelSha256 === modelSha256 && report.shares.join() === shares.join();
}

function readHeader(bytes: Uint8Array): { header: v.InferOutput<typeof HeaderSchema>; from: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = bytes.length < PREFIX_BYTES + CHECKSUM_BYTES ? 0 : view.getUint32(0, true);
  if (magic === REGION_MAGIC) throw new RegionError('ownRegion.single');
  if (magic !== MAGIC) throw new RegionError('ownRegion.magic', { bytes: bytes.length });
  const version = view.getUint32(4, true);
  if (version !== OWN_FORMAT_VERSION)
    throw new RegionError('ownRegion.version', { found: version, read: OWN_FORMAT_VERSION });
  if (bytes.length > MAX_OWN_FILE_BYTES)
    throw new RegionError('ownRegion.tooLarge', { bytes: bytes.length, most: MAX_OWN_FILE_BYTES });
  const end = bytes.length - CHECKSUM_BYTES;
  const headerBytes = view.getUint32(8, true);
  const sound = headerBytes <= MAX_HEADER_BYTES && PREFIX_BYTES + headerBytes <= end;
  if (!sound || crc32(bytes.subarray(0, end)) !== view.getUint32(end, true))
    throw new RegionError('ownRegion.checksum');
  return {
    header: readHeaderJson(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headerBytes), HeaderSchema, [
      'ownRegion.headerJson',
      'ownRegion.headerInvalid',
    ]),
    from: PREFIX_BYTES + headerBytes,
  };
}
