import type { RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import { LANGUAGE_CODES, type LanguageCode } from '../../languages/languages';
import { median, perplexityOf, ratioIn, resultOf, scoreOf } from '../scores/rows';

/** A perplexity past this multiple of the base counts as broken. */
export const BROKEN_RATIO = 3;

export interface CurvePoint {
  /** Weights that are removed. */
  readonly weights: number;
  readonly perplexity: number;
}

/** Results of the core (single weights and shares), or of the random control, by the number of weights removed. */
export function steps(
  recorded: RecordedExperiment<Scores>,
  of: 'core' | 'random',
): readonly RecordedResult<Scores>[] {
  const belongs = of === 'core' ? /^(weights|share)-/ : /^random-/;
  return recorded.results
    .filter(({ id }) => belongs.test(id))
    .sort((a, b) => a.figures.touchedWeights - b.figures.touchedWeights);
}

/** Perplexity of one language against the number of weights removed. */
export function curveOf(recorded: RecordedExperiment<Scores>, code: LanguageCode): readonly CurvePoint[] {
  return steps(recorded, 'core').flatMap((result) => {
    const score = scoreOf(result, code);
    return score === undefined
      ? []
      : [{ weights: result.figures.touchedWeights, perplexity: perplexityOf(score) }];
  });
}

/** The random control: the middle perplexity of all languages at each size. */
export function randomCurve(recorded: RecordedExperiment<Scores>): readonly CurvePoint[] {
  return steps(recorded, 'random').flatMap((result) => {
    const values = LANGUAGE_CODES.flatMap((code) => {
      const score = scoreOf(result, code);
      return score === undefined ? [] : [perplexityOf(score)];
    });
    return values.length === 0
      ? []
      : [{ weights: result.figures.touchedWeights, perplexity: median(values) }];
  });
}

/** The fewest weights recorded at which a language is broken (BROKEN_RATIO), or null where it never is. */
export function breaksAt(recorded: RecordedExperiment<Scores>, code: LanguageCode): number | null {
  const base = resultOf(recorded, 'base');
  const broken = steps(recorded, 'core').find((result) => (ratioIn(result, base, code) ?? 0) > BROKEN_RATIO);
  return broken?.figures.touchedWeights ?? null;
}
