import type { StoreApi } from 'zustand/vanilla';
import { DEFAULT_PATHS } from '../../workers/model/default_model';
import { createStore } from '../browser/isolated';
import { pageStorage, tabStorage } from '../browser/storage';
import { EngineClient } from '../engine/client';
import { KeptRegion } from '../engine/kept_region';
import { OpenedRegions } from '../engine/opened_regions';
import { OwnRegion } from '../engine/own_region';
import { Session } from '../engine/session';
import { TrainingSession } from '../engine/training';
import { withoutOwnRegion } from '../link/restore';
import type { SharedState } from '../link/shared';
import { decodeState } from '../link/url';
import {
  type Controls,
  type ControlsStore,
  chooseControls,
  createControls,
  followState,
} from '../state/controls';
import { fetchRecorded, type RecordedState } from '../state/fetch_recorded';
import { createResultsStore, type Results, type ResultsStore } from '../state/results';
import { createExplorerStore, type ExplorerStore } from '../state/store';
import { isOfLoaded, loadedModel } from './shown_model';

/** Everything that the panels work with. */
export interface Explorer {
  readonly store: ExplorerStore;
  readonly results: ResultsStore;
  readonly client: EngineClient;
  readonly recorded: StoreApi<RecordedState>;
  readonly own: OwnRegion;
  /** Regions of a model of the reader's, from a file. */
  readonly regions: OpenedRegions;
  /** Which controls are unfolded. */
  readonly controls: ControlsStore;
  /** Unfolds or folds them at the reader's wish. */
  readonly chooseControls: (change: Partial<Controls>) => void;
  readonly training: TrainingSession;
  /** Runs what is set again, after a failure. */
  readonly runAgain: () => void;
  /** Stops what is computed now. */
  readonly stop: () => void;
  /** What is known of a state that is not set; nothing is computed for it. */
  readonly recall: (shared: SharedState) => Results;
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
    if (act === 'adopt' && !(isServed && isOfLoaded(client.state.getState(), store.getState().shared)))
      serve();
    if (act === 'generate') {
      session.start();
      if (!session.isRecorded()) loadOnAct();
    } else if (session.follow() && act === 'edit' && !session.isRecorded()) loadOnAct();
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
  const regions = new OpenedRegions(
    () => client.engine,
    () => {
      session.regionsChanged();
    },
  );

  const training = new TrainingSession(
    () => client.engine,
    (trained) => session.baseChanged(trained === null),
    tabStorage,
  );

  let attachedTo = '';
  /** Whether what is set is computed on the model that is loaded. */
  let isServed = false;
  /** Computes what is set on the model that is loaded, where it is of that one. */
  function serve(): void {
    const state = client.state.getState();
    const { status, fileName } = state;
    const { shared } = store.getState();
    isServed = status.state === 'ready' && isOfLoaded(state, shared);
    if (status.state !== 'ready' || !isServed) {
      session.detach(status.state === 'loading', shared.model?.sha256 ?? null);
      return;
    }
    const { modelSha256, backend } = status.info;
    const key = `${modelSha256} ${backend.name} ${backend.threads} ${fileName}`;
    const fresh = key !== attachedTo;
    attachedTo = key;
    const attach = () => session.attach(client.engine, fresh, modelSha256);
    // Whatever is computed next may name the own region or opened ones, or start from the weights that this tab trained, so that a
    // new worker gets them first.
    const given = [
      ...(own.isThere() ? [own.restore()] : []),
      ...(regions.state.getState().index === null ? [] : [regions.restore(modelSha256)]),
    ];
    if (given.length === 0 && !training.isOfThisTab()) {
      attach();
      void training.lookForKept();
    } else
      void Promise.all(given)
        .then(() => training.lookForKept())
        .then(() => client.state.getState().status === status && attach());
  }
  /** The default model, for an act that only it answers; another one is offered where it is named, and not fetched. */
  function loadOnAct(): void {
    if (store.getState().shared.model === null) void client.loadOnAct();
  }

  client.state.subscribe((state, before) => {
    const { status, address } = state;
    if (status === before.status) return;
    // Every model that is ready is a newly loaded one: what another had learned is gone.
    training.forget();
    const loaded = loadedModel(state);
    if (loaded !== undefined) {
      const { shared, look, name } = store.getState();
      const { model } = shared;
      if (model !== null && model.address === address && model.sha256 !== loaded?.sha256)
        name({ kind: 'other-model' });
      if (model?.sha256 !== loaded?.sha256) look({ model: loaded });
      serve();
    } else if (status.state !== before.status.state) serve();
  });
  if (opened.state.model !== null) serve();

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
    regions,
    controls,
    chooseControls: (change) => chooseControls(controls, change, pageStorage),
    training,
    runAgain: () => session.start(),
    stop: () => session.stop(),
    recall: (shared) => session.recall(shared),
  };
}
