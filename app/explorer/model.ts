import type { ModelShape } from '../../workers/model/shape';
import { useEngineState } from './context';

/** The default model, Gemma 3 270M, for what is shown before a model is loaded. */
export const DEFAULT_SHAPE: ModelShape = {
  architecture: 'gemma3',
  layers: 18,
  width: 640,
  heads: 4,
  keyValueHeads: 1,
  headWidth: 256,
  feedForward: 2048,
  vocabulary: 262_144,
  contextLength: 32_768,
  rmsEpsilon: 1e-6,
  slidingWindow: 512,
  slidingPattern: 6,
  ropeBase: { full: 1_000_000, sliding: 10_000 },
  queryScale: 1 / 16,
  embeddingScale: Math.sqrt(640),
  activation: 'gelu_tanh',
  rotary: 'half',
  tiedEmbedding: true,
};

/** The shape of the model that is loaded, else of the default one. */
export function useModelShape(): ModelShape {
  return useEngineState(({ status }) => (status.state === 'ready' ? status.info.shape : DEFAULT_SHAPE));
}
