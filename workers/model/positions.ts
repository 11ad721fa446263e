import { isFullLayer, type ModelShape } from './shape';

/**
 * Longest sequence that a run takes. Within it a sliding window of 512 sees everything, so that full and sliding layers
 * differ only in rope.
 */
export const MAX_TOKENS = 512;

/** Far below any score, and far enough above -Infinity that a fully masked row stays a number. */
const MASKED = -1e9;

/** Longest sequence that a model takes: its context where that is shorter. */
export const maxTokens = ({ contextLength }: Pick<ModelShape, 'contextLength'>): number =>
  Math.min(MAX_TOKENS, contextLength);

/** Rope tables of a layer for positions 0 … MAX_TOKENS - 1. @returns cos and sin, [MAX_TOKENS, headWidth / 2]. */
export function ropeTables(shape: ModelShape, layer: number): { cos: Float32Array; sin: Float32Array } {
  const { headWidth, ropeBase, ropeFactors, ropeScale = 1 } = shape;
  const isFull = isFullLayer(shape, layer);
  const base = isFull ? ropeBase.full : ropeBase.sliding;
  const scale = isFull ? ropeScale : 1;
  const half = headWidth / 2;
  const cos = new Float32Array(MAX_TOKENS * half);
  const sin = new Float32Array(MAX_TOKENS * half);
  for (let position = 0; position < MAX_TOKENS; position++) {
    for (let pair = 0; pair < half; pair++) {
      const angle = ((position / scale) * base ** (-pair / half)) / (ropeFactors?.[pair] ?? 1);
      cos[position * half + pair] = Math.cos(angle);
      sin[position * half + pair] = Math.sin(angle);
    }
  }
  return { cos, sin };
}

/**
 * Rope tables over the whole head for `tokens` positions from `first` on, [T, 1, head]: the value of a rotary pair
 * stands at both of the pair's dimensions.
 */
export function wideRope(shape: ModelShape, layer: number, first: number, tokens: number) {
  const { cos, sin } = ropeTables(shape, layer);
  const half = shape.headWidth / 2;
  const widen = (table: Float32Array) => {
    const wide = new Float32Array(tokens * shape.headWidth);
    for (let token = 0; token < tokens; token++) {
      for (let pair = 0; pair < half; pair++) {
        const value = table[(first + token) * half + pair];
        const at = token * shape.headWidth;
        const places = shape.rotary === 'half' ? [pair, pair + half] : [2 * pair, 2 * pair + 1];
        for (const place of places) wide[at + place] = value;
      }
    }
    return wide;
  };
  return { cos: widen(cos), sin: widen(sin) };
}

/** 0 where a token may look, MASKED ahead of it: [T, past + T], after `past` earlier tokens. */
export function causalMask(tokens: number, past: number): Float32Array {
  const width = past + tokens;
  const mask = new Float32Array(tokens * width);
  for (let row = 0; row < tokens; row++) mask.fill(MASKED, row * width + past + row + 1, (row + 1) * width);
  return mask;
}
