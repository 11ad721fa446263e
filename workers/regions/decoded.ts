import { RegionError } from '../errors';
import { MATRICES, type ModelShape } from '../model/shape';
import type { RegionHeader } from './header';
import { RegionMask } from './mask';
import { decodeLevels } from './rice';

/** The weights of a packed region with their levels; made by `decodeRegion`. 4 bytes a weight (20 MB at 5 %). */
export class DecodedRegion {
  /** Position * 4 + level - 1 of each selected weight, matrix after matrix. */
  private readonly codes: Uint32Array;
  /** Where each layer and matrix begins in `codes`, and the end. */
  private readonly starts: Uint32Array;

  /** @param payloadFrom first byte of the payload; the header is checked already. @throws RegionError */
  constructor(
    readonly header: RegionHeader,
    private readonly shape: ModelShape,
    bytes: Uint8Array,
    payloadFrom: number,
  ) {
    const counts = header.counts.map((levels) => levels.reduce((sum, count) => sum + count, 0));
    this.starts = new Uint32Array(counts.length + 1);
    counts.forEach((count, slot) => {
      this.starts[slot + 1] = this.starts[slot] + count;
    });
    this.codes = new Uint32Array(this.starts[counts.length]);
    let from = payloadFrom;
    for (let slot = 0; slot < counts.length; slot++) {
      this.decodeSlot(bytes, slot, from);
      from += header.bytes[slot];
    }
  }

  /** The region at one of the header's shares (per cent). @throws RegionError for a share that the file does not hold */
  maskAt(share: number): RegionMask {
    const innerLevels = this.levelsInside(share);
    const mask = new RegionMask(this.shape);
    this.eachSlot(mask, (words, codes) => {
      for (let at = 0; at < codes.length; at++) {
        const code = codes[at];
        if ((code & 3) <= innerLevels) words[code >>> 7] |= 1 << (code >>> 2);
      }
    });
    return mask;
  }

  /** Takes the region at a share out of another one, in place. @throws RegionError for a share that the file does not hold */
  removeFrom(mask: RegionMask, share: number): void {
    const innerLevels = this.levelsInside(share);
    this.eachSlot(mask, (words, codes) => {
      for (let at = 0; at < codes.length; at++) {
        const code = codes[at];
        if ((code & 3) <= innerLevels) words[code >>> 7] &= ~(1 << (code >>> 2));
      }
    });
  }

  /** Largest level, less one, that lies inside a share. */
  private levelsInside(share: number): number {
    const { shares, of, kind } = this.header;
    const level = shares.indexOf(share);
    if (level >= 0) return level;
    throw new RegionError('region.share', { kind, of, shares: shares.join(', '), share });
  }

  private eachSlot(mask: RegionMask, change: (words: Uint32Array, codes: Uint32Array) => void): void {
    for (let layer = 0; layer < this.header.layers; layer++) {
      MATRICES.forEach((matrix, index) => {
        const slot = layer * MATRICES.length + index;
        const codes = this.codes.subarray(this.starts[slot], this.starts[slot + 1]);
        change(mask.matrixWords(layer, matrix), codes);
      });
    }
  }

  private decodeSlot(bytes: Uint8Array, slot: number, from: number): void {
    const { shares, sizes, rice, bytes: lengths, counts } = this.header;
    const codes = this.codes.subarray(this.starts[slot], this.starts[slot + 1]);
    const levelCount = shares.length;
    const size = sizes[slot % MATRICES.length];
    const coded = { from, length: lengths[slot], rice: rice[slot], levelCount, size };
    const found = new Uint32Array(levelCount);
    const complete = decodeLevels(bytes, coded, codes);
    for (let at = 0; at < codes.length; at++) found[codes[at] & 3]++;
    if (!complete || found.some((count, level) => count !== counts[slot][level])) {
      const layer = Math.floor(slot / MATRICES.length);
      throw new RegionError('region.layerData', {
        layer,
        matrix: MATRICES[slot % MATRICES.length],
        weights: codes.length,
      });
    }
  }
}
