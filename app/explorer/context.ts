import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import type { OwnRegionState } from '../engine/own_region';
import type { EngineState } from '../engine/status';
import type { TrainingSessionState } from '../engine/training';
import type { SharedState } from '../link/shared';
import type { Controls } from '../state/controls';
import type { RecordedState } from '../state/fetch_recorded';
import type { Results } from '../state/results';
import type { ExplorerActions, ExplorerState } from '../state/store';
import type { Explorer } from './wire';

export const ExplorerContext = createContext<Explorer | null>(null);

/** The page's parts. @throws Error outside of ExplorerContext. */
export function useExplorer(): Explorer {
  const explorer = useContext(ExplorerContext);
  if (explorer === null) throw new Error('A panel was rendered outside of ExplorerContext.');
  return explorer;
}

/** Part of the page's state or its actions; renders again where a value of the selection changes. */
export function useExplorerState<T>(select: (state: ExplorerState & ExplorerActions) => T): T {
  return useStore(useExplorer().store, useShallow(select));
}

export function useShared(): SharedState {
  return useStore(useExplorer().store, (state) => state.shared);
}

/** Some fields of what a link carries; renders again where one of them changes. */
export function useSharedFields<K extends keyof SharedState>(...fields: readonly K[]): Pick<SharedState, K> {
  return useExplorerState(
    ({ shared }) => Object.fromEntries(fields.map((field) => [field, shared[field]])) as Pick<SharedState, K>,
  );
}

export function useResults<T>(select: (results: Results) => T): T {
  return useStore(useExplorer().results, useShallow(select));
}

export function useEngineState<T>(select: (state: EngineState) => T): T {
  return useStore(useExplorer().client.state, useShallow(select));
}

export function useOwnRegion<T>(select: (state: OwnRegionState) => T): T {
  return useStore(useExplorer().own.state, useShallow(select));
}

export function useTraining<T>(select: (state: TrainingSessionState) => T): T {
  return useStore(useExplorer().training.state, useShallow(select));
}

export function useControls<T>(select: (controls: Controls) => T): T {
  return useStore(useExplorer().controls, useShallow(select));
}

/** What is recorded of the model that is set or loaded, or of the default one where none is. */
export function useRecorded(): RecordedState {
  const recorded = useStore(useExplorer().recorded);
  const loaded = useEngineState(({ status }) => (status.state === 'ready' ? status.info.modelSha256 : null));
  const shown = useExplorerState(({ shared }) => shared.model?.sha256) ?? loaded;
  const isOther = recorded.state === 'there' && shown !== null && shown !== recorded.recorded.modelSha256;
  return isOther ? OF_ANOTHER_MODEL : recorded;
}

/** As before any record came. */
const OF_ANOTHER_MODEL: RecordedState = { state: 'waiting' };
