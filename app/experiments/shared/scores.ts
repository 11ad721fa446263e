import { median } from 'd3';
import type { ControlKind } from '../../../workers/model/recipe';
import { type Estimate, perplexityRatio, type RatioIn } from '../../figures/resampling';
import type { LanguageScore, RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import { LANGUAGE_CODES, type LanguageCode } from '../../languages/languages';
import type { PerplexityRow, Value } from '../../state/values';

/** A result of an experiment of scores by its name, or undefined where it is not recorded yet. */
export function resultOf(
  recorded: RecordedExperiment<Scores>,
  id: string,
): RecordedResult<Scores> | undefined {
  return recorded.results.find((result) => result.id === id);
}

export function scoreOf(
  result: RecordedResult<Scores> | undefined,
  code: LanguageCode,
): LanguageScore | undefined {
  return result?.figures.scores.find(({ language }) => language === code);
}

/** The languages that a result has scores of. */
export const languagesOf = (result: RecordedResult<Scores> | undefined): readonly LanguageCode[] =>
  LANGUAGE_CODES.filter((code) => scoreOf(result, code) !== undefined);

export const perplexityOf = ({ meanNll }: Pick<LanguageScore, 'meanNll'>): number => Math.exp(meanNll);

function shownValue(score: LanguageScore | undefined): Value | null {
  if (score === undefined) return null;
  const { bitsPerByte, tokens } = score;
  return { perplexity: perplexityOf(score), bitsPerByte, tokens, origin: 'recorded' };
}

/** The mean of several runs in nats, as the random control's seeds are put together; undefined without any. */
export function meanScore(scores: readonly (LanguageScore | undefined)[]): LanguageScore | undefined {
  const known = scores.filter((score) => score !== undefined);
  const [first] = known;
  if (first === undefined) return undefined;
  const mean = (of: (score: LanguageScore) => number) =>
    known.reduce((sum, score) => sum + of(score), 0) / known.length;
  return {
    ...first,
    meanNll: mean(({ meanNll }) => meanNll),
    bitsPerByte: mean(({ bitsPerByte }) => bitsPerByte),
    documents: meanDocuments(known),
    // Of the runs, not of the text: what another seed would give.
    low: Math.min(...known.map(({ meanNll }) => meanNll)),
    high: Math.max(...known.map(({ meanNll }) => meanNll)),
  };
}

/** The documents of several runs on the same text, with the mean sums of the runs; undefined where one has none. */
function meanDocuments(runs: readonly LanguageScore[]): LanguageScore['documents'] {
  const documents = runs.flatMap((run) => run.documents ?? []);
  const [first] = documents;
  if (first === undefined || documents.length < runs.length) return undefined;
  const nll = first.nll.map(
    (_, at) => documents.reduce((sum, run) => sum + (run.nll[at] ?? Number.NaN), 0) / runs.length,
  );
  return { ...first, nll };
}

/** The draws of a control: their mean, and how far they are apart where there are several. */
function controlValue(draws: readonly LanguageScore[]): Value | null {
  const mean = meanScore(draws);
  const value = shownValue(mean);
  if (mean === undefined || value === null || draws.length < 2) return value;
  return { ...value, draws: { low: Math.exp(mean.low), high: Math.exp(mean.high) } };
}

const NOTHING_COMPUTED = { base: false, edited: false, random: false };

/** Rows of the perplexity chart: one result beside the intact model and its control, whose seeds are put together. */
export function scoreRows(
  base: RecordedResult<Scores> | undefined,
  edited: RecordedResult<Scores> | undefined,
  random: readonly (RecordedResult<Scores> | undefined)[],
  control: ControlKind = 'random',
): PerplexityRow[] {
  return LANGUAGE_CODES.flatMap((code) => {
    const value = shownValue(scoreOf(base, code));
    if (value === null) return [];
    return [
      {
        language: code,
        base: value,
        edited: shownValue(scoreOf(edited, code)),
        random: controlValue(random.flatMap((result) => scoreOf(result, code) ?? [])),
        control,
        ratios: {
          edited: withInterval(ratioOfRuns([edited], [base], code)),
          random: withInterval(ratioOfRuns(random, [base], code)),
        },
        computing: NOTHING_COMPUTED,
      },
    ];
  });
}

const withInterval = (ratio: RatioIn | null): Estimate | null =>
  ratio !== null && 'low' in ratio ? ratio : null;

/** Perplexity after over perplexity before, or null where one of them is not recorded. */
export function ratioIn(
  edited: RecordedResult<Scores> | undefined,
  base: RecordedResult<Scores> | undefined,
  code: LanguageCode,
): number | null {
  const after = scoreOf(edited, code);
  const before = scoreOf(base, code);
  return after && before ? Math.exp(after.meanNll - before.meanNll) : null;
}

/**
 * Perplexity in a language of some runs (the seeds of a control, or one result) over that of others, in geometric
 * means, with its interval by paired resampling of documents; null where one side is not recorded.
 */
export function ratioOfRuns(
  after: readonly (RecordedResult<Scores> | undefined)[],
  before: readonly (RecordedResult<Scores> | undefined)[],
  code: LanguageCode,
): RatioIn | null {
  const scores = [after, before].map((runs) => runs.flatMap((run) => scoreOf(run, code) ?? []));
  const [above = [], below = []] = scores;
  if (above.length === 0 || below.length === 0) return null;
  const documents = scores.map((side) => side.flatMap((score) => score.documents ?? []));
  const [aboveDocuments = [], belowDocuments = []] = documents;
  if (aboveDocuments.length === above.length && belowDocuments.length === below.length)
    return perplexityRatio(aboveDocuments, belowDocuments);
  const mean = (side: readonly LanguageScore[]) =>
    side.reduce((sum, { meanNll }) => sum + meanNll, 0) / side.length;
  return { value: Math.exp(mean(above) - mean(below)) };
}

/**
 * Damage of a region to its own language over the median damage to all others: ratios of perplexity, so 1 is a
 * region that harms every language alike. null where a score is missing.
 */
export function specificity(
  edited: RecordedResult<Scores> | undefined,
  base: RecordedResult<Scores> | undefined,
  own: LanguageCode,
): number | null {
  const ratio = ratioIn(edited, base, own);
  const others = LANGUAGE_CODES.filter((code) => code !== own).flatMap(
    (code) => ratioIn(edited, base, code) ?? [],
  );
  const middle = median(others);
  return ratio === null || middle === undefined ? null : ratio / middle;
}
