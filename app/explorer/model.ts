import { DEFAULT_SHAPE } from '../../workers/model/default_model';
import type { ModelShape } from '../../workers/model/shape';
import { useEngineState } from './context';
import { loadedModel } from './shown_model';

/** Whether what is known of the default model alone may be shown: no other one is loaded. */
export function useIsDefaultModel(): boolean {
  return useEngineState((state) => (loadedModel(state) ?? null) === null);
}

/** The shape of the model that is loaded, else of the default one. */
export function useModelShape(): ModelShape {
  return useEngineState(({ status }) => (status.state === 'ready' ? status.info.shape : DEFAULT_SHAPE));
}
