import { ARCHITECTURES } from './architectures';
import type { ModelShape } from './shape';

/** The folder of each of its kinds of files bears this name. */
const KEY = 'gemma-3-270m';

/** The model that the explorer ships. */
export const DEFAULT_MODEL = {
  name: 'Gemma 3 270M',
  key: KEY,
  file: `${KEY}-q4_k_m.gguf`,
  /** As its manifest says; for what is told before that is read. */
  sizeBytes: 253_113_024,
  sha256: 'a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818',
  /** Memory that it takes while it runs (`npm run bench`, renderer memory with the model ready). */
  memoryBytes: 1_800_000_000,
} as const;

/** Where its files lie, next to the page; in the repository under `public/`. */
export const DEFAULT_PATHS = {
  model: `models/${KEY}`,
  manifest: `models/${KEY}/manifest.json`,
  regions: `regions/${KEY}`,
  /** Recorded experiments, a file each. */
  experiments: `recorded/${KEY}`,
  /** Recorded scores of the page. */
  recorded: `recorded/${KEY}.json`,
  /** Recorded next tokens, for the panel that shows them. */
  recordedNext: `recorded/${KEY}.next.json`,
} as const;

/** Its shape, for what is shown before a model is loaded. */
export const DEFAULT_SHAPE: ModelShape = {
  architecture: 'gemma3',
  norms: ARCHITECTURES.gemma3.norms,
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
