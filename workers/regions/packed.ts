import { RegionError } from '../errors';
import { MATRICES, type Matrix, type ModelShape, matrixSize } from '../model/shape';
import { crc32 } from './crc32';
import { DecodedRegion } from './decoded';
import {
  checkHeader,
  MAX_HEADER_BYTES,
  parseHeader,
  type RegionDescription,
  type RegionHeader,
} from './header';
import { encodeLevels } from './rice';

/**
 * A packed region: the nested levels of all matrices of a model, in a file. Integers are little-endian.
 *
 * | offset     | bytes | what                                                        |
 * |------------|-------|-------------------------------------------------------------|
 * | 0          | 4     | "LRGN"                                                      |
 * | 4          | 4     | version of the format: 1                                    |
 * | 8          | 4     | H, length of the header                                     |
 * | 12         | 4     | P, length of the payload                                    |
 * | 16         | H     | header: JSON in UTF-8, see header.ts                        |
 * | 16 + H     | P     | payload: layer 0 q, layer 0 k, …; each coded as rice.ts says |
 * | 16 + H + P | 4     | CRC-32 of everything before it                              |
 */
const REGION_FORMAT_VERSION = 1;
/** What the project allows a shipped region file to weigh; the pipeline refuses to write a larger one. */
export const MAX_REGION_FILE_BYTES = 5_000_000;
const MAGIC = 0x4e47524c;
const PREFIX_BYTES = 16;
const CHECKSUM_BYTES = 4;

/** Packs a region matrix by matrix, in any order, so that levels of one matrix are in memory at a time. */
export class RegionEncoder {
  private readonly counts: number[][] = [];
  private readonly rice: number[] = [];
  private readonly parts: Uint8Array[] = [];

  constructor(
    private readonly description: RegionDescription,
    private readonly shape: ModelShape,
  ) {}

  /**
   * @param levels [output * input] of one matrix as `selectLevels` gives them
   * @throws RegionError where levels do not fit the shape or the shares
   */
  add(layer: number, matrix: Matrix, levels: Uint8Array): void {
    const { shares } = this.description;
    if (levels.length !== matrixSize(this.shape, matrix)) {
      throw new RegionError('region.levels', {
        layer,
        matrix,
        weights: matrixSize(this.shape, matrix),
        levels: levels.length,
      });
    }
    const slot = layer * MATRICES.length + MATRICES.indexOf(matrix);
    const { rice, bytes } = encodeLevels(levels, shares.length);
    this.counts[slot] = countLevels(levels, shares.length);
    this.rice[slot] = rice;
    this.parts[slot] = bytes;
  }

  /** The file, once every matrix was added. */
  finish(): Uint8Array<ArrayBuffer> {
    const { description, shape, counts, rice, parts } = this;
    const header: RegionHeader = {
      version: REGION_FORMAT_VERSION,
      ...description,
      layers: shape.layers,
      sizes: MATRICES.map((matrix) => matrixSize(shape, matrix)),
      counts,
      rice,
      bytes: parts.map((part) => part.length),
    };
    return assemble(new TextEncoder().encode(JSON.stringify(header)), parts);
  }
}

/**
 * Packs the nested levels of a region.
 * @param levelsOf levels [output * input] of one matrix as `selectLevels` gives them; asked for once each, in order
 * @throws RegionError where levels do not fit the shape or the shares
 */
export function encodeRegion(
  description: RegionDescription,
  shape: ModelShape,
  levelsOf: (layer: number, matrix: Matrix) => Uint8Array,
): Uint8Array<ArrayBuffer> {
  const encoder = new RegionEncoder(description, shape);
  for (let layer = 0; layer < shape.layers; layer++)
    for (const matrix of MATRICES) encoder.add(layer, matrix, levelsOf(layer, matrix));
  return encoder.finish();
}

/** Number of weights at each level from 1 on. */
function countLevels(levels: Uint8Array, levelCount: number): number[] {
  const counts = new Uint32Array(256);
  for (let index = 0; index < levels.length; index++) counts[levels[index]]++;
  return [...counts.subarray(1, levelCount + 1)];
}

function assemble(header: Uint8Array, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const payload = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(PREFIX_BYTES + header.length + payload + CHECKSUM_BYTES);
  const view = new DataView(bytes.buffer);
  [MAGIC, REGION_FORMAT_VERSION, header.length, payload].forEach((word, index) => {
    view.setUint32(index * 4, word, true);
  });
  bytes.set(header, PREFIX_BYTES);
  let at = PREFIX_BYTES + header.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  view.setUint32(at, crc32(bytes.subarray(0, at)), true);
  return bytes;
}

/**
 * Reads a packed region, once and for all shares. Nothing in the bytes is trusted.
 * @throws RegionError where the file is no region file, of a later version, cut short, altered, or of another model
 */
export function decodeRegion(bytes: Uint8Array, shape: ModelShape, modelSha256: string): DecodedRegion {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX_BYTES || view.getUint32(0, true) !== MAGIC) {
    throw new RegionError('region.magic', { bytes: bytes.length });
  }
  const version = view.getUint32(4, true);
  if (version !== REGION_FORMAT_VERSION) {
    throw new RegionError('region.version', { found: version, read: REGION_FORMAT_VERSION });
  }
  const headerBytes = view.getUint32(8, true);
  const payloadBytes = view.getUint32(12, true);
  const expected = PREFIX_BYTES + headerBytes + payloadBytes + CHECKSUM_BYTES;
  if (expected !== bytes.length) {
    throw new RegionError('region.size', { expected, found: bytes.length });
  }
  const end = bytes.length - CHECKSUM_BYTES;
  if (crc32(bytes.subarray(0, end)) !== view.getUint32(end, true)) {
    throw new RegionError('region.checksum');
  }
  if (headerBytes > MAX_HEADER_BYTES) {
    throw new RegionError('region.headerTooLarge', { bytes: headerBytes, most: MAX_HEADER_BYTES });
  }
  const from = PREFIX_BYTES + headerBytes;
  const header = parseHeader(bytes.subarray(PREFIX_BYTES, from));
  checkHeader(header, shape, modelSha256, payloadBytes);
  return new DecodedRegion(header, shape, bytes, from);
}
