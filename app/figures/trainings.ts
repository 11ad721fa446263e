import type { LanguageCode } from '../languages/languages';
import { LEARNED_LANGUAGES, type LearnedLanguage } from '../languages/scored';
import { type Forgetting, FREEZINGS, type Freezing } from './forgetting';
import { type Estimate, intervalOf, meanDraws } from './resampling';
import type { LanguageScore, RecordedExperiment } from './schema';

/** Runs that differ in nothing but what is frozen and in their seed. */
export interface Setting {
  readonly language: LearnedLanguage;
  readonly learningRate: number;
  readonly steps: number;
}

/** One recorded training. */
export interface Training {
  readonly id: string;
  readonly setting: Setting;
  readonly freezing: Freezing;
  readonly seed: number;
  readonly figures: Forgetting;
}

/** The trainings of a file, in its order; early files learned Arabic, with one seed. */
export function trainingsOf(recorded: RecordedExperiment<Forgetting>): readonly Training[] {
  return recorded.results.flatMap(({ id, conditions, figures }) => {
    const freezing = FREEZINGS.find((one) => one === conditions.freezing);
    const language = LEARNED_LANGUAGES.find((one) => one === (conditions.language ?? 'ar'));
    if (freezing === undefined || language === undefined) return [];
    const learningRate = Number(conditions.learningRate ?? figures.learningRate);
    const steps = figures.points.at(-1)?.step ?? 0;
    return [
      {
        id,
        setting: { language, learningRate, steps },
        freezing,
        seed: Number(conditions.seed ?? 0),
        figures,
      },
    ];
  });
}

/** The settings of some trainings, in their order. */
export function settingsOf(trainings: readonly Training[]): readonly Setting[] {
  const keys = new Map(trainings.map(({ setting }) => [JSON.stringify(setting), setting]));
  return [...keys.values()];
}

/** The runs of a setting that freeze alike, one a seed. */
export const runsOf = (
  trainings: readonly Training[],
  setting: Setting,
  freezing: Freezing,
): readonly Training[] =>
  trainings.filter(
    (one) => one.freezing === freezing && JSON.stringify(one.setting) === JSON.stringify(setting),
  );

/** The languages that are scored and not learned. */
export function otherLanguages({ setting, figures }: Training): readonly LanguageCode[] {
  return (figures.points[0]?.scores ?? []).flatMap(({ language }) =>
    language === setting.language ? [] : [language as LanguageCode],
  );
}

/** Where in a run: after how many of its points, from 0; the last one without it. */
const pointOf = ({ figures }: Training, at: number | undefined) =>
  at === undefined ? figures.points.at(-1) : figures.points[at];
const scoreIn = (scores: readonly LanguageScore[] | undefined, language: string) =>
  scores?.find((score) => score.language === language);

/**
 * Perplexity at a point over perplexity before the first step, as a geometric mean over runs (seeds) and languages.
 * @param at place of the point among the run's, the last one without it
 */
export const growthOf = (
  runs: readonly Training[],
  languages: readonly string[],
  at?: number,
): Estimate | null =>
  geometricMean(
    runs.flatMap((run) =>
      languages.map((language) => [
        scoreIn(pointOf(run, at)?.scores, language),
        scoreIn(run.figures.points[0]?.scores, language),
      ]),
    ),
  );

/** How much the learned language was learned: below 1 it is predicted better than before. */
export const learnedIn = (runs: readonly Training[], at?: number): Estimate | null =>
  growthOf(runs, runs[0] === undefined ? [] : [runs[0].setting.language], at);

/** How much the other languages were lost: above 1 they are predicted worse than before. */
export const lostIn = (runs: readonly Training[], at?: number): Estimate | null =>
  growthOf(runs, runs[0] === undefined ? [] : otherLanguages(runs[0]), at);

/** Perplexity at the end of some runs over that at the end of others, seed by seed, of the same languages. */
export const endRatio = (
  after: readonly Training[],
  before: readonly Training[],
  languages: readonly string[],
): Estimate | null =>
  geometricMean(
    after.flatMap((one) =>
      before.flatMap((other) =>
        languages.map((language) =>
          [one, other].map((run) => scoreIn(run.figures.points.at(-1)?.scores, language)),
        ),
      ),
    ),
  );

/**
 * Geometric mean of ratios of perplexities. Its interval comes from paired resampling of documents, the same in every
 * language; of early files, without documents, from both sides' own intervals as if independent, and so too wide.
 * null without any, or where a score is missing.
 */
function geometricMean(pairs: readonly (readonly (LanguageScore | undefined)[])[]): Estimate | null {
  const known = pairs.flatMap(([after, before]) =>
    after === undefined || before === undefined ? [] : [{ after, before }],
  );
  if (known.length === 0 || known.length < pairs.length) return null;
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const value = Math.exp(mean(known.map(({ after, before }) => after.meanNll - before.meanNll)));
  const sums = known.flatMap(({ after, before }) =>
    after.documents && before.documents ? [{ after: after.documents, before: before.documents }] : [],
  );
  if (sums.length < known.length) {
    const half = mean(
      known.map(({ after, before }) => Math.hypot(after.high - after.low, before.high - before.low) / 2),
    );
    return { value, low: value * Math.exp(-half), high: value * Math.exp(half) };
  }
  const draws = sums.map(({ after, before }) => {
    const base = meanDraws(before);
    return meanDraws(after).map((nll, draw) => nll - base[draw]);
  });
  const ratios = (draws[0] ?? new Float64Array()).map((_, draw) =>
    Math.exp(mean(draws.map((each) => each[draw] ?? 0))),
  );
  return intervalOf(value, ratios);
}
