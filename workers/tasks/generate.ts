import type { TopTokens } from '../backend/head_slices';
import type { LayerVariant } from '../backend/layers';
import { type Checkpoint, DecodeState } from '../decoder/decoder';
import type { LoadedModel } from '../decoder/loaded_model';
import { TextError } from '../errors';
import { maxTokens } from '../model/positions';
import type { GeneratedToken, GenerateJob, GenerationEnd } from '../protocol';
import { SeededRandom } from '../random';
import type { Tokenizer } from '../tokenizer/tokenizer';
import { encodeText } from './score';

/** Most tokens that one request may ask for. */
export const MAX_JOB_NEW_TOKENS = 256;
/** First seed word of sampling; see weights/random.ts. */
const SAMPLING_STREAM = 3;

/** Continues a prompt token by token; each goes to `onToken` as soon as it is known. Stops between tokens. */
export async function generate(
  model: LoadedModel,
  job: Omit<GenerateJob, 'recipe' | 'channel'>,
  variant: LayerVariant,
  checkpoint: Checkpoint,
  onToken: (token: GeneratedToken) => void,
): Promise<GenerationEnd> {
  const { tokenizer, decoder, shape } = model;
  const { ids: prompt, truncated } =
    job.prompt === '' ? { ids: openingOf(tokenizer), truncated: false } : encodeText(model, job.prompt);
  const random = new SeededRandom(SAMPLING_STREAM, job.seed);
  const state = new DecodeState();
  const tokens: GeneratedToken[] = [];
  const wanted = Math.min(job.newTokens, MAX_JOB_NEW_TOKENS);
  let stopped: GenerationEnd['stopped'] = 'length';
  let started = performance.now();
  try {
    let top = await decoder.next(state, prompt, variant, checkpoint);
    started = performance.now();
    while (tokens.length < wanted) {
      const choice = choose(top, job.temperature, random);
      if (tokenizer.endOfText.has(choice.id)) {
        stopped = 'end-of-text';
        break;
      }
      const token = { ...choice, piece: tokenizer.pieces([choice.id])[0] };
      tokens.push(token);
      onToken(token);
      if (state.length >= maxTokens(shape)) {
        stopped = 'context';
        break;
      }
      checkpoint();
      if (tokens.length < wanted) top = await decoder.next(state, [choice.id], variant, checkpoint);
    }
  } finally {
    state.release();
  }
  const ids = tokens.map((token) => token.id);
  return {
    tokens,
    text: tokenizer.decode(ids),
    promptTokens: prompt.length - tokenizer.opening.length,
    promptTruncated: truncated,
    stopped,
    msPerToken: tokens.length > 1 ? (performance.now() - started) / (tokens.length - 1) : 0,
  };
}

/** An empty prompt is a continuation of nothing but BOS. @throws TextError where the model's file asks for none */
function openingOf({ opening }: Tokenizer): readonly number[] {
  if (opening.length === 0) throw new TextError('text.noPrompt');
  return opening;
}

/** Greedy at temperature 0, else a draw among the best tokens. Surprisal is under the untempered model. */
function choose(
  top: TopTokens,
  temperature: number,
  random: SeededRandom,
): { id: number; surprisal: number } {
  const at = temperature > 0 ? draw(top.logProbabilities, temperature, random) : 0;
  return { id: top.ids[at], surprisal: -top.logProbabilities[at] };
}

function draw(logProbabilities: Float32Array, temperature: number, random: SeededRandom): number {
  const best = logProbabilities[0];
  const weights = Array.from(logProbabilities, (value) => Math.exp((value - best) / temperature));
  let left = (random.uint32() / 2 ** 32) * weights.reduce((a, b) => a + b, 0);
  for (const [at, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return at;
  }
  return weights.length - 1;
}
