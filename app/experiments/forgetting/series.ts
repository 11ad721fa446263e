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

/** One scored text of a point. */
interface Scored {
  readonly meanNll: number;
  readonly tokens: number;
}

/** The curves of points that are scored. @param is whether a score is of a language */
function curvesOf<Score extends Scored>(
  points: readonly { readonly step: number; readonly scores: readonly Score[] }[],
  is: (score: Score, language: PanelLanguage) => boolean,
): TrainingSeries['curves'] {
  const of = (language: PanelLanguage) =>
    points.flatMap(({ step, scores }) =>
      scores
        .filter((score) => is(score, language))
        .map(({ meanNll, tokens }) => ({ step, perplexity: Math.exp(meanNll), tokens })),
    );
  return { ar: of('ar'), en: of('en'), zh: of('zh') };
}

/** The recorded runs that there are. */
export function recordedSeries(recorded: RecordedExperiment<Forgetting>): readonly TrainingSeries[] {
  return recorded.results.flatMap(({ id, conditions, figures }) => {
    const freezing = FREEZINGS.find((one) => one === conditions.freezing);
    if (freezing === undefined) return [];
    const steps = figures.points.at(-1)?.step ?? 0;
    const { learningRate } = figures;
    const curves = curvesOf(figures.points, (score, language) => score.language === language);
    return [{ id, freezing, learningRate, steps, origin: 'recorded' as const, curves }];
  });
}

/** The reader's own run; null before anything of it is scored. */
export function liveSeries(
  points: readonly TrainingPoint[],
  frozen: FrozenSet,
  learningRate: number,
): TrainingSeries | null {
  if (!points.some(({ scores }) => scores.length > 0)) return null;
  const steps = points.at(-1)?.step ?? 0;
  return {
    id: 'live',
    freezing: FREEZING_OF[frozen],
    learningRate,
    steps,
    origin: 'live',
    curves: curvesOf(points, ({ id }, language) => id === language),
  };
}

/** Perplexity at the end over perplexity at the start; null where one of them is not there. */
export function growth({ curves: of }: TrainingSeries, language: PanelLanguage): number | null {
  const [first, last] = [of[language][0], of[language].at(-1)];
  return first === undefined || last === undefined || first === last
    ? null
    : last.perplexity / first.perplexity;
}
