import type { StoreApi } from 'zustand/vanilla';
import type { DiscoverJob, DiscoverProgress, OwnRegionReport } from '../../workers/protocol';
import { createStore } from '../browser/isolated';
import { keepAwake } from '../browser/wake_lock';
import type { Failure } from '../state/results';
import { type DraftStorage, type Drafts, keepDrafts, readDrafts } from './drafts';
import type { KeptRegion } from './kept_region';
import { askToPersist } from './persist';
import { type Engine, everyMs, failureOf, isCancelled } from './status';

/** The channel of discoveries: a newer one replaces the one that runs. */
const CHANNEL = 'discover';
/** Progress is shown no more often than a reader can follow. */
const PROGRESS_EVERY_MS = 250;

export interface OwnRegionState {
  /** Kept while the dialog is closed and after a failure. */
  readonly drafts: Drafts;
  readonly importance: DiscoverJob['importance'];
  readonly running: boolean;
  readonly progress: DiscoverProgress | null;
  /** The region that is there; null where there is none. */
  readonly report: OwnRegionReport | null;
  readonly failure: Failure | null;
  readonly cancelled: boolean;
  /** What the last discovery on this machine reached; null before one. */
  readonly measuredRate: number | null;
  /** Whether the next visit will find the region here; null until that is known. */
  readonly kept: boolean | null;
}

type EngineOfRegions = Pick<Engine, 'discover' | 'openOwnRegion' | 'ownRegionFile' | 'cancel'>;

/** The region of the reader's own text: finds it, opens and saves it, and gives it to a new worker again. */
export class OwnRegion {
  readonly state: StoreApi<OwnRegionState>;
  /** Ends once the region of an earlier visit was asked for; a worker that is ready sooner waits for it. */
  private opening: Promise<void> = Promise.resolve();

  /** @param onChange another region stands behind the name `own`, or none does */
  constructor(
    private readonly engine: () => EngineOfRegions,
    private readonly onChange: (there: boolean) => void,
    private readonly storage: () => DraftStorage,
    private readonly kept: KeptRegion,
  ) {
    this.state = createStore<OwnRegionState>(() => ({
      drafts: readDrafts(storage),
      importance: 'abs-of-sum',
      running: false,
      progress: null,
      report: null,
      failure: null,
      cancelled: false,
      measuredRate: null,
      kept: null,
    }));
  }

  /** Whether a region stands behind the name `own`, or one of an earlier visit is about to. */
  isThere(): boolean {
    return this.kept.isThere();
  }

  /** Takes the region that an earlier visit kept, where there is one. */
  async openKept(): Promise<void> {
    if (!this.kept.isThere()) return;
    this.opening = this.kept.read().then(async (file) => {
      if (file !== null) await this.take((engine) => engine.openOwnRegion(file));
    });
    await this.opening;
    if (this.kept.file !== null) return;
    await this.kept.forget();
    this.onChange(false);
  }

  setDraft(change: Partial<Drafts>): void {
    const { drafts } = this.state.getState();
    this.state.setState({ drafts: { ...drafts, ...change }, failure: null, cancelled: false });
  }

  setImportance(importance: DiscoverJob['importance']): void {
    this.state.setState({ importance });
  }

  /** Finds the region of the drafts. Failures end up in the state, and leave an earlier region as it was. */
  async find(): Promise<void> {
    askToPersist();
    const { drafts, importance, running } = this.state.getState();
    if (running) return;
    const other = drafts.other.trim() === '' ? null : drafts.other;
    keepDrafts(this.storage, drafts);
    const job = { channel: CHANNEL, text: drafts.text, other, importance };
    await this.take(async (engine) => {
      const report = await engine.discover(
        job,
        everyMs(PROGRESS_EVERY_MS, (progress) => this.state.setState({ progress })),
      );
      const tokens = report.own.tokens + (report.other?.tokens ?? 0);
      this.state.setState({ measuredRate: tokens / report.seconds });
      return report;
    });
  }

  async cancel(): Promise<void> {
    await this.engine().cancel(CHANNEL);
  }

  /** Takes a region that was saved. */
  async open(file: Blob): Promise<void> {
    askToPersist();
    if (this.state.getState().running) return;
    await this.take(async (engine) => engine.openOwnRegion(new Uint8Array(await file.arrayBuffer())));
  }

  /** The region as a file; null where there is none. */
  saved(): Uint8Array | null {
    return this.kept.file;
  }

  /** A new worker is there: gives it the region that the old one had. */
  async restore(): Promise<void> {
    await this.opening;
    const { file } = this.kept;
    if (file === null) return;
    try {
      await this.engine().openOwnRegion(file);
    } catch (error) {
      this.kept.letGo();
      this.state.setState({ report: null, failure: failureOf(error) });
      this.onChange(false);
    }
  }

  private async take(find: (engine: EngineOfRegions) => Promise<OwnRegionReport>): Promise<void> {
    this.state.setState({ running: true, progress: null, failure: null, cancelled: false });
    const sleepAgain = keepAwake();
    try {
      const engine = this.engine();
      const report = await find(engine);
      const kept = this.kept.keep(await engine.ownRegionFile());
      this.state.setState({ report, kept: null });
      this.onChange(true);
      void kept.then((kept) => this.state.setState({ kept }));
    } catch (error) {
      if (isCancelled(error)) this.state.setState({ cancelled: true });
      else this.state.setState({ failure: failureOf(error) });
    } finally {
      sleepAgain();
      this.state.setState({ running: false, progress: null });
    }
  }
}
