import { REGION_LANGUAGES } from '../../workers/model/recipe';
import { MATRICES, type ModelShape } from '../../workers/model/shape';
import type { RegionIndex, RegionIndexEntry } from '../../workers/protocol';
import { HASH, packedRegion } from '../unit/workers/regions/fixtures';

/** Region files of a tiny model in memory, as `public/regions/<model>/` holds those of the real one. */
export interface TinyRegions {
  readonly index: RegionIndex;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Top and bottom regions of the core, the paper's six languages and English, made of random importances. */
export function tinyRegions(shape: ModelShape, modelSha256 = HASH): TinyRegions {
  const files = new Map<string, Uint8Array>();
  const entries: RegionIndexEntry[] = [];
  for (const of of ['core', ...REGION_LANGUAGES] as const) {
    for (const kind of ['top', 'bottom'] as const) {
      const file = `${of}-${kind}.region`;
      const bytes = packedRegion(shape, { of, kind, modelSha256 }, entries.length);
      files.set(file, bytes);
      entries.push({
        of,
        kind,
        shares: [1, 3, 5],
        file,
        sizeBytes: bytes.length,
        tokens: 100,
        stability: {
          byShare: [0.5, 0.5, 0.5],
          byMatrix: Array.from({ length: shape.layers }, () => MATRICES.map(() => 0.5)),
        },
      });
    }
  }
  const index = {
    version: 1,
    modelSha256,
    shape,
    corpus: 'made by code',
    rule: 'abs-of-sum',
    entries,
  } as const;
  return { index, files };
}
