import { group, max, median, min } from 'd3';
import type { ControlKind } from '../../../workers/model/recipe';
import { headlineControl } from '../../figures/controls';
import type { RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import type { LanguageCode } from '../../languages/languages';
import { perplexityOf, ratioIn, resultOf, scoreOf } from '../shared/scores';

/** A perplexity past this multiple of the base counts as broken. */
export const BROKEN_RATIO = 3;

/**
 * How the removed weights were ranked: single ones over all matrices, small shares inside of the core by a tenth of the
 * text, shares from 1 % on by all of it. A curve joins only what was ranked alike.
 */
export type Ranking = 'single' | 'fine' | 'core';
/** The least share of a matrix that was ranked by all of the text, per cent. */
const COARSE = 1;

export function rankingOf(id: string): Ranking {
  const [kind, size] = id.split('-');
  if (kind === 'weights') return 'single';
  return Number(size) < COARSE ? 'fine' : 'core';
}

export interface CurvePoint {
  /** Weights that are removed. */
  readonly weights: number;
  readonly perplexity: number;
  readonly ranking: Ranking;
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
      : [
          {
            weights: result.figures.touchedWeights,
            perplexity: perplexityOf(score),
            ranking: rankingOf(result.id),
          },
        ];
  });
}

/** The control at one size: the middle of its draws, and the least and most of them. */
export interface ControlPoint extends CurvePoint {
  readonly low: number;
  readonly high: number;
  readonly draws: number;
}

/** The control at each size: of each draw the middle perplexity of all languages. */
export function controlCurve(recorded: RecordedExperiment<Scores>): readonly ControlPoint[] {
  const bySize = group(controlSteps(recorded).results, ({ figures }) => figures.touchedWeights);
  return [...bySize].flatMap(([weights, results]) => {
    const draws = results.flatMap(({ figures }) => median(figures.scores, perplexityOf) ?? []);
    const [perplexity, low, high] = [median(draws), min(draws), max(draws)];
    if (perplexity === undefined || low === undefined || high === undefined) return [];
    return [{ weights, perplexity, low, high, draws: draws.length, ranking: 'core' }];
  });
}

/** The fewest weights recorded at which a language is broken (BROKEN_RATIO), or null where it never is. */
export function breaksAt(recorded: RecordedExperiment<Scores>, code: LanguageCode): number | null {
  const base = resultOf(recorded, 'base');
  const broken = steps(recorded).find((result) => (ratioIn(result, base, code) ?? 0) > BROKEN_RATIO);
  return broken?.figures.touchedWeights ?? null;
}

/** The pieces of a curve that are drawn as lines: neighbours that were ranked alike. */
export function piecesOf(points: readonly CurvePoint[]): readonly (readonly CurvePoint[])[] {
  const pieces: CurvePoint[][] = [];
  for (const point of points) {
    const last = pieces.at(-1);
    if (last !== undefined && last[0]?.ranking === point.ranking) last.push(point);
    else pieces.push([point]);
  }
  return pieces;
}
