import { proxy, type Remote, releaseProxy, wrap } from 'comlink';
import { BackendError } from '../../workers/errors';
import { addressName, modelAddress } from '../../workers/model/address';
import { DEFAULT_PATHS } from '../../workers/model/default_model';
import type {
  BackendChoice,
  EngineApi,
  LoadProgress,
  ModelSource,
  StorageProblem,
} from '../../workers/protocol';
import { registerErrorTransfer } from '../../workers/rpc';
import { createStore, isolated } from '../browser/isolated';
import { type LoadingWarning, ModelTabs } from '../browser/tabs';
import { type LoadingRule, loadingRule, thisDevice } from './affordable';
import { fitHere } from './offer';
import { askToPersist } from './persist';
import { type Engine, type EngineState, failureOf, isCancelled, remainingMs } from './status';

/** A worker that dies more often than this is not started again by itself. */
const MAX_RESTARTS = 2;

/** A load that has not moved for so long is said to hang; the longest step takes some seconds on a slow machine. */
const STALLED_MS = 60_000;

/** Progress is shown no more often than a reader can follow. */
const PROGRESS_EVERY_MS = 150;

interface LiveWorker {
  readonly worker: Worker;
  readonly api: Remote<EngineApi>;
  /** Rejects when the worker dies; comlink alone would leave its calls waiting for ever. */
  readonly death: Promise<never>;
}

registerErrorTransfer();

/** A callback for the worker; what it throws is the page's, and ends no job there. */
const told = <Args extends unknown[]>(callback: (...args: Args) => unknown) => proxy(isolated(callback));

/** The one place that talks to the engine worker: starts it, replaces it when it dies, loads the model. */
export class EngineClient {
  readonly state = createStore<EngineState>(() => ({
    status: { state: 'idle', cancelled: false },
    choice: 'auto',
    fileName: null,
    address: null,
    offer: null,
    restarts: 0,
    stalled: false,
    notKept: null,
    rule: 'freely',
    warning: null,
    asking: false,
    wanted: false,
  }));
  private live: LiveWorker | null = null;
  private readonly defaultSource: ModelSource = {
    from: 'manifest',
    url: new URL(DEFAULT_PATHS.manifest, document.baseURI).href,
    ...(__MODEL_MIRROR__ === null ? {} : { partsFrom: __MODEL_MIRROR__ }),
  };
  private source = this.defaultSource;
  private attempt = 0;
  private watching: ReturnType<typeof setTimeout> | undefined;
  /** What the reader said to the size of the model, where that is asked. */
  private said: 'yes' | 'no' | null = null;

  constructor(
    rule: LoadingRule = loadingRule(thisDevice()),
    private readonly tabs = new ModelTabs(),
  ) {
    this.state.setState({ rule });
  }

  /** The engine's calls with plain callbacks; each rejects when the worker dies under it. */
  readonly engine: Engine = {
    describe: (recipe) => this.call((api) => api.describe(recipe)),
    score: (job, onScore) => this.call((api) => api.score(job, told(onScore))),
    generate: (job, onToken) => this.call((api) => api.generate(job, told(onToken))),
    choose: (job, onAnswer) => this.call((api) => api.choose(job, told(onAnswer))),
    cancel: (channel) => this.call((api) => api.cancel(channel)),
    nextTokens: (job) => this.call((api) => api.nextTokens(job)),
    lens: (job, onRow) => this.call((api) => api.lens(job, proxy(onRow))),
    attention: (job) => this.call((api) => api.attention(job)),
    residual: (job) => this.call((api) => api.residual(job)),
    traffic: (query) => this.call((api) => api.traffic(query)),
    countTokens: (text) => this.call((api) => api.countTokens(text)),
    regionIndex: () => this.call((api) => api.regionIndex()),
    mask: (query) => this.call((api) => api.mask(query)),
    overlap: (query) => this.call((api) => api.overlap(query)),
    discover: (job, onProgress) => this.call((api) => api.discover(job, told(onProgress))),
    openOwnRegion: (bytes) => this.call((api) => api.openOwnRegion(bytes)),
    ownRegionFile: () => this.call((api) => api.ownRegionFile()),
    openRegions: (bytes) => this.call((api) => api.openRegions(bytes)),
    train: (job, onProgress) => this.call((api) => api.train(job, told(onProgress))),
    trained: () => this.call((api) => api.trained()),
    resetTraining: () => this.call((api) => api.resetTraining()),
    keptTraining: () => this.call((api) => api.keptTraining()),
    openTraining: (file) => this.call((api) => api.openTraining(file)),
    trainingFile: () => this.call((api) => api.trainingFile()),
  };

  /**
   * Loads the model unless it is loaded or loading. Failures end up in the state. Where the model costs the machine
   * much, the reader is asked first; where it does not fit, the reader is told.
   * @param again this tab had a model a moment ago: its own lock may still stand, which is no other tab's
   */
  async load(again = false): Promise<void> {
    const { status, rule } = this.state.getState();
    if (status.state === 'loading' || status.state === 'ready') return;
    if (this.source.from === 'manifest' && rule !== 'freely' && this.said !== 'yes') {
      this.state.setState({ asking: true });
      return;
    }
    askToPersist();
    const attempt = ++this.attempt;
    this.state.setState({
      status: { state: 'loading', progress: null, remainingMs: null },
      notKept: null,
      wanted: false,
    });
    const isSure = again || this.source.from !== 'manifest' || this.said === 'yes';
    const warning = isSure ? null : this.tabs.warning();
    if (warning !== null && (await this.hasToAsk(warning, attempt))) return;
    this.tabs.loading();
    this.watch(attempt);
    const onProgress = this.progressReporter(attempt);
    const onNotKept = (problem: StorageProblem) => {
      if (attempt === this.attempt) this.state.setState({ notKept: problem });
    };
    const { choice } = this.state.getState();
    try {
      const info = await this.call((api) => api.load(this.source, choice, told(onProgress), told(onNotKept)));
      if (attempt !== this.attempt) return;
      this.tabs.loaded();
      this.state.setState({ status: { state: 'ready', info }, warning: null });
    } catch (error) {
      if (attempt !== this.attempt) return;
      this.tabs.loaded();
      this.state.setState({
        status: isCancelled(error)
          ? { state: 'idle', cancelled: true }
          : { state: 'failed', failure: failureOf(error) },
      });
    }
  }

  /** Whether a load ends here: it was cancelled, or another tab or an earlier death speaks against it. */
  private async hasToAsk(found: Promise<LoadingWarning | null>, attempt: number): Promise<boolean> {
    const warning = await found;
    if (attempt !== this.attempt) return true;
    if (warning === null) return false;
    this.attempt++;
    this.state.setState({ warning, asking: true, status: { state: 'idle', cancelled: false } });
    return true;
  }

  /**
   * Something was done that only the model can answer. It is loaded where that costs no download or the reader has
   * agreed to one in this visit; else the page says what is needed, and nothing is fetched unasked.
   */
  async loadOnAct(): Promise<void> {
    const { status } = this.state.getState();
    if (status.state === 'loading' || status.state === 'ready') return;
    // Whoever said no is not asked at every act, and not left without a word either.
    if (this.said === 'no') return this.state.setState({ wanted: true });
    if (this.said === 'yes' || this.source.from === 'file') return this.load();
    this.state.setState({ wanted: true });
    await this.loadIfCached();
  }

  /** The reader's answer to the size of the model. */
  async answer(said: 'yes' | 'no'): Promise<void> {
    this.said = said;
    this.state.setState({ asking: false });
    if (said === 'yes') await this.load();
  }

  /** Loads by itself where that costs no download, and memory is no question. */
  async loadIfCached(): Promise<void> {
    if (this.state.getState().rule !== 'freely') return;
    try {
      const warning = await this.tabs.warning();
      if (warning !== null) return this.state.setState({ warning });
      if (await this.call((api) => api.isCached(this.source))) await this.load();
    } catch (error) {
      // Not knowing whether the model is cached only means that the reader has to ask for it.
      console.info('The cache could not be read:', error);
    }
  }

  /** Stops a running load; complete parts stay, so that the next one goes on from there. */
  async cancelLoad(): Promise<void> {
    if (this.state.getState().status.state !== 'loading') return;
    this.attempt++;
    this.tabs.loaded();
    this.state.setState({ status: { state: 'idle', cancelled: true } });
    await this.call((api) => api.cancelLoad());
  }

  /** The reader leaves the page, which ends a load as well as any other way. */
  leave(): void {
    this.tabs.loaded();
  }

  /** The reader has read that the model is not kept. */
  dismissNotKept(): void {
    this.state.setState({ notKept: null });
  }

  /** Forces a back end; a model that is there is loaded again on it. */
  async chooseBackend(choice: BackendChoice): Promise<void> {
    if (choice === this.state.getState().choice) return;
    this.state.setState({ choice });
    await this.reload();
  }

  /**
   * Takes a GGUF of the reader's: one file, or all files of a split one. One that does not fit is offered with the
   * reason; one that is none fails as any load does.
   */
  async openFiles(files: readonly [File, ...File[]]): Promise<void> {
    const source: ModelSource = { from: 'file', files };
    const fileName = files[0].name;
    this.state.setState({ offer: { state: 'looking' } });
    const report = await this.call((api) => api.inspect(source)).catch(() => null);
    const fit = report === null ? null : fitHere(report);
    if (report !== null && fit !== null && fit.kind !== 'fits')
      this.state.setState({
        offer: { state: 'offered', model: { source, fileName, address: null, report, fit } },
      });
    else await this.take(source, fileName, null);
  }

  /** Looks at the model of an address or of an id on the hub, and offers it: its header is all that is fetched. */
  async lookUp(written: string): Promise<void> {
    this.state.setState({ offer: { state: 'looking' } });
    try {
      const address = modelAddress(written);
      const source: ModelSource = { from: 'url', url: address };
      const report = await this.call((api) => api.inspect(source));
      const model = { source, fileName: addressName(address), address, report, fit: fitHere(report) };
      this.state.setState({ offer: { state: 'offered', model } });
    } catch (error) {
      this.state.setState({ offer: { state: 'failed', failure: failureOf(error) } });
    }
  }

  /** The reader's answer to the model that is offered. */
  async answerOffer(said: 'yes' | 'no'): Promise<void> {
    const { offer } = this.state.getState();
    this.state.setState({ offer: null });
    if (said === 'no' || offer?.state !== 'offered') return;
    const { source, fileName, address } = offer.model;
    await this.take(source, fileName, address);
  }

  /** Loads a model that the browser keeps whole; nothing is fetched. @returns whether it does */
  async openKept(address: string): Promise<boolean> {
    const source: ModelSource = { from: 'url', url: address };
    if (!(await this.call((api) => api.isCached(source)))) return false;
    await this.take(source, addressName(address), address);
    return true;
  }

  /** Leaves the reader's own model for the one that the page brings. */
  backToDefault(): Promise<void> {
    return this.take(this.defaultSource, null, null);
  }

  private async take(source: ModelSource, fileName: string | null, address: string | null): Promise<void> {
    this.source = source;
    this.state.setState({ fileName, address, offer: null });
    await this.reload(true);
  }

  /** Starts over with a new worker. */
  async retry(): Promise<void> {
    await this.reload(true);
  }

  private async reload(always = false): Promise<void> {
    const { state } = this.state.getState().status;
    if (state === 'idle' && !always) return;
    this.attempt++;
    this.stop();
    this.state.setState({ status: { state: 'idle', cancelled: false } });
    await this.load(true);
  }

  private progressReporter(attempt: number): (progress: LoadProgress) => void {
    let stage: LoadProgress['stage'] | null = null;
    let startedAt = 0;
    let doneAtStart = 0;
    let shownAt = 0;
    return (progress) => {
      if (attempt !== this.attempt || this.state.getState().status.state !== 'loading') return;
      this.watch(attempt);
      const now = performance.now();
      const sameStage = progress.stage === stage;
      if (sameStage && progress.done < progress.total && now - shownAt < PROGRESS_EVERY_MS) return;
      shownAt = now;
      if (!sameStage) {
        stage = progress.stage;
        startedAt = now;
        doneAtStart = progress.done;
      }
      const left = remainingMs(progress, now - startedAt, doneAtStart);
      this.state.setState({ status: { state: 'loading', progress, remainingMs: left } });
    };
  }

  /** The load has moved; where it does not again, that is said: a session that is never made neither ends nor fails. */
  private watch(attempt: number): void {
    clearTimeout(this.watching);
    if (this.state.getState().stalled) this.state.setState({ stalled: false });
    this.watching = setTimeout(() => {
      const isLoading = attempt === this.attempt && this.state.getState().status.state === 'loading';
      this.state.setState({ stalled: isLoading });
    }, STALLED_MS);
  }

  private call<T>(use: (api: Remote<EngineApi>) => Promise<T>): Promise<T> {
    this.live ??= this.start();
    return Promise.race([use(this.live.api), this.live.death]);
  }

  private start(): LiveWorker {
    const worker = new Worker(new URL('../../workers/engine.worker.ts', import.meta.url), { type: 'module' });
    const death = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        const reason = event.message;
        const error = reason
          ? new BackendError('engine.crashed', { reason })
          : new BackendError('engine.notStarted');
        this.onDeath(worker);
        reject(error);
      });
    });
    // Calls race against it; without one under way nobody else would hear of it.
    death.catch(() => undefined);
    return { worker, api: wrap<EngineApi>(worker), death };
  }

  private onDeath(worker: Worker): void {
    if (this.live?.worker !== worker) return;
    const wasReady = this.state.getState().status.state === 'ready';
    this.stop();
    const { restarts } = this.state.getState();
    if (!wasReady || restarts >= MAX_RESTARTS) return;
    this.attempt++;
    this.state.setState({ restarts: restarts + 1, status: { state: 'idle', cancelled: false } });
    void this.load(true);
  }

  private stop(): void {
    this.tabs.gone();
    if (this.live === null) return;
    this.live.api[releaseProxy]();
    this.live.worker.terminate();
    this.live = null;
  }
}
