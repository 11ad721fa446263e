import type { StoreApi } from 'zustand/vanilla';
import type {
  SavedTraining,
  TextItem,
  TrainedReport,
  TrainingPoint,
  TrainingProgress,
} from '../../workers/protocol';
import { createStore } from '../browser/isolated';
import type { KeyStorage } from '../browser/storage';
import { keepAwake } from '../browser/wake_lock';
import { LEARNED_LANGUAGES, type LearnedLanguage } from '../languages/scored';
import { TRAINING_TEXTS } from '../languages/training_passages';
import type { Failure } from '../state/results';
import { askToPersist } from './persist';
import { type Engine, everyMs, failureOf, isCancelled } from './status';

const CHANNEL = 'train';
/** Progress within a step is shown no more often than a reader can follow. */
const PROGRESS_EVERY_MS = 250;
/** Stands in a tab that trains: what is kept is taken up again where the tab is reloaded, and offered elsewhere. */
const MARK = 'trains';

export type TrainingSettings = SavedTraining['settings'];

/** The shortest of the recorded settings: rate, steps and tokens are those at which others are lost. */
const START: TrainingSettings = {
  text: TRAINING_TEXTS.sw,
  learningRate: 1e-4,
  frozen: 'none',
  steps: 30,
  tokensPerStep: 1024,
  scoreEvery: 5,
};

export interface TrainingSessionState {
  readonly settings: TrainingSettings;
  /** The language of the text, which says what others are watched. */
  readonly learned: LearnedLanguage;
  readonly running: boolean;
  /** A file is being opened or made. */
  readonly busy: boolean;
  readonly withinStep: number;
  /** Every point since the original weights, in the order of the steps. */
  readonly points: readonly TrainingPoint[];
  /** What the weights have been through; null where they are the model's own. */
  readonly trained: TrainedReport | null;
  /** What an earlier visit trained and the browser keeps; null where it is taken up, or nothing is kept. */
  readonly offered: SavedTraining | null;
  readonly failure: Failure | null;
  /** The last run was stopped by the reader. */
  readonly stopped: boolean;
}

type EngineOfTraining = Pick<
  Engine,
  'train' | 'trained' | 'resetTraining' | 'cancel' | 'keptTraining' | 'openTraining' | 'trainingFile'
>;

const FRESH: Omit<TrainingSessionState, 'settings' | 'learned'> = {
  running: false,
  busy: false,
  withinStep: 0,
  points: [],
  trained: null,
  offered: null,
  failure: null,
  stopped: false,
};

/** The reader's training: starts, stops, goes on and goes back, and says what the weights have been through. */
export class TrainingSession {
  readonly state: StoreApi<TrainingSessionState> = createStore<TrainingSessionState>(() => ({
    ...FRESH,
    settings: START,
    learned: 'sw',
  }));

  /** Counts engines, so that a run of one that is gone says nothing any more. */
  private generation = 0;

  /**
   * @param onChange the weights under every recipe are others now; null where they are the original ones
   * @param tab what this tab keeps while it is open
   */
  constructor(
    private readonly engine: () => EngineOfTraining,
    private readonly onChange: (trained: TrainedReport | null) => void,
    private readonly tab: () => KeyStorage,
  ) {}

  set(change: Partial<TrainingSettings>): void {
    this.state.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
  }

  /** Another language to learn; a text of the reader's own stays. */
  learn(learned: LearnedLanguage): void {
    const { settings, learned: before } = this.state.getState();
    const isOwn = settings.text !== TRAINING_TEXTS[before];
    this.state.setState({
      learned,
      settings: isOwn ? settings : { ...settings, text: TRAINING_TEXTS[learned] },
    });
  }

  /** Takes steps from where the weights are. Failures end up in the state; what was learned stays. */
  async run(items: readonly TextItem[]): Promise<void> {
    const { running, settings } = this.state.getState();
    if (running) return;
    askToPersist();
    this.mark('setItem');
    this.state.setState({ running: true, withinStep: 0, failure: null, stopped: false, offered: null });
    const current = this.current();
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

  /** The original weights again, and nothing kept. */
  async goBack(): Promise<void> {
    try {
      await this.engine().resetTraining();
      this.mark('removeItem');
      this.forget();
    } catch (error) {
      this.state.setState({ failure: failureOf(error) });
    }
  }

  /** Whether this tab trained before it was reloaded, so that a model that is ready is first taken to where it was. */
  isOfThisTab(): boolean {
    return this.mark('getItem') !== null;
  }

  /** A model is ready: takes up what this tab trained, and offers what another visit did. */
  async lookForKept(): Promise<void> {
    const { running, busy, trained } = this.state.getState();
    if (running || busy || trained !== null) return;
    const current = this.current();
    try {
      const offered = await this.engine().keptTraining();
      if (!current() || offered === null) return;
      if (this.isOfThisTab()) await this.open(null);
      else this.state.setState({ offered });
    } catch (error) {
      console.info('What is kept of a training could not be read:', error);
    }
  }

  /** Takes up a training: a file of the reader's, or for null the one that the browser keeps. */
  async open(file: Blob | null): Promise<void> {
    const { running, busy } = this.state.getState();
    if (running || busy) return;
    askToPersist();
    const current = this.current();
    this.state.setState({ busy: true, failure: null, stopped: false });
    try {
      const { settings, points } = await this.engine().openTraining(file);
      if (!current()) return;
      const scored = points.find(({ scores }) => scores.length > 0)?.scores[0]?.id;
      const learned = LEARNED_LANGUAGES.find((code) => code === scored) ?? this.state.getState().learned;
      this.state.setState({ settings, points, learned, offered: null });
      this.mark('setItem');
      await this.settle();
    } catch (error) {
      if (current()) this.state.setState({ failure: failureOf(error) });
    } finally {
      if (current()) this.state.setState({ busy: false });
    }
  }

  /** The trained weights as a file; null where that failed, which the state then says. */
  async file(): Promise<Blob | null> {
    this.state.setState({ busy: true, failure: null });
    try {
      return await this.engine().trainingFile();
    } catch (error) {
      this.state.setState({ failure: failureOf(error) });
      return null;
    } finally {
      this.state.setState({ busy: false });
    }
  }

  /** The engine that was trained is gone, and what was learned with it; what the browser keeps of it stays. */
  forget(): void {
    const { trained, settings, learned } = this.state.getState();
    this.generation++;
    this.state.setState({ ...FRESH, settings, learned }, true);
    if (trained !== null) this.onChange(null);
  }

  private current(): () => boolean {
    const { generation } = this;
    return () => generation === this.generation;
  }

  private mark(act: keyof KeyStorage): string | null {
    try {
      const tab = this.tab();
      if (act === 'getItem') return tab.getItem(MARK);
      if (act === 'setItem') tab.setItem(MARK, '1');
      else tab.removeItem(MARK);
    } catch {
      // No storage: after a reload the training is offered, where it is kept at all.
    }
    return null;
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
      this.state.setState({ points: [...earlier, point], withinStep: 0 });
    };
  }
}
