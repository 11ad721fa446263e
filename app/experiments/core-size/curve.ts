import { median } from 'd3';
import type { ControlKind } from '../../../workers/model/recipe';
import { headlineControl } from '../../figures/controls';
import type { RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import type { LanguageCode } from '../../languages/languages';
import { perplexityOf, ratioIn, resultOf, scoreOf } from '../shared/scores';

/** A perplexity past this multiple of the base counts as broken. */
export const BROKEN_RATIO = 3;

export interface CurvePoint {
  /** Weights that are removed. */
  readonly weights: number;
  readonly perplexity: number;
}

/** Results of the core (first weights and shares), by the number of weights removed. */
export function steps(recorded: RecordedExperiment<Scores>): readonly RecordedResult<Scores>[] {
  return recorded.results
    .filter(({ id, conditions }) => /^(weights|share)-/.test(id) && conditions.control === undefined)
    .sort((a, b) => a.figures.touchedWeights - b.figures.touchedWeights);
}

/** The control of each step that has one, and what it is: all of one kind, or the page would not know what it draws. */
export function controlSteps(recorded: RecordedExperiment<Scores>): {
  readonly kind: ControlKind;
  readonly results: readonly RecordedResult<Scores>[];
} {
  const controls = steps(recorded).map(({ id }) => headlineControl(recorded, id));
  const kind = controls.some((control) => control.kind === 'matched') ? 'matched' : 'random';
  return { kind, results: controls.flatMap((control) => (control.kind === kind ? control.results : [])) };
}

/** Perplexity of one language against the number of weights removed. */
export function curveOf(recorded: RecordedExperiment<Scores>, code: LanguageCode): readonly CurvePoint[] {
  return steps(recorded).flatMap((result) => {
    const score = scoreOf(result, code);
    return score === undefined
      ? []
      : [{ weights: result.figures.touchedWeights, perplexity: perplexityOf(score) }];
  });
}

/** The control: the middle perplexity of all languages at each size. */
export function randomCurve(recorded: RecordedExperiment<Scores>): readonly CurvePoint[] {
  return controlSteps(recorded).results.flatMap((result) => {
    const perplexity = median(result.figures.scores, perplexityOf);
    return perplexity === undefined ? [] : [{ weights: result.figures.touchedWeights, perplexity }];
  });
}

/** The fewest weights recorded at which a language is broken (BROKEN_RATIO), or null where it never is. */
export function breaksAt(recorded: RecordedExperiment<Scores>, code: LanguageCode): number | null {
  const base = resultOf(recorded, 'base');
  const broken = steps(recorded).find((result) => (ratioIn(result, base, code) ?? 0) > BROKEN_RATIO);
  return broken?.figures.touchedWeights ?? null;
}
