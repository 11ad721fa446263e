import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  TextItem,
  TrainedReport,
  TrainingPoint,
  TrainingProgress,
  TrainJob,
} from '../../workers/protocol';
import { keepAwake } from '../browser/wake_lock';
import type { Failure } from '../state/results';
import { type Engine, everyMs, failureOf, isCancelled } from './status';

const CHANNEL = 'train';
/** Progress within a step is shown no more often than a reader can follow. */
const PROGRESS_EVERY_MS = 250;

/** What the reader sets of a training. */
export type TrainingSettings = Omit<TrainJob, 'channel' | 'items'>;

export interface TrainingSessionState {
  readonly running: boolean;
  readonly withinStep: number;
  /** Every point since the original weights, in the order of the steps. */
  readonly points: readonly TrainingPoint[];
  /** What the weights have been through; null where they are the model's own. */
  readonly trained: TrainedReport | null;
  readonly failure: Failure | null;
  /** The last run was stopped by the reader. */
  readonly stopped: boolean;
}

type EngineOfTraining = Pick<Engine, 'train' | 'trained' | 'resetTraining' | 'cancel'>;

const FRESH: TrainingSessionState = {
  running: false,
  withinStep: 0,
  points: [],
  trained: null,
  failure: null,
  stopped: false,
};

/** The reader's training: starts, stops, goes on and goes back, and says what the weights have been through. */
export class TrainingSession {
  readonly state: StoreApi<TrainingSessionState> = createStore<TrainingSessionState>(() => FRESH);

  /** Counts engines, so that a run of one that is gone says nothing any more. */
  private generation = 0;

  /** @param onChange the weights under every recipe are others now; null where they are the original ones */
  constructor(
    private readonly engine: () => EngineOfTraining,
    private readonly onChange: (trained: TrainedReport | null) => void,
  ) {}

  /** Takes steps from where the weights are. Failures end up in the state; what was learned stays. */
  async run(settings: TrainingSettings, items: readonly TextItem[]): Promise<void> {
    if (this.state.getState().running) return;
    this.state.setState({ running: true, withinStep: 0, failure: null, stopped: false });
    const { generation } = this;
    const current = () => generation === this.generation;
    const sleepAgain = keepAwake();
    try {
      await this.engine().train({ channel: CHANNEL, items, ...settings }, this.progressReporter(current));
    } catch (error) {
      if (!current()) return;
      if (isCancelled(error)) this.state.setState({ stopped: true });
      else this.state.setState({ failure: failureOf(error) });
    } finally {
      sleepAgain();
    }
    if (current()) await this.settle();
  }

  async stop(): Promise<void> {
    await this.engine().cancel(CHANNEL);
  }

  /** The original weights again. */
  async goBack(): Promise<void> {
    try {
      await this.engine().resetTraining();
      this.forget();
    } catch (error) {
      this.state.setState({ failure: failureOf(error) });
    }
  }

  /** The engine that was trained is gone, and what was learned with it. */
  forget(): void {
    const { trained } = this.state.getState();
    this.generation++;
    this.state.setState(FRESH, true);
    if (trained !== null) this.onChange(null);
  }

  /** Takes over what the engine says of its weights. */
  private async settle(): Promise<void> {
    try {
      const trained = await this.engine().trained();
      const { points } = this.state.getState();
      const steps = trained?.steps ?? 0;
      // A step that was taken back is no point of this training.
      this.state.setState({ trained, points: points.filter(({ step }) => step <= steps) });
      this.onChange(trained);
    } catch (error) {
      this.state.setState({ failure: failureOf(error) });
    } finally {
      this.state.setState({ running: false, withinStep: 0 });
    }
  }

  private progressReporter(current: () => boolean): (progress: TrainingProgress) => void {
    const showStep = everyMs(PROGRESS_EVERY_MS, (withinStep: number) => this.state.setState({ withinStep }));
    return ({ point, withinStep }) => {
      if (!current()) return;
      if (point === null) return showStep(withinStep);
      const earlier = this.state.getState().points.filter(({ step }) => step < point.step);
      // The first point of a run that goes on says nothing new but its scores.
      const known = this.state.getState().points.find(({ step }) => step === point.step);
      const merged = known === undefined ? point : { ...known, scores: point.scores };
      this.state.setState({ points: [...earlier, merged], withinStep: 0 });
    };
  }
}
