import type { EngineApi } from '../../../workers/protocol';

/** What the overlap panel asks of the engine. */
export type OverlapSource = Pick<EngineApi, 'regionIndex' | 'mask' | 'overlap'>;
