import { DEFAULT_SHAPE } from '../../workers/model/default_model';
import type { ModelShape } from '../../workers/model/shape';
import { useEngineState } from './context';

/** The shape of the model that is loaded, else of the default one. */
export function useModelShape(): ModelShape {
  return useEngineState(({ status }) => (status.state === 'ready' ? status.info.shape : DEFAULT_SHAPE));
}
