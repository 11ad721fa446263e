import { extent, median } from 'd3';
import type { LanguageScore, RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import { LANGUAGE_CODES, type LanguageCode } from '../../languages/languages';
import { meanScore, resultOf, scoreOf } from '../shared/scores';

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

/** The damage in every language that the intact model, the edited one and a control are recorded in. */
export function damages(
  recorded: RecordedExperiment<Scores>,
  edited: RecordedResult<Scores> | undefined,
  control: Runs,
): readonly Damage[] {
  const base = resultOf(recorded, 'base');
  return LANGUAGE_CODES.flatMap((code) => {
    const [before, after] = [scoreOf(base, code), scoreOf(edited, code)];
    const draws = control.flatMap((run) => scoreOf(run, code) ?? []);
    const drawn = meanScore(draws);
    if (before === undefined || after === undefined || drawn === undefined) return [];
    const of = (nll: number) => Math.exp(nll - before.meanNll);
    // One draw has no range; its text's interval stands in what the region does beyond it.
    const [only] = draws;
    return [
      {
        code,
        edited: ratioWithin(after, before),
        control: { value: of(drawn.meanNll), low: of(drawn.low), high: of(drawn.high) },
        net: ratioWithin(after, draws.length === 1 && only !== undefined ? only : drawn),
      },
    ];
  });
}

/** The runs whose names begin alike: the draws of a control, one a seed. */
export function runsNamed(
  recorded: RecordedExperiment<Scores>,
  begins: string,
): readonly RecordedResult<Scores>[] {
  return recorded.results.filter(({ id }) => id === begins || id.startsWith(`${begins}-seed`));
}

/** Middle and range of numbers; null without any. */
export function spread(values: readonly number[]): Bounded | null {
  const value = median(values);
  const [low, high] = extent(values);
  return value === undefined || low === undefined || high === undefined ? null : { value, low, high };
}
