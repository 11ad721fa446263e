import { type Overlap, OverlapSchema } from '../../../app/figures/overlap';
import { INTACT, NESTED_SHARES, REGION_LANGUAGES } from '../../../workers/model/recipe';
import { MATRICES, matrixSize } from '../../../workers/model/shape';
import type { RegionQuery } from '../../../workers/protocol';
import type { Experiment, RecordContext, Unit } from '../experiment';

const DIGITS = 4;

async function overlaps(
  { engine, regionIndex }: RecordContext,
  share: (typeof NESTED_SHARES)[number],
): Promise<Overlap> {
  const query = (of: RegionQuery['of'], stage: RegionQuery['stage']): RegionQuery => ({
    of,
    kind: 'top',
    share,
    rule: 'code',
    seed: 0,
    stage,
  });
  const pairs: Overlap['pairs'] = [];
  for (const [at, a] of REGION_LANGUAGES.entries())
    for (const b of REGION_LANGUAGES.slice(at + 1)) {
      const before = await engine.overlap({ a: query(a, 'before'), b: query(b, 'before') });
      const after = await engine.overlap({ a: query(a, 'after'), b: query(b, 'after') });
      const byMatrix = before.jaccard.map((layer) => layer.map((value) => Number(value.toFixed(DIGITS))));
      pairs.push({ a, b, before: before.total, after: after.total, byMatrix });
    }
  const stability = REGION_LANGUAGES.flatMap((language) => {
    const entry = regionIndex.entries.find(({ of, kind }) => of === language && kind === 'top');
    const jaccard = entry?.stability.byShare[entry.shares.indexOf(share)];
    return jaccard === undefined ? [] : [{ language, jaccard }];
  });
  const sizes = MATRICES.map((matrix) => matrixSize(regionIndex.shape, matrix));
  return { languages: [...REGION_LANGUAGES], sizes, stability, pairs };
}

/** Do languages share weights? Jaccard of every two languages' regions, before and after Eq. 5. */
export const overlapExperiment: Experiment<Overlap> = {
  id: 'overlap',
  figures: OverlapSchema,
  units: async (context) => {
    const files = context.regionIndex.entries.map(({ file, sizeBytes, stability }) => [
      file,
      sizeBytes,
      stability.byShare,
    ]);
    return NESTED_SHARES.map(
      (share): Unit<Overlap> => ({
        id: `share-${share}`,
        recipe: INTACT,
        conditions: { share },
        inputs: files,
        seconds: 10,
        run: () => overlaps(context, share),
      }),
    );
  },
};
