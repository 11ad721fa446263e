import { DEFAULT_SHAPE } from '../../../../workers/model/default_model';
import type { ModelShape } from '../../../../workers/model/shape';

/** Gemma 3 270M: 100,270,080 weights that regions can touch. */
export const GEMMA = DEFAULT_SHAPE;

/** Two layers whose matrices do not end at a word: 60, 20 and 150 weights. */
export const TINY: ModelShape = {
  ...GEMMA,
  layers: 2,
  width: 10,
  heads: 3,
  headWidth: 2,
  feedForward: 15,
  vocabulary: 64,
};
