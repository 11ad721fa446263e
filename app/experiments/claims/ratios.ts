import { extent, mean as meanOf, median } from 'd3';
import { headlineControl } from '../../figures/controls';
import type { LanguageScore, RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import { LANGUAGE_CODES, type LanguageCode } from '../../languages/languages';
import { meanScore, ratioIn, ratioOfRuns, resultOf, scoreOf } from '../shared/scores';

/** A ratio of perplexities with bounds. */
export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Perplexity after over before. The bounds put the 95 % intervals of both sides together as if they were independent
 * (MOVER: Zou and Donner 2008, Statistics in Medicine 27, 1693-1702); they share their text, so they are too wide
 * rather than too narrow.
 */
export function ratioWithin(after: LanguageScore, before: LanguageScore): Bounded {
  const difference = after.meanNll - before.meanNll;
  const below = Math.hypot(after.meanNll - after.low, before.high - before.meanNll);
  const above = Math.hypot(after.high - after.meanNll, before.meanNll - before.low);
  return {
    value: Math.exp(difference),
    low: Math.exp(difference - below),
    high: Math.exp(difference + above),
  };
}

/** A region's damage in one language: against the intact model, its control's, and the one over the other. */
export interface Damage {
  readonly code: LanguageCode;
  readonly edited: Bounded;
  /** The mean of the draws in nats; its bounds are the range of the draws, where there are several. */
  readonly control: Bounded;
  /** What the region does beyond its control. */
  readonly net: Bounded;
}

type Runs = readonly (RecordedResult<Scores> | undefined)[];

/**
 * Perplexity of some runs over that of others, in geometric means: by paired resampling of documents where they are
 * stored, otherwise from both sides' intervals. null where one side is not recorded.
 */
function boundedRatio(after: Runs, before: Runs, code: LanguageCode): Bounded | null {
  const ratio = ratioOfRuns(after, before, code);
  if (ratio === null || 'low' in ratio) return ratio;
  const [above, below] = [after, before].map((runs) => {
    const [first, ...others] = runs.flatMap((run) => scoreOf(run, code) ?? []);
    // One run has its text's interval, several have the range of the draws.
    return others.length === 0 ? first : meanScore(runs.map((run) => scoreOf(run, code)));
  });
  return above === undefined || below === undefined ? null : ratioWithin(above, below);
}

/** The damage in every language that the intact model, the edited one and a control are recorded in. */
export function damages(
  recorded: RecordedExperiment<Scores>,
  edited: RecordedResult<Scores> | undefined,
  control: Runs,
): readonly Damage[] {
  const base = resultOf(recorded, 'base');
  return LANGUAGE_CODES.flatMap((code) => {
    const [damage, net] = [boundedRatio([edited], [base], code), boundedRatio([edited], control, code)];
    const draws = control.flatMap((run) => ratioIn(run, base, code) ?? []);
    const mean = meanOf(draws, Math.log);
    if (damage === null || net === null || mean === undefined) return [];
    const drawn = { value: Math.exp(mean), low: Math.min(...draws), high: Math.max(...draws) };
    return [{ code, edited: damage, control: drawn, net }];
  });
}

/** The damage of a recorded result, beside the control that it is compared with on its page. */
export const damagesOf = (recorded: RecordedExperiment<Scores>, id: string): readonly Damage[] =>
  damages(recorded, resultOf(recorded, id), headlineControl(recorded, id).results);

/** Middle and range of numbers; null without any. */
export function spread(values: readonly number[]): Bounded | null {
  const value = median(values);
  const [low, high] = extent(values);
  return value === undefined || low === undefined || high === undefined ? null : { value, low, high };
}
