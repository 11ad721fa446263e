import type { Recipe } from '../model/recipe';
import type { TokenPiece } from './texts';

/** Most positions of a text that a picture of the inside has: its first token, and the last ones. */
export const MAX_INSIDE_POSITIONS = 16;
/** Likeliest tokens that are named of each model. */
export const LIKELIEST = 10;

/** A text to look into: a prompt and what was written after it, under the intact model and under a recipe. */
export interface InsideJob {
  readonly channel: string;
  readonly recipe: Recipe;
  readonly prompt: string;
  /** Ids of the tokens after the prompt; the text is cut to the context of the model. */
  readonly written: readonly number[];
}

/** What a model thinks of a token. */
export interface TokenChance {
  readonly probability: number;
  /** Place among the whole vocabulary, 1 for the likeliest. */
  readonly rank: number;
}

export interface NextToken {
  readonly id: number;
  readonly piece: TokenPiece;
  readonly base: TokenChance;
  readonly edited: TokenChance;
}

/** What both models would say at one place. */
export interface NextTokens {
  /** The likeliest tokens of either model, those of the intact one first. Probabilities are over the whole vocabulary. */
  readonly tokens: readonly NextToken[];
  /** The token that stands there; null after the last one. */
  readonly stands: NextToken | null;
  readonly entropyBits: { readonly base: number; readonly edited: number };
  /** KL(base || edited), over the whole vocabulary. */
  readonly divergenceBits: number;
}

export interface NextTokensJob extends InsideJob {
  /** The place: how many of the written tokens stand before it. */
  readonly at: number;
}

/** A position of a text whose inside is shown. */
export interface InsidePosition {
  /** Index in the text, 0 for BOS. */
  readonly at: number;
  readonly piece: TokenPiece;
}

/** The likeliest token of a cell of the lens. */
export interface LensCell {
  readonly piece: TokenPiece;
  readonly probability: number;
}

/** One row of the logit lens: the head's answer to the hidden states after some layers, at each position. */
export interface LensRow {
  /** How many layers have run: 0 reads the embeddings, all of them is what the model answers. */
  readonly after: number;
  readonly base: readonly LensCell[];
  readonly edited: readonly LensCell[];
  /** KL(base || edited) in bits over the whole vocabulary. */
  readonly divergenceBits: readonly number[];
  /** What each makes of the token that follows in the text; null at its end. */
  readonly target: readonly ({ readonly base: TokenChance; readonly edited: TokenChance } | null)[];
}

/** The residual stream of a text. */
export interface ResidualStream {
  readonly positions: readonly InsidePosition[];
  readonly width: number;
  /** Values before each layer and after the last, [layers + 1][positions * width]. */
  readonly base: readonly Float32Array[];
  readonly edited: readonly Float32Array[];
}

export interface AttentionJob extends InsideJob {
  readonly layer: number;
}

/** Where each token of a text looks in one layer. */
export interface Attention {
  readonly positions: readonly InsidePosition[];
  readonly heads: number;
  /** Share of the attention of a token (row) that goes to an earlier one (column), [heads * positions * positions]. */
  readonly base: Float32Array;
  readonly edited: Float32Array;
}

/** How many weights of a region read from each residual dimension and write to it, over all layers, [width]. */
export interface DimensionTraffic {
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}
