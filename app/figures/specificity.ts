import { REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import { SeededRandom } from '../../workers/random';
import { type LanguageCode, language } from '../languages/languages';
import { type DocumentSums, intervalOf, meanOfRuns, RESAMPLES } from './resampling';

/**
 * How specific the damage of language regions is: see docs/specificity.md, which says the same in words.
 *
 * L[r][l] is the log ratio of the perplexity of language l without region r to that of the intact model, or to that
 * without as many weights of the same sizes. C[r][l] = L[r][l] - mean over l - mean over r + mean over both: what is
 * left of it when a heavy region and a fragile language count for nothing. exp(C) is a factor: 1 is what region and
 * language by themselves would lead one to expect.
 */
export interface Specificity {
  readonly regions: readonly RegionLanguage[];
  readonly languages: readonly LanguageCode[];
  /** L and C with 95 % intervals, [region][language], in nats. */
  readonly ratio: readonly (readonly Estimated[])[];
  readonly centred: readonly (readonly Estimated[])[];
  /** For each region, the place of its own language among all by C: 1 is the hardest hit. */
  readonly ownRanks: readonly number[];
  /** Own languages hit harder, by C, than languages are whose names are permuted. */
  readonly own: Contrast;
  /** Kin of a region's language hit harder, by C, than the languages that are neither it nor its kin. */
  readonly kin: Contrast;
}

interface Estimated {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A mean of differences in nats with its 95 % interval, and the share of permutations that reach it. */
export interface Contrast extends Estimated {
  readonly p: number;
}

/** What was measured: runs without the regions, and what each is compared with (one run, or the seeds of a control). */
export interface SpecificityRuns {
  readonly regions: readonly RegionLanguage[];
  readonly languages: readonly LanguageCode[];
  readonly edited: (region: RegionLanguage, language: LanguageCode) => readonly DocumentSums[];
  readonly before: (region: RegionLanguage, language: LanguageCode) => readonly DocumentSums[];
}

/** Permutations of the languages' names; p is at least one over this and one. */
export const PERMUTATIONS = 9999;
/** First seed word of the permutations; see workers/random.ts. */
const PERMUTATION_STREAM = 12;

/** Whether two languages are kin: of one family, or written in one script that is not Latin. */
export function areKin(a: LanguageCode, b: LanguageCode): boolean {
  const [one, other] = [language(a), language(b)];
  if (one.family === other.family) return true;
  const scripts = [one.script, other.script];
  // Japanese is written in Chinese characters beside its own.
  const isShared = one.script === other.script || (scripts.includes('han') && scripts.includes('japanese'));
  return isShared && one.script !== 'latin';
}

/** @throws RangeError without two regions and two languages, or where a region's own language is not among them */
export function specificityOf({ regions, languages, edited, before }: SpecificityRuns): Specificity {
  if (regions.length < 2 || languages.length < 2)
    throw new RangeError('specificity compares two regions and two languages at least');
  const missing = regions.find((region) => !languages.includes(region));
  if (missing !== undefined) throw new RangeError(`the language of the region "${missing}" was not scored`);
  const cells = regions.map((region) =>
    languages.map((code) => {
      const [after, base] = [meanOfRuns(edited(region, code)), meanOfRuns(before(region, code))];
      return { value: after.mean - base.mean, draws: after.draws.map((mean, at) => mean - base.draws[at]) };
    }),
  );
  const values = cells.map((row) => row.map(({ value }) => value));
  const centredValues = centre(values);
  const centredDraws = Array.from({ length: RESAMPLES }, (_, draw) =>
    centre(cells.map((row) => row.map(({ draws }) => draws[draw]))),
  );
  const estimates = (of: (matrix: readonly (readonly number[])[]) => number): Estimated =>
    intervalOf(of(centredValues), Float64Array.from(centredDraws, of));
  const relations = { own: ownPairs(regions, languages), kin: kinPairs(regions, languages) };
  const contrast = (name: 'own' | 'kin'): Contrast => ({
    ...estimates((matrix) => contrastOf(matrix, relations[name])),
    p: permutationP(centredValues, relations[name], name),
  });
  return {
    regions,
    languages,
    ratio: cells.map((row) => row.map(({ value, draws }) => intervalOf(value, draws))),
    centred: regions.map((_, region) => languages.map((__, at) => estimates((matrix) => matrix[region][at]))),
    ownRanks: regions.map((region, row) => {
      const own = centredValues[row][languages.indexOf(region)];
      return centredValues[row].filter((value) => value > own).length + 1;
    }),
    own: contrast('own'),
    kin: contrast('kin'),
  };
}

/** Takes the mean of its row and of its column from each cell, and adds the mean of all. */
export function centre(matrix: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map(mean);
  const columns = (matrix[0] ?? []).map((_, at) => mean(matrix.map((row) => row[at])));
  const all = mean(rows);
  return matrix.map((row, region) => row.map((value, at) => value - rows[region] - columns[at] + all));
}

/** For each region, which languages are meant and which they are compared with; the others count for nothing. */
interface Relation {
  readonly meant: readonly (readonly number[])[];
  readonly rest: readonly (readonly number[])[];
  /** Languages whose names may be exchanged. */
  readonly exchanged: readonly number[];
}

function ownPairs(regions: readonly RegionLanguage[], languages: readonly LanguageCode[]): Relation {
  const all = languages.map((_, at) => at);
  const meant = regions.map((region) => [languages.indexOf(region)]);
  return { meant, rest: meant.map(([own]) => all.filter((at) => at !== own)), exchanged: all };
}

/** Kin among the languages that have no region themselves: those that have one are each other's rest. */
function kinPairs(regions: readonly RegionLanguage[], languages: readonly LanguageCode[]): Relation {
  const without = languages.flatMap((code, at) =>
    (REGION_LANGUAGES as readonly string[]).includes(code) ? [] : [at],
  );
  const isKin = (region: RegionLanguage) => (at: number) => areKin(region, languages[at]);
  return {
    meant: regions.map((region) => without.filter(isKin(region))),
    rest: regions.map((region) => without.filter((at) => !isKin(region)(at))),
    exchanged: without,
  };
}

/** Mean, over the regions that have both, of what is meant less the rest. 0 where no region has. */
function contrastOf(
  matrix: readonly (readonly number[])[],
  { meant, rest }: Relation,
  names?: Uint16Array,
): number {
  let sum = 0;
  let count = 0;
  for (const [region, row] of matrix.entries()) {
    if (meant[region].length === 0 || rest[region].length === 0) continue;
    sum += meanAt(row, meant[region], names) - meanAt(row, rest[region], names);
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** Mean of some values of a row. @param names which place each one's name leads to, where names are exchanged */
function meanAt(row: readonly number[], places: readonly number[], names?: Uint16Array): number {
  let sum = 0;
  for (const at of places) sum += row[names === undefined ? at : names[at]];
  return sum / places.length;
}

/**
 * Share of permutations of the languages' names, the same in every region, whose contrast is at least the one that
 * was found; the one that was found counts as one of them.
 */
function permutationP(
  matrix: readonly (readonly number[])[],
  relation: Relation,
  name: 'own' | 'kin',
): number {
  const found = contrastOf(matrix, relation);
  const random = new SeededRandom(PERMUTATION_STREAM, name === 'own' ? 0 : 1);
  const { exchanged } = relation;
  const names = Uint16Array.from(matrix[0], (_, at) => at);
  let reached = 1;
  for (let round = 0; round < PERMUTATIONS; round++) {
    const shuffled = [...exchanged];
    for (let at = shuffled.length - 1; at > 0; at--) {
      const other = random.below(at + 1);
      [shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]];
    }
    for (const [place, at] of exchanged.entries()) names[at] = shuffled[place];
    // A hair below, so that rounding does not keep an equal contrast out.
    if (contrastOf(matrix, relation, names) >= found - 1e-12) reached++;
  }
  return reached / (PERMUTATIONS + 1);
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
