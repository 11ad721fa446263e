import { CancelledError, ExplorerError, wordsOf } from '../../workers/errors';
import type {
  BackendChoice,
  EngineApi,
  EngineInfo,
  LoadProgress,
  StorageProblem,
} from '../../workers/protocol';
import type { LoadingWarning } from '../browser/tabs';
import type { Failure } from '../state/results';
import type { LoadingRule } from './affordable';
import type { Offer } from './offer';

/** What the engine can do for the page once the model is loaded; callbacks are plain functions. */
export type Engine = Pick<
  EngineApi,
  'describe' | 'score' | 'generate' | 'choose' | 'cancel' | 'countTokens' | 'regionIndex' | 'mask' | 'overlap'
> &
  Pick<EngineApi, 'discover' | 'openOwnRegion' | 'ownRegionFile' | 'openRegions'> &
  Pick<EngineApi, 'train' | 'trained' | 'resetTraining' | 'keptTraining' | 'openTraining' | 'trainingFile'> &
  Pick<EngineApi, 'nextTokens' | 'lens' | 'attention' | 'residual' | 'traffic'>;

/** A model's name from its file, with the size as people write it: "Gemma 3 270m" is Gemma 3 270M. */
export function displayName(modelName: string): string {
  return modelName.replace(/\b\d{1,9}(?:\.\d{1,9})?[mb]\b/g, (size) => size.toUpperCase());
}

/** Where the model stands. */
export type EngineStatus =
  | { readonly state: 'idle'; readonly cancelled: boolean }
  | {
      readonly state: 'loading';
      readonly progress: LoadProgress | null;
      /** Time left in the stage; null until it can be said. */
      readonly remainingMs: number | null;
    }
  | { readonly state: 'ready'; readonly info: EngineInfo }
  | { readonly state: 'failed'; readonly failure: Failure };

export interface EngineState {
  readonly status: EngineStatus;
  readonly choice: BackendChoice;
  /** Name of the reader's own model file; null for the default model. */
  readonly fileName: string | null;
  /** Where it was fetched; null for the default model and files of this machine. */
  readonly address: string | null;
  /** A model of the reader's that is being looked at; null where none is. */
  readonly offer: Offer | null;
  /** Times that a crashed worker was replaced. */
  readonly restarts: number;
  /** A load has not moved for a minute. */
  readonly stalled: boolean;
  /** Why the model will have to be fetched again at the next visit; null where it is kept, or was told. */
  readonly notKept: StorageProblem | null;
  /** How the default model may be loaded on this machine. */
  readonly rule: LoadingRule;
  /** What was found to speak against loading it in this tab; null where nothing was. */
  readonly warning: LoadingWarning | null;
  /** The reader is being asked whether to load it, or told why not. */
  readonly asking: boolean;
  /** Something was asked for that only the model answers, and it is not there. */
  readonly wanted: boolean;
}

/** An error from either side of the worker boundary as something to show. */
export function failureOf(error: unknown): Failure {
  return { kind: error instanceof ExplorerError ? error.kind : 'unknown', words: wordsOf(error) };
}

/** Whether a job ended because a newer one took its place. */
export function isCancelled(error: unknown): boolean {
  return error instanceof CancelledError;
}

/** Time left in a stage from its progress so far; null before 2 % or half a second. */
export function remainingMs(progress: LoadProgress, elapsedMs: number, doneAtStart: number): number | null {
  const done = progress.done - doneAtStart;
  if (elapsedMs < 500 || done <= 0 || done < progress.total * 0.02) return null;
  return (elapsedMs / done) * (progress.total - progress.done);
}

/** Passes on what comes at least so many milliseconds after what was last passed on: no reader can follow more. */
export function everyMs<T>(least: number, show: (value: T) => void): (value: T) => void {
  let shownAt = Number.NEGATIVE_INFINITY;
  return (value) => {
    const now = performance.now();
    if (now - shownAt < least) return;
    shownAt = now;
    show(value);
  };
}
