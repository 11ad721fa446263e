import type { StorageProblem } from '../model/part_cache';
import type { TextItem } from './texts';

/** What a training leaves as it is: nothing, the core's top 5 %, or as many random weights in each matrix. */
export type FrozenSet = 'none' | 'core' | 'random';

export interface TrainJob {
  readonly channel: string;
  /** The text to learn, read in order and from its beginning again where it ends. */
  readonly text: string;
  /** At most MAX_LEARNING_RATE of tasks/training_limits.ts, reached after a few steps of warm-up. */
  readonly learningRate: number;
  readonly frozen: FrozenSet;
  /** Steps to take from here on. */
  readonly steps: number;
  readonly tokensPerStep: number;
  /** Texts that are scored before the first step, at every `scoreEvery` steps and at the end. */
  readonly items: readonly TextItem[];
  readonly scoreEvery: number;
}

/** Where a training stands after a step, or before the first one of a job. */
export interface TrainingPoint {
  /** Steps since the original weights. */
  readonly step: number;
  /** Tokens learned from since the original weights. */
  readonly tokens: number;
  /** Mean negative log-likelihood in nats of the step's text before the step; null before the first one. */
  readonly loss: number | null;
  /** Norm of the gradient before clipping. */
  readonly gradientNorm: number | null;
  readonly msPerStep: number | null;
  /** Empty where this step is not scored. */
  readonly scores: readonly { readonly id: string; readonly tokens: number; readonly meanNll: number }[];
}

export interface TrainingProgress {
  /** The point that was just reached; null within a step. */
  readonly point: TrainingPoint | null;
  /** Share of the running step that is done. */
  readonly withinStep: number;
}

/** What the weights under every recipe have been through. */
export interface TrainedReport {
  readonly steps: number;
  readonly tokens: number;
  /** Of the last job, as `frozen` is. */
  readonly learningRate: number;
  readonly frozen: FrozenSet;
  readonly frozenWeights: number;
  /** Why the browser does not keep these weights for the next visit; null where it does. */
  readonly notKept: StorageProblem | null;
}

/** What a file of trained weights says of them. */
export interface SavedTraining extends Pick<TrainedReport, 'steps' | 'tokens' | 'frozenWeights'> {
  readonly version: 1;
  readonly modelName: string;
  readonly modelSha256: string;
  /** Steps that the moments have seen: they begin anew after a step that was taken back. */
  readonly momentSteps: number;
  /** Of the last job. */
  readonly settings: Omit<TrainJob, 'channel' | 'items'>;
  /** Every point since the original weights, in the order of the steps. */
  readonly points: readonly TrainingPoint[];
}
