import type { Forgetting } from '../../../../app/figures/forgetting';
import type { LanguageScore } from '../../../../app/figures/schema';
import type { LanguageCode } from '../../../../app/languages/languages';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import { MATRICES } from '../../../../workers/model/shape';
import type { RegionMask } from '../../../../workers/regions/mask';
import type { Schedule } from '../../../../workers/tasks/adamw';
import { PAPER_TRAINING, Trainer } from '../../../../workers/tasks/train';
import { type EvaluationText, scoreEvaluation } from '../../evaluation';
import type { Checkpoint } from './checkpoint';
import { SEQUENCE_TOKENS } from './text';

/** The rate is reached in five steps and then constant. */
export const SCHEDULE: Schedule = { warmUpSteps: 5 };
/** Sequences of a step: 1,024 tokens. */
export const SEQUENCES = 2;

/** One run: what it learns, how, and where it stands. */
export interface Run {
  /** Its name in the log. */
  readonly id: string;
  readonly learningRate: number;
  readonly steps: number;
  /** Steps between two points. */
  readonly every: number;
  readonly frozen: RegionMask | null;
  /** Ids with BOS first, SEQUENCES a step. */
  readonly sequences: readonly (readonly number[])[];
  readonly texts: readonly EvaluationText[];
  /** Scores before the first step, the same of every run. */
  readonly before: () => Promise<readonly LanguageScore[]>;
  readonly checkpoint: Checkpoint;
  readonly log: (line: string) => void;
}

/** Trains a model to the end of a run, or on from where it was cut off, and leaves it as it came. */
export async function train(model: LoadedModel, run: Run): Promise<Forgetting> {
  const { id, learningRate, steps, every, frozen, sequences, texts, before, checkpoint, log } = run;
  const finished = await checkpoint.finished();
  if (finished !== null) return finished;
  const options = { ...PAPER_TRAINING, learningRate, schedule: SCHEDULE };
  const trainer = await Trainer.start(model, options, frozen);
  try {
    let figures = (await checkpoint.load(trainer)) ?? {
      learningRate,
      frozenWeights: frozen?.count() ?? 0,
      points: [{ step: 0, tokens: 0, loss: null, scores: [...(await before())] }],
    };
    while (trainer.steps < steps) {
      const from = trainer.steps * SEQUENCES;
      const started = performance.now();
      const { step, loss } = await trainer.step(sequences.slice(from, from + SEQUENCES), () => {});
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      log(`forgetting ${id}: step ${step} of ${steps}, loss ${loss.toFixed(3)}, ${seconds} s`);
      if (step % every !== 0 && step !== steps) continue;
      const tokens = step * SEQUENCES * SEQUENCE_TOKENS;
      const point = { step, tokens, loss, scores: await scoresOf(model, texts) };
      figures = { ...figures, points: [...figures.points, point] };
      if (step < steps) await checkpoint.save(trainer, figures);
    }
    figures = { ...figures, updateNorm: await updateNorm(model, trainer) };
    await checkpoint.finish(figures);
    return figures;
  } finally {
    await trainer.rest();
    await model.setTrained(null);
  }
}

/** Scores of the base as it is, trained or not. */
export async function scoresOf(
  model: LoadedModel,
  texts: readonly EvaluationText[],
): Promise<LanguageScore[]> {
  const scores: LanguageScore[] = [];
  for (const text of texts) scores.push(await scoreEvaluation(model, 'base', text));
  return scores;
}

/** Euclidean norm of what all steps changed, over the matrices of every layer. */
async function updateNorm(model: LoadedModel, trainer: Trainer): Promise<number> {
  let squares = 0;
  for (let layer = 0; layer < model.shape.layers; layer++) {
    const original = await model.base.original.matrices(layer);
    const now = trainer.layer(layer);
    for (const matrix of MATRICES)
      for (const [at, before] of original[matrix].entries()) squares += (now[matrix][at] - before) ** 2;
  }
  return Math.sqrt(squares);
}

/** The languages that are scored: each that may be learned, Arabic's kin (Hebrew, Persian), and others. */
export const SCORED: readonly LanguageCode[] = ['sw', 'ar', 'he', 'fa', 'en', 'de', 'ru', 'zh'];
