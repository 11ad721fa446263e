import type { FrozenSet, TrainingPoint } from '../../../workers/protocol';
import type { Freezing } from '../../figures/forgetting';
import type { LanguageCode } from '../../languages/languages';
import type { LearnedLanguage } from '../../languages/scored';

/** What a frozen set is called in the records, by what the engine calls it. */
export const FREEZING_OF: Readonly<Record<FrozenSet, Freezing>> = {
  none: 'full',
  core: 'core',
  random: 'random',
};

/** The panels of a live training, as of Figure 6: the learned language and two that are not. */
export const panelsOf = (learned: LearnedLanguage): readonly LanguageCode[] => [learned, 'en', 'zh'];

export interface StepScore {
  readonly step: number;
  readonly perplexity: number;
  /** Tokens that were scored. */
  readonly tokens: number;
}

/** A training of the reader's, as the chart draws it. */
export interface TrainingSeries {
  readonly freezing: Freezing;
  readonly learningRate: number;
  readonly curves: readonly { readonly code: LanguageCode; readonly scores: readonly StepScore[] }[];
}

/** The reader's own run; null before anything of it is scored. */
export function liveSeries(
  points: readonly TrainingPoint[],
  frozen: FrozenSet,
  learningRate: number,
  panels: readonly LanguageCode[],
): TrainingSeries | null {
  if (!points.some(({ scores }) => scores.length > 0)) return null;
  const curves = panels.map((code) => ({
    code,
    scores: points.flatMap(({ step, scores }) =>
      scores
        .filter(({ id }) => id === code)
        .map(({ meanNll, tokens }) => ({ step, perplexity: Math.exp(meanNll), tokens })),
    ),
  }));
  return { freezing: FREEZING_OF[frozen], learningRate, curves };
}
