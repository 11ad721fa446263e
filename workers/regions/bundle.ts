import * as v from 'valibot';
import { RegionError } from '../errors';
import type { RegionIndex } from '../protocol';
import { crc32 } from './crc32';
import { parseRegionIndex } from './region_index';

/**
 * All regions of a model in one file: its index and the files that the index names. Integers are little-endian.
 *
 * | offset | bytes | what                                                            |
 * |--------|-------|-----------------------------------------------------------------|
 * | 0      | 4     | "LRGS"                                                          |
 * | 4      | 4     | version of the format: 1                                        |
 * | 8      | 4     | H, length of the header                                         |
 * | 12     | H     | header: JSON in UTF-8: the index, and the files with their sizes |
 * | 12 + H |       | the files, one behind the other                                 |
 * | end-4  | 4     | CRC-32 of everything before it                                  |
 */
const BUNDLE_FORMAT_VERSION = 1;
const MAGIC = 0x5347524c;
const PREFIX_BYTES = 12;
const CHECKSUM_BYTES = 4;
/** Limits of what a file from outside may make us read. */
const MAX_HEADER_BYTES = 2 ** 24;
const MAX_FILES = 1024;

const HeaderSchema = v.strictObject({
  index: v.unknown(),
  files: v.pipe(
    v.array(
      v.strictObject({
        name: v.pipe(v.string(), v.regex(/^[\w][\w.-]*$/), v.maxLength(255)),
        sizeBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      }),
    ),
    v.maxLength(MAX_FILES),
  ),
});

/** The regions of one model. */
export interface RegionBundle {
  readonly index: RegionIndex;
  /** By the names that the index has. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export function encodeBundle({ index, files }: RegionBundle): Uint8Array<ArrayBuffer> {
  const named = [...files].map(([name, { length }]) => ({ name, sizeBytes: length }));
  const header = new TextEncoder().encode(JSON.stringify({ index, files: named }));
  const parts = [header, ...files.values()];
  const bytes = new Uint8Array(
    parts.reduce((sum, { length }) => sum + length, PREFIX_BYTES + CHECKSUM_BYTES),
  );
  const view = new DataView(bytes.buffer);
  [MAGIC, BUNDLE_FORMAT_VERSION, header.length].forEach((word, at) => {
    view.setUint32(4 * at, word, true);
  });
  let at = PREFIX_BYTES;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  view.setUint32(at, crc32(bytes.subarray(0, at)), true);
  return bytes;
}

/**
 * Reads a bundle; nothing in the bytes is trusted. Its regions are checked when they are first needed.
 * @throws RegionError where it is none, of a later version, cut short or altered
 */
export function decodeBundle(bytes: Uint8Array): RegionBundle {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX_BYTES + CHECKSUM_BYTES || view.getUint32(0, true) !== MAGIC)
    throw new RegionError('bundle.magic', { bytes: bytes.length });
  const version = view.getUint32(4, true);
  if (version !== BUNDLE_FORMAT_VERSION)
    throw new RegionError('bundle.version', { found: version, read: BUNDLE_FORMAT_VERSION });
  const end = bytes.length - CHECKSUM_BYTES;
  const from = PREFIX_BYTES + view.getUint32(8, true);
  const isSound = from - PREFIX_BYTES <= MAX_HEADER_BYTES && from <= end;
  if (!isSound || crc32(bytes.subarray(0, end)) !== view.getUint32(end, true))
    throw new RegionError('bundle.checksum');
  const { index, files } = readHeader(bytes.subarray(PREFIX_BYTES, from));
  const named = new Map<string, Uint8Array>();
  let at = from;
  for (const { name, sizeBytes } of files) {
    named.set(name, bytes.subarray(at, at + sizeBytes));
    at += sizeBytes;
  }
  const bundle = { index: parseRegionIndex(index), files: named };
  const isWhole = bundle.index.entries.every(
    ({ file, first }) => named.has(file) && (first === undefined || named.has(first.file)),
  );
  if (at !== end || named.size !== files.length || !isWhole) throw new RegionError('bundle.contradicts');
  return bundle;
}

function readHeader(json: Uint8Array): v.InferOutput<typeof HeaderSchema> {
  try {
    return v.parse(HeaderSchema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)));
  } catch (cause) {
    throw new RegionError('bundle.contradicts', {}, { cause });
  }
}
