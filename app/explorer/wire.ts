import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_PATHS } from '../../workers/model/default_model';
import { pageStorage } from '../browser/storage';
import { EngineClient } from '../engine/client';
import { KeptRegion } from '../engine/kept_region';
import { OwnRegion } from '../engine/own_region';
import { Session } from '../engine/session';
import { TrainingSession } from '../engine/training';
import { withoutOwnRegion } from '../link/restore';
import { decodeState } from '../link/url';
import {
  type Controls,
  type ControlsStore,
  chooseControls,
  createControls,
  followState,
} from '../state/controls';
import { fetchRecorded, type RecordedState } from '../state/fetch_recorded';
import { createResultsStore, type ResultsStore } from '../state/results';
import { createExplorerStore, type ExplorerStore } from '../state/store';

/** Everything that the panels work with. */
export interface Explorer {
  readonly store: ExplorerStore;
  readonly results: ResultsStore;
  readonly client: EngineClient;
  readonly recorded: StoreApi<RecordedState>;
  readonly own: OwnRegion;
  /** Which controls are unfolded. */
  readonly controls: ControlsStore;
  /** Unfolds or folds them at the reader's wish. */
  readonly chooseControls: (change: Partial<Controls>) => void;
  readonly training: TrainingSession;
  /** Runs what is set again, after a failure. */
  readonly runAgain: () => void;
  /** Stops what is computed now. */
  readonly stop: () => void;
}

/** The own region is not there after all: where it is named, that ends, and the reader hears of it. */
function withoutKept(store: ExplorerStore): void {
  const { shared, edit, look, name } = store.getState();
  const { state, problems } = withoutOwnRegion(shared);
  if (problems.length === 0) return;
  name({ kind: 'kept-region' });
  if (shared.own) edit({ own: false });
  if (state.overlap !== shared.overlap) look({ overlap: state.overlap });
}

/** Makes the page's parts and ties them together: store -> session -> engine -> results. */
export function wireExplorer(hash: string): Explorer {
  const kept = new KeptRegion(pageStorage);
  const opened = decodeState(hash, kept.isThere());
  const store = createExplorerStore(opened.state, opened.problems);
  const results = createResultsStore();
  const client = new EngineClient();
  addEventListener('pagehide', () => client.leave());
  const session = new Session(
    store.getState,
    results,
    async () => (await import('../languages/passages')).passage,
  );
  const recorded = createStore<RecordedState>(() => ({ state: 'waiting' }));

  const controls = createControls(opened.state, pageStorage);
  store.subscribe(({ shared }, before) => followState(controls, shared, before.shared));

  store.onAct((act) => {
    if (act === 'generate') {
      session.start();
      if (!session.isRecorded()) void client.loadOnAct();
    } else if (session.follow() && act === 'edit' && !session.isRecorded()) void client.loadOnAct();
  });

  const own = new OwnRegion(
    () => client.engine,
    (there) => {
      session.ownRegionChanged();
      if (!there) withoutKept(store);
    },
    pageStorage,
    kept,
  );
  void own.openKept();

  const training = new TrainingSession(
    () => client.engine,
    (trained) => session.baseChanged(trained === null),
  );

  let attachedTo = '';
  client.state.subscribe(({ status, fileName }, before) => {
    if (status === before.status) return;
    // Every model that is ready is a newly loaded one: what another had learned is gone.
    training.forget();
    if (status.state === 'ready') {
      const { modelSha256, backend } = status.info;
      const key = `${modelSha256} ${backend.name} ${backend.threads} ${fileName}`;
      const fresh = key !== attachedTo;
      attachedTo = key;
      // Whatever is computed next may name the own region, so that a new worker gets it first.
      if (!own.isThere()) session.attach(client.engine, fresh, modelSha256);
      else void own.restore().then(() => session.attach(client.engine, fresh, modelSha256));
    } else if (status.state !== before.status.state) session.detach(status.state === 'loading');
  });

  void fetchRecorded(new URL(DEFAULT_PATHS.recorded, document.baseURI).href).then((found) => {
    recorded.setState(found, true);
    if (found.state === 'there') session.setRecorded(found.recorded);
  });

  return {
    store,
    results,
    client,
    recorded,
    own,
    controls,
    chooseControls: (change) => chooseControls(controls, change, pageStorage),
    training,
    runAgain: () => session.start(),
    stop: () => session.stop(),
  };
}
