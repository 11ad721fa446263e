import type { ModelShape } from '../../../workers/model/shape';

const common = {
  architecture: 'gemma3',
  vocabulary: 64,
  contextLength: 64,
  rmsEpsilon: 1e-6,
  slidingWindow: null,
  slidingPattern: 1,
  ropeBase: { full: 1e6, sliding: 1e4 },
  queryScale: 0.5,
  embeddingScale: 1,
  activation: 'gelu_tanh',
  rotary: 'half',
  tiedEmbedding: true,
} as const;

/** Two layers whose matrices do not end at a word: 60, 20 and 150 weights. */
export const TINY: ModelShape = {
  ...common,
  layers: 2,
  width: 10,
  heads: 3,
  keyValueHeads: 1,
  headWidth: 2,
  feedForward: 15,
};

/** The layers of Gemma 3 270M: 100,270,080 weights. */
export const GEMMA: ModelShape = {
  ...common,
  layers: 18,
  width: 640,
  heads: 4,
  keyValueHeads: 1,
  headWidth: 256,
  feedForward: 2048,
};
