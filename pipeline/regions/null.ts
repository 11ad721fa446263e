import { CORE_LANGUAGES, REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import { MATRICES } from '../../workers/model/shape';
import { type CoreLanguage, openSums, type Part, regionsByPart, type Signs } from './importances';
import type { MatrixRegions } from './matrix_regions';
import { type Checkpoint, hasFlipped, type Progress } from './progress';
import { type Flags, innermost } from './rank';
import type { SelectedModel } from './select';
import { Tallies } from './tally';

/** How the halves of languages agree with one another, at the top 1 % before Eq. 5. */
export interface HalvesTable {
  readonly languages: readonly RegionLanguage[];
  /**
   * Jaccard of one half of the row's language and the other half of the column's, over both ways of taking halves;
   * on the diagonal a language with itself. No two regions in it are of the same text.
   */
  readonly jaccard: readonly (readonly number[])[];
}

/** What is left of a region when each sequence's gradient gets a random sign. */
export interface SignFlipRecord {
  readonly of: 'core' | CoreLanguage;
  /** A language's after Eq. 5, among its likes. */
  readonly stage: 'whole' | 'monolingual';
  /** Jaccard with the region itself. */
  readonly withRegion: number;
  /** Jaccard of the halves. */
  readonly halves: number;
}

/**
 * Compares the halves of languages, and the regions with those of random signs, at one size of text. Without sums of
 * random signs (see `hasFlipped`) there is nothing of them in the record.
 */
export async function recordNull(
  model: SelectedModel,
  progress: Progress,
  cache: string,
  report: (line: string) => void,
  size: Checkpoint = 'all',
): Promise<{ halves: Partial<Record<Signs, HalvesTable>>; signFlip: SignFlipRecord[] }> {
  const { shape } = model;
  const sums = await openSums(cache, progress, shape, size);
  const flippedSums = hasFlipped(progress, size)
    ? await openSums(cache, progress, shape, size, 'flipped')
    : null;
  const tallies = new Tallies();
  for (let layer = 0; layer < shape.layers; layer++) {
    const weights = await model.weights.layer(layer);
    for (const matrix of MATRICES) {
      const asIs = regionsByPart(await sums.read(layer, matrix, weights));
      compareHalves('as-is', REGION_LANGUAGES, asIs, tallies);
      if (flippedSums === null) continue;
      const flipped = regionsByPart(await flippedSums.read(layer, matrix, weights));
      compareHalves('flipped', CORE_LANGUAGES, flipped, tallies);
      compareSigns(asIs, flipped, tallies);
    }
    report(`compared halves and signs in layer ${layer + 1} of ${shape.layers}`);
  }
  await sums.close();
  await flippedSums?.close();
  const table = (signs: Signs, languages: readonly RegionLanguage[]): HalvesTable => ({
    languages,
    jaccard: languages.map((a) => languages.map((b) => tallies.of(signs, ...[a, b].sort()).jaccard())),
  });
  const record = (of: SignFlipRecord['of'], stage: SignFlipRecord['stage']): SignFlipRecord => ({
    of,
    stage,
    withRegion: tallies.of('region', stage, of).jaccard(),
    halves: tallies.of('halves', stage, of).jaccard(),
  });
  if (flippedSums === null) return { halves: { 'as-is': table('as-is', REGION_LANGUAGES) }, signFlip: [] };
  return {
    halves: { 'as-is': table('as-is', REGION_LANGUAGES), flipped: table('flipped', CORE_LANGUAGES) },
    signFlip: [
      record('core', 'whole'),
      ...CORE_LANGUAGES.flatMap((of) => [record(of, 'whole'), record(of, 'monolingual')]),
    ],
  };
}

type Parts = Record<Part, MatrixRegions>;

function compareHalves(
  signs: Signs,
  languages: readonly RegionLanguage[],
  { even, odd }: Parts,
  tallies: Tallies,
): void {
  const halves = languages.map((language) => ({
    language,
    even: innermost(even.top(language)),
    odd: innermost(odd.top(language)),
  }));
  for (const a of halves)
    for (const b of halves) {
      const pair = [a.language, b.language].sort();
      tallies.of(signs, ...pair).add(a.even, b.odd);
    }
}

function compareSigns(asIs: Parts, flipped: Parts, tallies: Tallies): void {
  const add = (name: readonly string[], select: (regions: MatrixRegions) => Flags): void => {
    tallies.of('region', ...name).add(select(asIs.both), select(flipped.both));
    tallies.of('halves', ...name).add(select(flipped.even), select(flipped.odd));
  };
  add(['whole', 'core'], (regions) => innermost(regions.top('core')));
  for (const language of CORE_LANGUAGES) {
    add(['whole', language], (regions) => innermost(regions.top(language)));
    add(['monolingual', language], (regions) => regions.monolingual(language));
  }
}
