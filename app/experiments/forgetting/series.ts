import type { FrozenSet, TrainingPoint } from '../../../workers/protocol';
import type { Forgetting } from '../../figures/forgetting';
import type { RecordedExperiment } from '../../figures/schema';
import type { LanguageCode } from '../../languages/languages';

/** The panels of Figure 6: the learned language and two that are not. */
export const PANELS = ['ar', 'en', 'zh'] as const satisfies readonly LanguageCode[];
export type PanelLanguage = (typeof PANELS)[number];

/** The paper's two learning rates; the lower one is dashed. */
export const RATES = [5e-5, 5e-6] as const;

export const FREEZINGS = ['full', 'core', 'random'] as const;
export type Freezing = (typeof FREEZINGS)[number];

/** What a run was called in the pipeline, by what the engine calls it. */
export const FREEZING_OF: Readonly<Record<FrozenSet, Freezing>> = {
  none: 'full',
  core: 'core',
  random: 'random',
};

export interface StepScore {
  readonly step: number;
  readonly perplexity: number;
  /** Tokens that were scored. */
  readonly tokens: number;
}

/** One training as the chart draws it. */
export interface TrainingSeries {
  readonly id: string;
  readonly freezing: Freezing;
  readonly learningRate: number;
  readonly steps: number;
  readonly origin: 'recorded' | 'live';
  readonly curves: Readonly<Record<PanelLanguage, readonly StepScore[]>>;
}

const curves = (of: (language: PanelLanguage) => readonly StepScore[]) =>
  Object.fromEntries(PANELS.map((language) => [language, of(language)])) as Record<
    PanelLanguage,
    readonly StepScore[]
  >;

/** The recorded runs that there are. */
export function recordedSeries(recorded: RecordedExperiment<Forgetting>): readonly TrainingSeries[] {
  return recorded.results.flatMap(({ id, conditions, figures }) => {
    const freezing = FREEZINGS.find((one) => one === conditions.freezing);
    if (freezing === undefined) return [];
    const of = (language: PanelLanguage) =>
      figures.points.flatMap(({ step, scores }) =>
        scores
          .filter((score) => score.language === language)
          .map(({ meanNll, tokens }) => ({ step, perplexity: Math.exp(meanNll), tokens })),
      );
    const steps = figures.points.at(-1)?.step ?? 0;
    const { learningRate } = figures;
    return [{ id, freezing, learningRate, steps, origin: 'recorded' as const, curves: curves(of) }];
  });
}

/** The reader's own run; null before anything of it is scored. */
export function liveSeries(
  points: readonly TrainingPoint[],
  frozen: FrozenSet,
  learningRate: number,
): TrainingSeries | null {
  if (!points.some(({ scores }) => scores.length > 0)) return null;
  const of = (language: PanelLanguage) =>
    points.flatMap(({ step, scores }) =>
      scores
        .filter(({ id }) => id === language)
        .map(({ meanNll, tokens }) => ({ step, perplexity: Math.exp(meanNll), tokens })),
    );
  const steps = points.at(-1)?.step ?? 0;
  return {
    id: 'live',
    freezing: FREEZING_OF[frozen],
    learningRate,
    steps,
    origin: 'live',
    curves: curves(of),
  };
}

/** Perplexity at the end over perplexity at the start; null where one of them is not there. */
export function growth({ curves: of }: TrainingSeries, language: PanelLanguage): number | null {
  const [first, last] = [of[language][0], of[language].at(-1)];
  return first === undefined || last === undefined || first === last
    ? null
    : last.perplexity / first.perplexity;
}
