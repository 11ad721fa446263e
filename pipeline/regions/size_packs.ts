import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { REGION_LANGUAGES } from '../../workers/model/recipe';
import type { Matrix } from '../../workers/model/shape';
import type { RegionIndex, RegionIndexEntry } from '../../workers/protocol';
import { RegionEncoder } from '../../workers/regions/packed';
import { writeWhole } from '../write_whole';
import type { OpenSums } from './importances';
import type { Of } from './matrix_regions';
import type { Flags } from './rank';
import type { SelectedModel } from './select';

/** The regions that are packed for each size of text. */
export const SIZED_REGIONS = ['core', ...REGION_LANGUAGES] as const;
/** Their share, per cent of each matrix before Eq. 5. */
const SHARE = 1;

/** The files of one size of text: the core, and each language's region after Eq. 5. */
export interface Pack {
  readonly encoders: ReadonlyMap<Of, RegionEncoder>;
  readonly tokens: ReadonlyMap<Of, number>;
  readonly corpus: string;
}

export function startPack(model: SelectedModel, corpus: string, sums: OpenSums): Pack {
  const tokens = new Map<Of, number>([['core', sums.coreTokens], ...sums.tokens]);
  const encoders = SIZED_REGIONS.map((of): [Of, RegionEncoder] => [
    of,
    new RegionEncoder(
      {
        modelName: model.name,
        modelSha256: model.sha256,
        of,
        kind: 'top',
        ...(of === 'core' ? {} : { stage: 'monolingual' as const }),
        shares: [SHARE],
        corpus,
        tokens: tokens.get(of) ?? 0,
        importance: 'abs-of-sum',
      },
      model.shape,
    ),
  ]);
  return { encoders: new Map(encoders), tokens, corpus };
}

/** @param flagsOf the weights of one matrix that are in a region */
export function addToPack(
  { encoders }: Pack,
  flagsOf: (of: Of) => Flags | undefined,
  layer: number,
  matrix: Matrix,
): void {
  for (const [of, encoder] of encoders) {
    const flags = flagsOf(of);
    if (flags !== undefined) encoder.add(layer, matrix, flags);
  }
}

export async function writePack(
  { encoders, tokens, corpus }: Pack,
  model: SelectedModel,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const entries: RegionIndexEntry[] = [];
  for (const [of, encoder] of encoders) {
    const bytes = encoder.finish();
    const file = `${of}-top.region`;
    await writeWhole(join(folder, file), bytes);
    entries.push({
      of,
      kind: 'top',
      ...(of === 'core' ? {} : { stage: 'monolingual' as const }),
      shares: [SHARE],
      file,
      sizeBytes: bytes.length,
      tokens: tokens.get(of) ?? 0,
      stability: { byShare: [], byMatrix: [] },
    });
  }
  const index: RegionIndex = {
    version: 1,
    modelSha256: model.sha256,
    shape: model.shape,
    corpus,
    rule: 'abs-of-sum',
    entries,
  };
  await writeWhole(join(folder, 'index.json'), `${JSON.stringify(index)}\n`);
}
