import type { Checkpoint } from '../../decoder/decoder';
import type { LoadedModel } from '../../decoder/loaded_model';
import { LeastRecentlyUsed } from '../../least_recently_used';
import { maxTokens } from '../../model/positions';
import { INTACT, type Recipe, recipeKey } from '../../model/recipe';
import { type InsideJob, type InsidePosition, MAX_INSIDE_POSITIONS } from '../../protocol/inside';
import { encodeText } from '../score';

/** Passes whose states are kept, one a text and recipe: 1.5 MB for 32 tokens of Gemma 3 270M, 25 MB for 512. */
const KEPT = 3;

/** Hidden states before each layer and after the last, [layers + 1][T * d]. */
export type States = readonly Float32Array[];

/** A text that was read by both models. Without an edit they are the same. */
export interface ReadText {
  /** With BOS. */
  readonly ids: readonly number[];
  /** Tokens of the prompt, BOS counted. */
  readonly promptTokens: number;
  readonly base: States;
  readonly edited: States;
}

/** Reads texts and keeps the last ones' hidden states, so that every view of one text costs one pass a model. */
export class TextReader {
  private readonly kept = new LeastRecentlyUsed<States>(KEPT);

  constructor(private readonly model: LoadedModel) {}

  async read({ recipe, prompt, written }: InsideJob, checkpoint: Checkpoint): Promise<ReadText> {
    const { ids: start } = encodeText(this.model, prompt);
    const ids = [...start, ...written].slice(0, maxTokens(this.model.shape));
    const base = await this.states(ids, INTACT, checkpoint);
    const edited = recipe.edits.length === 0 ? base : await this.states(ids, recipe, checkpoint);
    return { ids, promptTokens: start.length, base, edited };
  }

  private async states(ids: readonly number[], recipe: Recipe, checkpoint: Checkpoint): Promise<States> {
    const key = `${recipeKey(recipe)} ${ids.join(' ')}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const variant = await this.model.apply(recipe, checkpoint);
    const states: Float32Array[] = [];
    const last = await this.model.decoder.hidden(ids, variant, checkpoint, (layer, input) => {
      states[layer] = input.slice();
    });
    const all = [...states, last];
    this.kept.set(key, all);
    return all;
  }
}

/** Indices of the positions that are shown of a text: all, or its first token and the last ones. */
export function shownPositions(tokens: number): number[] {
  const all = Array.from({ length: tokens }, (_, at) => at);
  return tokens <= MAX_INSIDE_POSITIONS ? all : [0, ...all.slice(1 - MAX_INSIDE_POSITIONS)];
}

/** The positions that are shown of a text, with their tokens. */
export function positionsOf(model: LoadedModel, ids: readonly number[]): readonly InsidePosition[] {
  const pieces = model.tokenizer.pieces(ids);
  return shownPositions(ids.length).map((at) => ({ at, piece: pieces[at] }));
}

/** Rows of a state [T * d] at some positions, [positions * d]. */
export function rowsAt(state: Float32Array, positions: readonly number[], width: number): Float32Array {
  const rows = new Float32Array(positions.length * width);
  for (const [row, at] of positions.entries())
    rows.set(state.subarray(at * width, (at + 1) * width), row * width);
  return rows;
}
