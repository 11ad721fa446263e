import { join } from 'node:path';
import { REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import { MATRICES } from '../../workers/model/shape';
import { type OpenSums, openSums, PARTS, type Part, regionsByPart } from './importances';
import type { MatrixRegions, Of } from './matrix_regions';
import { type Checkpoint, type Progress, savedAt, sizesUpTo } from './progress';
import { bestAmong, countOf, type Flags, innermost } from './rank';
import { describeCorpus, type SelectedModel } from './select';
import { addToPack, SIZED_REGIONS, startPack, writePack } from './size_packs';
import { Tallies } from './tally';

/** Regions by one size of text. `equal` are those after Eq. 5, cut to as many weights at every size of text. */
interface SizedRegions {
  readonly whole: ReadonlyMap<Of, Record<Part, Flags>>;
  readonly equal: ReadonlyMap<RegionLanguage, Record<Part, Flags>>;
}

/** How a region agrees with itself, at each size of text in turn. */
export interface SizedStability {
  readonly of: Of;
  /** Before Eq. 5, or after it at equal numbers of weights. */
  readonly stage: 'whole' | 'monolingual';
  readonly weights: number;
  /** Jaccard of the halves' regions. */
  readonly halves: readonly number[];
  /** Jaccard with the region of all the text. */
  readonly withAll: readonly number[];
}

export interface SizeRecord {
  readonly checkpoint: Checkpoint;
  readonly tokens: Readonly<Record<RegionLanguage, number>>;
  readonly documents: Readonly<Record<RegionLanguage, number>>;
}

/**
 * Records what regions gain from more text, and packs the regions of each size of text into a folder of their own
 * (`folderOfSize`), all with as many weights in each matrix: the fewest that Eq. 5 leaves at any size or in any half.
 */
export async function recordSizes(
  model: SelectedModel,
  progress: Progress,
  cache: string,
  report: (line: string) => void,
  checkpoints: readonly Checkpoint[] = sizesUpTo('all'),
): Promise<{ sizes: SizeRecord[]; stability: SizedStability[] }> {
  const { shape } = model;
  const sums: OpenSums[] = [];
  for (const checkpoint of checkpoints) sums.push(await openSums(cache, progress, shape, checkpoint));
  const packs = checkpoints.map((each, at) => startPack(model, describeCorpus(progress, each), sums[at]));
  const tallies = new Tallies();
  const counts = new Map<string, number>();
  for (let layer = 0; layer < shape.layers; layer++) {
    const weights = await model.weights.layer(layer);
    for (const matrix of MATRICES) {
      const regions: Record<Part, MatrixRegions>[] = [];
      for (const each of sums) {
        regions.push(regionsByPart(await each.read(layer, matrix, weights)));
      }
      const sized = sizedRegions(regions);
      compare(sized, tallies, counts);
      for (const [at, pack] of packs.entries()) {
        const { whole, equal } = sized[at];
        addToPack(pack, (of) => (of === 'core' ? whole.get(of)?.both : equal.get(of)?.both), layer, matrix);
      }
    }
    report(`compared layer ${layer + 1} of ${shape.layers} at ${checkpoints.length} sizes of text`);
  }
  for (const each of sums) await each.close();
  const series = (name: readonly string[]) => checkpoints.map((_, at) => tallies.of(...name, at).jaccard());
  const stability = [
    ...SIZED_REGIONS.map((of) => [of, 'whole'] as const),
    ...REGION_LANGUAGES.map((of) => [of, 'monolingual'] as const),
  ].map(([of, stage]) => ({
    of,
    stage,
    weights: counts.get(`${stage} ${of}`) ?? 0,
    halves: series([stage, of, 'halves']),
    withAll: series([stage, of, 'all']),
  }));
  for (const [at, pack] of packs.entries())
    await writePack(pack, model, folderOfSize(cache, checkpoints[at]));
  return { sizes: checkpoints.map((checkpoint) => sizeOf(progress, checkpoint)), stability };
}

/** Where the regions of one size of text are packed, as `--regions` of other commands takes them. */
export const folderOfSize = (cache: string, checkpoint: Checkpoint): string =>
  join(cache, `tokens-${checkpoint}`);

function sizeOf(progress: Progress, checkpoint: Checkpoint): SizeRecord {
  const known = REGION_LANGUAGES.map((language) => {
    const { halves, documents } = savedAt(progress, language, checkpoint);
    return { language, tokens: halves.even.tokens + halves.odd.tokens, documents };
  });
  const record = (value: 'tokens' | 'documents') =>
    Object.fromEntries(known.map((each) => [each.language, each[value]])) as Record<RegionLanguage, number>;
  return { checkpoint, tokens: record('tokens'), documents: record('documents') };
}

/** The regions of one matrix at all sizes of text. */
function sizedRegions(regions: readonly Record<Part, MatrixRegions>[]): SizedRegions[] {
  const fewest = new Map<RegionLanguage, number>();
  for (const language of REGION_LANGUAGES) {
    const counts = regions.flatMap((parts) =>
      PARTS.map((part) => countOf(parts[part].monolingual(language))),
    );
    fewest.set(language, Math.min(...counts));
  }
  const byPart = (make: (part: Part) => Flags) =>
    Object.fromEntries(PARTS.map((part) => [part, make(part)])) as Record<Part, Flags>;
  return regions.map((parts) => ({
    whole: new Map(SIZED_REGIONS.map((of) => [of, byPart((part) => innermost(parts[part].top(of)))])),
    equal: new Map(
      REGION_LANGUAGES.map((of) => {
        const count = fewest.get(of) ?? 0;
        return [
          of,
          byPart((part) => bestAmong(parts[part].importance(of), parts[part].monolingual(of), [count])),
        ];
      }),
    ),
  }));
}

function compare(sized: readonly SizedRegions[], tallies: Tallies, counts: Map<string, number>): void {
  for (const stage of ['whole', 'monolingual'] as const) {
    const regionsAt = (at: number): ReadonlyMap<Of, Record<Part, Flags>> =>
      stage === 'whole' ? sized[at].whole : sized[at].equal;
    const last = regionsAt(sized.length - 1);
    for (const [of, { both }] of last) {
      counts.set(`${stage} ${of}`, (counts.get(`${stage} ${of}`) ?? 0) + countOf(both));
      for (const at of sized.keys()) {
        const here = regionsAt(at).get(of);
        if (here === undefined) continue;
        tallies.of(stage, of, 'halves', at).add(here.even, here.odd);
        tallies.of(stage, of, 'all', at).add(here.both, both);
      }
    }
  }
}
