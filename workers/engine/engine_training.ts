import type { Checkpoint } from '../decoder/decoder';
import type { LoadedModel } from '../decoder/loaded_model';
import { TrainingError } from '../errors';
import { maxTokens } from '../model/positions';
import type { RegionEdit } from '../model/recipe';
import type {
  FrozenSet,
  SavedTraining,
  StorageProblem,
  TrainedReport,
  TrainingPoint,
  TrainingProgress,
  TrainJob,
} from '../protocol';
import type { RegionMask } from '../regions/mask';
import { scoreText } from '../tasks/score';
import { PAPER_TRAINING, Trainer, type TrainingOptions } from '../tasks/train';
import { encodeTraining, MAX_SAVED_NAME, openTraining, type TrainingFile } from '../tasks/training_file';
import {
  MAX_LEARNING_RATE,
  MAX_STEP_TOKENS,
  MAX_TRAINING_STEPS,
  MIN_STEP_TOKENS,
} from '../tasks/training_limits';
import { trainingBatch, trainingIds } from '../tasks/training_text';
import type { RegionSource } from '../weights/resolve';
import type { TrainingStore } from './training_store';

/** Steps until the rate is reached; a reader's training has no end that the paper's share could be taken of. */
const WARM_UP_STEPS = 5;
/** The share of the core that the paper freezes. */
const FROZEN_SHARE = 5;
/** A training is kept as it goes, so that a tab that is discarded loses a minute; 1.2 GB are written in seconds. */
const KEEP_EVERY_MS = 60_000;

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
  /** What a file says beside the report. */
  private points: readonly TrainingPoint[] = [];
  private settings: SavedTraining['settings'] | null = null;
  /** The steps that the store holds; null where it holds none. */
  private keptSteps: number | null = null;
  private keptAt = 0;
  private problem: StorageProblem = 'unavailable';

  constructor(
    private readonly model: LoadedModel,
    private readonly regions: RegionSource,
    private readonly store: TrainingStore | null,
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
    const { tokenizer, shape } = this.model;
    const ids = trainingIds(tokenizer, job.text);
    const edit = frozenRegion(job.frozen);
    const frozen = edit === null ? null : await this.regions.regionFor(edit);
    checkpoint();
    const trainer = await this.trainerFor(job, frozen);
    const { channel: _, items: __, ...settings } = job;
    this.settings = settings;
    this.keptAt = performance.now();
    const told = async (point: TrainingPoint | null, withinStep: number) => {
      await onProgress({ point: point && this.merged(point), withinStep });
    };
    try {
      await told(await this.point(job, trainer, null, checkpoint), 0);
      for (let taken = 1; taken <= job.steps; taken++) {
        const started = performance.now();
        const from = trainer.steps * job.tokensPerStep;
        const batch = trainingBatch(ids, tokenizer.opening, from, job.tokensPerStep, maxTokens(shape));
        const step = await trainer.step(batch, checkpoint, (done) => told(null, done));
        this.note(job, trainer, frozen);
        const now = { ...step, msPerStep: performance.now() - started };
        const scored = taken % job.scoreEvery === 0 || taken === job.steps;
        const items = scored ? job.items : [];
        await told(await this.point({ ...job, items }, trainer, now, checkpoint), 0);
        if (performance.now() - this.keptAt >= KEEP_EVERY_MS) await this.keep(trainer);
      }
    } finally {
      // A step that was taken back has to be told of too.
      if (this.report !== null) this.note(job, trainer, frozen);
      if (trainer.steps === 0) this.report = null;
      await trainer.rest();
      await this.keep(trainer);
    }
    return this.note(job, trainer, frozen);
  }

  /** The original weights again; nothing is kept of the training. */
  async reset(): Promise<void> {
    await this.store?.clear(this.model.info.modelSha256);
    if (this.trainer === null) return;
    this.forget();
    await this.model.setTrained(null);
  }

  /** See `EngineApi.keptTraining`. */
  async kept(): Promise<SavedTraining | null> {
    return (await this.keptFile())?.saved ?? null;
  }

  /** See `EngineApi.openTraining`. */
  async open(file: Blob | null): Promise<SavedTraining> {
    const { shape, info } = this.model;
    const opened = file === null ? await this.keptFile() : await openTraining(file, shape, info.modelSha256);
    if (opened === null) throw new TrainingError('training.nothing');
    const { saved } = opened;
    const options = optionsOf(saved.settings.learningRate);
    const trainer = this.trainer ?? (await Trainer.start(this.model, options, null));
    const state = trainer.state();
    // Once through the file before the first weight is written: where it is damaged, all is as it was.
    try {
      for (const at of state.keys()) await opened.read(at);
    } catch (error) {
      if (this.trainer === null) await this.model.setTrained(null);
      throw error;
    }
    this.trainer = trainer;
    for (const [at, values] of state.entries()) {
      const read = await opened.read(at);
      if (read === null) values.fill(0);
      else values.set(read);
    }
    const { steps, tokens, momentSteps } = saved;
    await trainer.resume({ steps, tokens, momentSteps: opened.hasMoments ? momentSteps : 0 });
    this.settings = saved.settings;
    this.points = saved.points;
    this.keptSteps = file === null ? steps : null;
    await this.keep(trainer);
    const { learningRate, frozen } = saved.settings;
    this.report = {
      steps,
      tokens,
      learningRate,
      frozen,
      frozenWeights: saved.frozenWeights,
      notKept: this.notKept(steps),
    };
    return saved;
  }

  /** See `EngineApi.trainingFile`. Without moments: a third of what is kept, and all that the weights are. */
  file(): Blob {
    const { trainer } = this;
    const saved = trainer && this.saved(trainer);
    if (trainer === null || saved === null) throw new TrainingError('training.nothing');
    return new Blob([...encodeTraining(this.model.shape, saved, trainer.state(), false)]);
  }

  private forget(): void {
    this.trainer = null;
    this.report = null;
    this.settings = null;
    this.points = [];
    this.keptSteps = null;
  }

  /** The newest file of this model that is whole; null where there is none. */
  private async keptFile(): Promise<TrainingFile | null> {
    const { shape, info } = this.model;
    for (const file of (await this.store?.files(info.modelSha256)) ?? []) {
      try {
        return await openTraining(file, shape, info.modelSha256);
      } catch (error) {
        // Torn by a tab that ended while it wrote, or of a later version: left alone.
        if (!(error instanceof TrainingError)) throw error;
      }
    }
    return null;
  }

  /** Keeps the training as it stands. A browser that refuses costs nothing else: the report says so. */
  private async keep(trainer: Trainer): Promise<void> {
    const { steps } = trainer;
    if (this.store === null || this.keptSteps === steps) return;
    const { shape, info } = this.model;
    try {
      const saved = this.saved(trainer);
      // Before its first step a training replaces none that an earlier visit kept.
      if (saved === null) {
        if (this.keptSteps !== null) await this.store.clear(info.modelSha256);
      } else {
        const parts = encodeTraining(shape, saved, trainer.state(), true);
        await this.store.write(info.modelSha256, `${steps}.safetensors`, parts);
      }
      this.keptSteps = steps;
    } catch (error) {
      this.keptSteps = null;
      this.problem = error instanceof Error && error.name === 'QuotaExceededError' ? 'quota' : 'unavailable';
    }
    this.keptAt = performance.now();
  }

  private notKept(steps: number): StorageProblem | null {
    return this.keptSteps === steps ? null : this.problem;
  }

  /** What a file says of the training; null before its first step. */
  private saved(trainer: Trainer): SavedTraining | null {
    const { settings, report } = this;
    if (settings === null || trainer.steps === 0) return null;
    const { modelName, modelSha256 } = this.model.info;
    return {
      version: 1,
      modelName: modelName.slice(0, MAX_SAVED_NAME),
      modelSha256,
      ...trainer.place,
      frozenWeights: report?.frozenWeights ?? 0,
      settings,
      points: this.points.filter(({ step }) => step <= trainer.steps),
    };
  }

  /** A point among the others: the first of a run that goes on says nothing new but its scores. */
  private merged(point: TrainingPoint): TrainingPoint {
    const known = this.points.find(({ step }) => step === point.step);
    const merged = known === undefined ? point : { ...known, scores: point.scores };
    this.points = [...this.points.filter(({ step }) => step < point.step), merged];
    return merged;
  }

  private async trainerFor(job: TrainJob, frozen: RegionMask | null): Promise<Trainer> {
    const options = optionsOf(job.learningRate);
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
    const notKept = this.notKept(steps);
    this.report = { steps, tokens, learningRate, frozen, frozenWeights: mask?.count() ?? 0, notKept };
    return this.report;
  }
}

const optionsOf = (learningRate: number): TrainingOptions => ({
  ...PAPER_TRAINING,
  learningRate,
  schedule: { warmUpSteps: WARM_UP_STEPS },
});

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
