import { DEFAULT_MODEL } from '../../workers/model/default_model';
import { displayName, type EngineState } from '../engine/status';
import { linkName, type NamedModel } from '../link/named_model';
import type { SharedState } from '../link/shared';

type Loaded = Pick<EngineState, 'status' | 'fileName' | 'address'>;

/** The model that is loaded, as a link names it; null for the default one, undefined where none is ready. */
export function loadedModel({ status, fileName, address }: Loaded): NamedModel | null | undefined {
  if (status.state !== 'ready') return undefined;
  const { modelSha256: sha256, modelName } = status.info;
  if (fileName === null || sha256 === DEFAULT_MODEL.sha256) return null;
  return { sha256, name: linkName(displayName(modelName)), address };
}

/** Whether what is set is of the model that is loaded: numbers of one model never stand under another's name. */
export function isOfLoaded(loaded: Loaded, { model }: Pick<SharedState, 'model'>): boolean {
  const ready = loadedModel(loaded);
  return ready !== undefined && ready?.sha256 === model?.sha256;
}
