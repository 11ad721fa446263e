import type { Checkpoint } from '../decoder/decoder';
import type { LoadedModel } from '../decoder/loaded_model';
import { TrainingError } from '../errors';
import type { RegionEdit } from '../model/recipe';
import type { FrozenSet, TrainedReport, TrainingPoint, TrainingProgress, TrainJob } from '../protocol';
import type { RegionMask } from '../regions/mask';
import { scoreText } from '../tasks/score';
import { PAPER_TRAINING, Trainer, type TrainingOptions } from '../tasks/train';
import {
  MAX_LEARNING_RATE,
  MAX_STEP_TOKENS,
  MAX_TRAINING_STEPS,
  MIN_STEP_TOKENS,
} from '../tasks/training_limits';
import { trainingBatch, trainingIds } from '../tasks/training_text';
import type { RegionSource } from '../weights/resolve';

/** Steps until the rate is reached; a reader's training has no end that the paper's share could be taken of. */
const WARM_UP_STEPS = 5;
/** The share of the core that the paper freezes. */
const FROZEN_SHARE = 5;

/** The region that a frozen set names; null where nothing is frozen. */
function frozenRegion(frozen: FrozenSet): RegionEdit | null {
  if (frozen === 'none') return null;
  const kind = frozen === 'core' ? 'top' : 'random';
  const operation = { op: 'zero' } as const;
  return { target: 'region', of: 'core', kind, share: FROZEN_SHARE, rule: 'code', seed: 0, operation };
}

/** The training of one loaded model: its state outlives the jobs, until it is reset. */
export class EngineTraining {
  private trainer: Trainer | null = null;
  private report: TrainedReport | null = null;

  constructor(
    private readonly model: LoadedModel,
    private readonly regions: RegionSource,
  ) {}

  get trained(): TrainedReport | null {
    return this.report;
  }

  /** See `EngineApi.train`. */
  async run(
    job: TrainJob,
    checkpoint: Checkpoint,
    onProgress: (progress: TrainingProgress) => unknown,
  ): Promise<TrainedReport> {
    checkJob(job);
    const { tokenizer } = this.model;
    const ids = trainingIds(tokenizer, job.text);
    const edit = frozenRegion(job.frozen);
    const frozen = edit === null ? null : await this.regions.regionFor(edit);
    checkpoint();
    const trainer = await this.trainerFor(job, frozen);
    const told = async (point: TrainingPoint | null, withinStep: number) => {
      await onProgress({ point, withinStep });
    };
    try {
      await told(await this.point(job, trainer, null, checkpoint), 0);
      for (let taken = 1; taken <= job.steps; taken++) {
        const started = performance.now();
        const from = trainer.steps * job.tokensPerStep;
        const batch = trainingBatch(ids, tokenizer.bos, from, job.tokensPerStep);
        const step = await trainer.step(batch, checkpoint, (done) => told(null, done));
        this.note(job, trainer, frozen);
        const now = { ...step, msPerStep: performance.now() - started };
        const scored = taken % job.scoreEvery === 0 || taken === job.steps;
        const items = scored ? job.items : [];
        await told(await this.point({ ...job, items }, trainer, now, checkpoint), 0);
      }
    } finally {
      // A step that was taken back has to be told of too.
      if (this.report !== null) this.note(job, trainer, frozen);
      if (trainer.steps === 0) this.report = null;
      await trainer.rest();
    }
    return this.note(job, trainer, frozen);
  }

  /** The original weights again. */
  async reset(): Promise<void> {
    if (this.trainer === null) return;
    this.trainer = null;
    this.report = null;
    await this.model.setTrained(null);
  }

  private async trainerFor(job: TrainJob, frozen: RegionMask | null): Promise<Trainer> {
    const options: TrainingOptions = {
      ...PAPER_TRAINING,
      learningRate: job.learningRate,
      schedule: { warmUpSteps: WARM_UP_STEPS },
    };
    this.trainer ??= await Trainer.start(this.model, options, frozen);
    this.trainer.options = options;
    this.trainer.freeze(frozen);
    return this.trainer;
  }

  private async point(
    { items }: Pick<TrainJob, 'items'>,
    trainer: Trainer,
    step: { loss: number; gradientNorm: number; msPerStep: number } | null,
    checkpoint: Checkpoint,
  ): Promise<TrainingPoint> {
    const scores = [];
    for (const item of items) {
      const { id, meanNll, negativeLogLikelihood } = await scoreText(this.model, item, 'base', checkpoint);
      if (!Number.isFinite(meanNll)) await trainer.check(meanNll);
      scores.push({ id, tokens: negativeLogLikelihood.length, meanNll });
    }
    const { loss = null, gradientNorm = null, msPerStep = null } = step ?? {};
    return { step: trainer.steps, tokens: trainer.tokens, loss, gradientNorm, msPerStep, scores };
  }

  private note({ learningRate, frozen }: TrainJob, trainer: Trainer, mask: RegionMask | null): TrainedReport {
    const { steps, tokens } = trainer;
    this.report = { steps, tokens, learningRate, frozen, frozenWeights: mask?.count() ?? 0 };
    return this.report;
  }
}

function checkJob({ learningRate, steps, tokensPerStep, scoreEvery }: TrainJob): void {
  const within = (value: number, least: number, most: number) => value >= least && value <= most;
  type Whole = 'training.steps' | 'training.tokensPerStep' | 'training.scoreEvery';
  const whole = (found: number, least: number, most: number, code: Whole) => {
    if (Number.isInteger(found) && within(found, least, most)) return;
    throw new TrainingError(code, { least, most, found });
  };
  if (!(learningRate > 0 && learningRate <= MAX_LEARNING_RATE))
    throw new TrainingError('training.learningRate', { most: MAX_LEARNING_RATE, found: learningRate });
  whole(steps, 1, MAX_TRAINING_STEPS, 'training.steps');
  whole(tokensPerStep, MIN_STEP_TOKENS, MAX_STEP_TOKENS, 'training.tokensPerStep');
  whole(scoreEvery, 1, MAX_TRAINING_STEPS, 'training.scoreEvery');
}
