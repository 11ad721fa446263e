import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Forgetting, ForgettingSchema, FREEZINGS, type Freezing } from '../../../app/figures/forgetting';
import type { LanguageScore } from '../../../app/figures/schema';
import type { LearnedLanguage } from '../../../app/languages/scored';
import { INTACT } from '../../../workers/model/recipe';
import { PAPER_TRAINING } from '../../../workers/tasks/train';
import { type EvaluationText, LEAST_TOKENS, readEvaluation } from '../evaluation';
import type { Experiment, RecordContext, Unit } from '../experiment';
import { Checkpoint } from './forgetting/checkpoint';
import { FROZEN_SHARE, frozenInputs, frozenWeights } from './forgetting/frozen';
import { readStream, SEQUENCE_TOKENS } from './forgetting/text';
import { SCHEDULE, SCORED, SEQUENCES, scoresOf, train } from './forgetting/train';

/**
 * What is learned and how fast. Swahili is hardly known to the model, so that it can be learned by few tokens; Arabic,
 * the paper's language, is known well. The rates are those at which something is forgotten.
 */
const SETTINGS = [
  { language: 'sw', learningRate: 1e-4, steps: 30, seeds: [0, 1] },
  { language: 'ar', learningRate: 3e-4, steps: 20, seeds: [0] },
  { language: 'sw', learningRate: 3e-5, steps: 60, seeds: [0] },
] as const;
/** Points of the way, without the one before it. */
const POINTS = 6;
/** Runs of the smaller step at most, and how near the norm of its change is to come to the other's. */
const MOST_TRIES = 3;
const NORM_TOLERANCE = 0.02;

interface Planned {
  readonly id: string;
  readonly language: LearnedLanguage;
  readonly learningRate: number;
  readonly steps: number;
  readonly freezing: Freezing;
  readonly seed: number;
}

const nameOf = ({ language, freezing, learningRate, seed }: Omit<Planned, 'id' | 'steps'>) =>
  `${language}-${freezing}-${learningRate}-${seed}`;

const planOf = (steps: number | undefined): readonly Planned[] =>
  SETTINGS.flatMap((setting) =>
    setting.seeds.flatMap((seed) =>
      FREEZINGS.map((freezing) => {
        const planned = { ...setting, steps: steps ?? setting.steps, freezing, seed };
        return { ...planned, id: nameOf(planned) };
      }),
    ),
  );

/** Everything that a run's figures depend on beside the model. */
const inputsOf = (context: RecordContext, { language, freezing, steps, seed }: Planned) => ({
  frozen: frozenInputs(context, language, freezing),
  share: FROZEN_SHARE,
  steps,
  seed,
  points: POINTS,
  sequences: SEQUENCES,
  sequenceTokens: SEQUENCE_TOKENS,
  scored: SCORED,
  tokens: LEAST_TOKENS,
  schedule: SCHEDULE,
  ...PAPER_TRAINING,
});

/** What every run needs and the first one reads. */
interface Prepared {
  readonly texts: () => Promise<readonly EvaluationText[]>;
  readonly before: () => Promise<readonly LanguageScore[]>;
}

function prepared({ engine, corpus }: RecordContext): Prepared {
  let texts: Promise<readonly EvaluationText[]> | null = null;
  let before: Promise<readonly LanguageScore[]> | null = null;
  const read = () => {
    const { tokenizer } = engine.ready();
    texts ??= Promise.all(SCORED.map((one) => readEvaluation(corpus, one, tokenizer)));
    return texts;
  };
  return {
    texts: read,
    before: async () => {
      before ??= scoresOf(engine.ready(), await read());
      return before;
    },
  };
}

/** A run at a rate, which is told from others of the same name in the scratch folder. */
async function runAt(
  context: RecordContext,
  { texts, before }: Prepared,
  planned: Planned,
  learningRate: number,
): Promise<{ readonly figures: Forgetting; readonly checkpoint: Checkpoint }> {
  const { engine, corpus, cache, log } = context;
  const { id, language, freezing, steps, seed } = planned;
  const model = engine.ready();
  const { tokenizer } = model;
  const rest = learningRate === planned.learningRate ? '' : `-${learningRate}`;
  // A run of other inputs must not go on from this one's weights.
  const hash = createHash('sha256')
    .update(JSON.stringify(inputsOf(context, planned)))
    .digest('hex')
    .slice(0, 8);
  const checkpoint = new Checkpoint(join(cache, 'forgetting', `${id}${rest}-${hash}`));
  const figures = await train(model, {
    id: `${id}${rest}`,
    learningRate,
    steps,
    every: Math.ceil(steps / POINTS),
    frozen: await frozenWeights(context, language, freezing, seed),
    sequences: await readStream({ corpus, language, sequences: steps * SEQUENCES, seed }, tokenizer),
    texts: await texts(),
    before,
    checkpoint,
    log,
  });
  return { figures, checkpoint };
}

async function run(context: RecordContext, ready: Prepared, planned: Planned): Promise<Forgetting> {
  const { figures, checkpoint } = await runAt(context, ready, planned, planned.learningRate);
  await checkpoint.clear();
  return figures;
}

/**
 * All weights trained at the rate at which they move as far in all as with the core frozen. The first rate comes from
 * the norm of the full training, each next one from the one before: the norm grows about as the rate does.
 * @throws Error where one of the two is not recorded
 */
async function runSmaller(
  context: RecordContext,
  ready: Prepared,
  planned: Planned,
  recorded: (id: string) => Forgetting | undefined,
): Promise<Forgetting> {
  const normOf = (freezing: Freezing): number => {
    const id = nameOf({ ...planned, freezing });
    const norm = recorded(id)?.updateNorm;
    if (norm === undefined)
      throw new Error(`${planned.id} is made to the measure of ${id}. Record that one first.`);
    return norm;
  };
  const [wanted, whole] = [normOf('core'), normOf('full')];
  const tried: { readonly learningRate: number; readonly updateNorm: number }[] = [];
  const checkpoints: Checkpoint[] = [];
  let last = { learningRate: planned.learningRate, updateNorm: whole };
  for (;;) {
    const learningRate = Number(((last.learningRate * wanted) / last.updateNorm).toPrecision(3));
    const { figures, checkpoint } = await runAt(context, ready, planned, learningRate);
    checkpoints.push(checkpoint);
    last = { learningRate, updateNorm: figures.updateNorm ?? Number.NaN };
    tried.push(last);
    context.log(
      `forgetting ${planned.id}: norm ${last.updateNorm.toPrecision(4)}, wanted ${wanted.toPrecision(4)}`,
    );
    if (Math.abs(last.updateNorm / wanted - 1) > NORM_TOLERANCE && tried.length < MOST_TRIES) continue;
    for (const one of checkpoints) await one.clear();
    return { ...figures, tried };
  }
}

/** Section 3.5 and Figure 6 of the paper: further pre-training on one language, with and without the core frozen. */
export const forgettingExperiment: Experiment<Forgetting> = {
  id: 'forgetting',
  figures: ForgettingSchema,
  units: async (context) => {
    const ready = prepared(context);
    return planOf(context.steps).map((planned): Unit<Forgetting> => {
      const { id, language, learningRate, steps, freezing, seed } = planned;
      return {
        id,
        recipe: INTACT,
        conditions: { language, learningRate, freezing, steps, seed },
        inputs: inputsOf(context, planned),
        // A step of 1,024 tokens, and points in eight languages; a step as small is looked for.
        seconds: (freezing === 'smaller' ? 1.5 : 1) * (steps * 19 + POINTS * 64),
        run: (recorded = () => undefined) =>
          freezing === 'smaller'
            ? runSmaller(context, ready, planned, recorded)
            : run(context, ready, planned),
      };
    });
  },
};
