import * as v from 'valibot';
import { StockReportSchema, type WorkerRequest } from './messages';
import { type OfflineState, offlineState } from './state';

/** At the page's folder, so that all of the page is its scope; the build writes it there. */
const SERVICE_WORKER = 'service_worker.js';

type Workers = Pick<
  ServiceWorkerContainer,
  'register' | 'ready' | 'controller' | 'addEventListener' | 'getRegistration'
>;

/** What keeping the page needs of the browser; a test brings its own. */
export interface Surroundings {
  readonly workers: Workers | undefined;
  readonly reload: () => void;
  /** Calls back when the page has nothing else to do. */
  readonly whenIdle: (work: () => void) => void;
  /** Every byte counts here (a phone, a metered connection): nothing large is fetched ahead of its use. */
  readonly sparing: boolean;
}

const say = (change: Partial<OfflineState>) => offlineState.setState(change);

/** Ties the page to its service worker: installs it, keeps the stock when idle, and tells of new versions. */
export class PageKeeping {
  private registration: ServiceWorkerRegistration | null = null;
  private reloading = false;

  constructor(private readonly around: Surroundings) {}

  /** Never fails: a page that is not kept is a page. */
  async start(): Promise<void> {
    const { workers, sparing, whenIdle } = this.around;
    if (workers === undefined) return say({ worker: 'absent' });
    try {
      const controlled = workers.controller !== null;
      const registration = await workers.register(new URL(SERVICE_WORKER, document.baseURI));
      this.registration = registration;
      workers.addEventListener('message', ({ data }) => {
        const report = v.safeParse(StockReportSchema, data);
        if (report.success) say({ stock: report.output });
      });
      this.watch(registration, workers, controlled);
      await workers.ready;
      say({ worker: 'active' });
      whenIdle(() => post(registration.active, { ask: sparing ? 'fill-shell' : 'fill-stock' }));
    } catch (error) {
      console.info('The page is not kept for offline use:', error);
      // A script that is not there, or another one than ours in its place, is no refusal of the browser's.
      say({ worker: error instanceof TypeError ? 'failed' : 'refused' });
    }
  }

  /** Keeps what is missing of wasm, regions and recorded results. */
  fillStock(): void {
    post(this.registration?.active, { ask: 'fill-stock' });
  }

  /** The reader takes the version that waits, or that another tab took. */
  takeNewVersion(): void {
    const waiting = this.registration?.waiting;
    if (waiting == null) {
      this.around.reload();
      return;
    }
    this.reloading = true;
    post(waiting, { ask: 'take-over' });
  }

  /** Looks for a new version; being offline is no news. */
  lookForUpdate(): void {
    this.registration?.update().catch((error) => console.info('No look for a new version:', error));
  }

  private watch(registration: ServiceWorkerRegistration, workers: Workers, wasControlled: boolean): void {
    let controlled = wasControlled;
    registration.installing?.addEventListener('statechange', ({ target }) => {
      const failed = (target as ServiceWorker).state === 'redundant' && registration.active === null;
      if (failed) say({ worker: 'failed' });
    });
    const waits = () => {
      if (registration.waiting !== null && registration.active !== null) say({ version: 'waiting' });
    };
    waits();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', waits);
    });
    workers.addEventListener('controllerchange', () => {
      if (this.reloading) return this.around.reload();
      // The first service worker of all has taken over the page that brought it; any other came from another tab.
      if (controlled) say({ version: 'replaced' });
      controlled = true;
    });
  }
}

function post(worker: ServiceWorker | null | undefined, request: WorkerRequest): void {
  worker?.postMessage(request);
}
