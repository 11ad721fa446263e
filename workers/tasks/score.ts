import type { LayerVariant } from '../backend/layers';
import type { Checkpoint } from '../decoder/decoder';
import type { LoadedModel } from '../decoder/loaded_model';
import { TextError } from '../errors';
import { maxTokens } from '../model/positions';
import type { TextItem, TextScore } from '../protocol';

/** Characters of a text that are looked at; far more than the most tokens of any script. */
const MAX_JOB_TEXT_CHARACTERS = 65_536;

/**
 * Ids of a text after the tokenizer's opening, cut to the context.
 * @throws TextError where the text is empty
 */
export function encodeText(model: LoadedModel, text: string): { ids: number[]; truncated: boolean } {
  const cut = text.length > MAX_JOB_TEXT_CHARACTERS ? text.slice(0, MAX_JOB_TEXT_CHARACTERS) : text;
  const { opening } = model.tokenizer;
  const ids = [...opening, ...model.tokenizer.encode(cut)];
  if (ids.length === opening.length) throw new TextError('text.empty');
  const most = maxTokens(model.shape);
  const truncated = cut.length < text.length || ids.length > most;
  return { ids: ids.slice(0, most), truncated };
}

/**
 * Scores one text: the negative log-likelihood of every token after the first (paper, perplexity of section 3), which is
 * BOS where the model's file asks for it, and else the text's own.
 * @throws TextError where there is no token to predict
 */
export async function scoreText(
  model: LoadedModel,
  item: TextItem,
  variant: LayerVariant,
  checkpoint: Checkpoint,
): Promise<TextScore> {
  const { ids, truncated } = encodeText(model, item.text);
  const { tokenizer } = model;
  if (ids.length < 2) throw new TextError('text.oneToken');
  const nll = await model.decoder.score(ids, variant, checkpoint);
  const sum = nll.reduce((total, value) => total + value, 0);
  const opens = tokenizer.opening.length > 0;
  const bytes =
    opens && !truncated ? new TextEncoder().encode(item.text).length : tokenizer.byteLength(ids.slice(1));
  return {
    id: item.id,
    ids,
    pieces: tokenizer.pieces(ids.slice(1)),
    ...(opens ? {} : { unpredicted: tokenizer.pieces(ids)[0] }),
    negativeLogLikelihood: Array.from(nll),
    meanNll: sum / nll.length,
    perplexity: Math.exp(sum / nll.length),
    bitsPerByte: sum / Math.LN2 / bytes,
    truncated,
  };
}
