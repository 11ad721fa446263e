import type { BaseToken, WrittenToken } from '../../../../app/figures/texts';
import type { LayerVariant } from '../../../../workers/backend/layers';
import type { LoadedModel } from '../../../../workers/decoder/loaded_model';
import type { GeneratedToken } from '../../../../workers/protocol';
import { generate } from '../../../../workers/tasks/generate';
import { encodeText } from '../../../../workers/tasks/score';

/** Decimals of a recorded surprisal in nats. */
const DECIMALS = 3;
const rounded = (nats: number) => Number(nats.toFixed(DECIMALS));
const nothing = () => {};

/** The greedy continuation of a prompt. */
export async function continuation(
  model: LoadedModel,
  prompt: string,
  newTokens: number,
  variant: LayerVariant,
): Promise<readonly GeneratedToken[]> {
  const job = { prompt, newTokens, temperature: 0, seed: 0 };
  return (await generate(model, job, variant, nothing, nothing)).tokens;
}

/**
 * How a model sees a continuation that is given to it token by token.
 * @returns for each token its surprisal in nats and its rank among the next tokens, null beyond the head's best
 */
export async function followed(
  model: LoadedModel,
  prompt: string,
  tokens: readonly number[],
  variant: LayerVariant,
): Promise<readonly BaseToken[]> {
  if (tokens.length === 0) return [];
  const { decoder, shape } = model;
  const { ids } = encodeText(model, prompt);
  const hidden = await decoder.hidden([...ids, ...tokens.slice(0, -1)], variant, nothing);
  const { head, embedding } = decoder.parts;
  const rows = hidden.subarray((ids.length - 1) * shape.width);
  const surprisals = await head.negativeLogLikelihood(rows, embedding.output(tokens));
  const result: BaseToken[] = [];
  for (const [at, token] of tokens.entries()) {
    const best = await head.topTokens(rows.subarray(at * shape.width, (at + 1) * shape.width));
    const place = best.ids.indexOf(token);
    result.push({ surprisal: rounded(surprisals[at] ?? Number.NaN), rank: place < 0 ? null : place + 1 });
  }
  return result;
}

/** Written tokens with their surprisal under the intact model beside their own. */
export async function underBase(
  model: LoadedModel,
  prompt: string,
  tokens: readonly GeneratedToken[],
): Promise<readonly WrittenToken[]> {
  const ids = tokens.map(({ id }) => id);
  const base = await followed(model, prompt, ids, 'base');
  return tokens.map(({ piece, surprisal }, at) => ({
    ...piece,
    surprisal: rounded(surprisal),
    underBase: base[at]?.surprisal ?? Number.NaN,
  }));
}
