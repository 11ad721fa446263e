import type { LayerVariant } from '../backend/layers';
import type { Checkpoint } from '../decoder/decoder';
import type { LoadedModel } from '../decoder/loaded_model';
import { TextError } from '../errors';
import { MAX_TOKENS } from '../model/positions';
import type { TextItem, TextScore } from '../protocol';

/** Characters of a text that are looked at; far more than MAX_TOKENS tokens of any script. */
const MAX_JOB_TEXT_CHARACTERS = 65_536;

/** Ids of a text with BOS, cut to the context. @throws TextError where there is no token to predict. */
export function encodeText(model: LoadedModel, text: string): { ids: number[]; truncated: boolean } {
  const cut = text.length > MAX_JOB_TEXT_CHARACTERS ? text.slice(0, MAX_JOB_TEXT_CHARACTERS) : text;
  const ids = [model.tokenizer.bos, ...model.tokenizer.encode(cut)];
  if (ids.length < 2) throw new TextError('text.empty');
  // MAX_TOKENS ids in all: BOS and MAX_TOKENS - 1 tokens to predict.
  const truncated = cut.length < text.length || ids.length > MAX_TOKENS;
  return { ids: ids.slice(0, MAX_TOKENS), truncated };
}

/**
 * Scores one text: BOS first, the negative log-likelihood of every token after it (paper, perplexity of
 * section 3). @throws TextError where the text is empty
 */
export async function scoreText(
  model: LoadedModel,
  item: TextItem,
  variant: LayerVariant,
  checkpoint: Checkpoint,
): Promise<TextScore> {
  const { ids, truncated } = encodeText(model, item.text);
  const nll = await model.decoder.score(ids, variant, checkpoint);
  const sum = nll.reduce((total, value) => total + value, 0);
  const scored = truncated ? model.tokenizer.decode(ids.slice(1)) : item.text;
  return {
    id: item.id,
    ids,
    pieces: model.tokenizer.pieces(ids.slice(1)),
    negativeLogLikelihood: Array.from(nll),
    meanNll: sum / nll.length,
    perplexity: Math.exp(sum / nll.length),
    bitsPerByte: sum / Math.LN2 / new TextEncoder().encode(scored).length,
    truncated,
  };
}
