import {
  divergenceBits,
  entropyBits,
  type LogitRow,
  likeliest,
  logitRow,
  logProbability,
  rankOf,
} from '../../backend/logits';
import type { LoadedModel } from '../../decoder/loaded_model';
import { LIKELIEST, type NextToken, type NextTokens, type TokenChance } from '../../protocol/inside';
import { type ReadText, rowsAt } from './text_states';

/** A token's probability and rank at one position, exact over the whole vocabulary. */
export function chanceOf(row: LogitRow, id: number): TokenChance {
  return { probability: Math.exp(logProbability(row, id)), rank: rankOf(row, id) };
}

/**
 * What both models would say after the prompt and `at` more tokens of a text.
 * @throws RangeError where the text is not that long
 */
export async function nextTokens(model: LoadedModel, text: ReadText, at: number): Promise<NextTokens> {
  const position = text.promptTokens - 1 + at;
  if (position < 0 || position >= text.ids.length)
    throw new RangeError(`place ${at} is not within the ${text.ids.length} tokens of the text`);
  const { head } = model.decoder.parts;
  const { width, layers } = model.shape;
  const rowOf = async (state: Float32Array) =>
    logitRow(await head.logits(rowsAt(state, [position], width)), 0);
  const base = await rowOf(text.base[layers]);
  const edited = text.edited === text.base ? base : await rowOf(text.edited[layers]);
  const ids = [...new Set([...likeliest(base, LIKELIEST), ...likeliest(edited, LIKELIEST)])];
  const tokenOf = (id: number): NextToken => ({
    id,
    piece: model.tokenizer.pieces([id])[0],
    base: chanceOf(base, id),
    edited: chanceOf(edited, id),
  });
  const stands = text.ids[position + 1];
  return {
    tokens: ids.map(tokenOf),
    stands: stands === undefined ? null : tokenOf(stands),
    entropyBits: { base: entropyBits(base), edited: entropyBits(edited) },
    divergenceBits: divergenceBits(base, edited),
  };
}
