import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LanguageScore } from '../../app/figures/schema';
import type { LanguageCode } from '../../app/languages/languages';
import type { LayerVariant } from '../../workers/backend/layers';
import type { LoadedModel } from '../../workers/decoder/loaded_model';
import { SeededRandom } from '../../workers/random';
import type { Tokenizer } from '../../workers/tokenizer/tokenizer';
import { DISCOVERY_LINES } from '../regions/corpus';

/** Predictions of one sequence at most: long enough to run fast, short enough that many lines fit few tokens. */
export const SEQUENCE_TOKENS = 256;
const RESAMPLES = 1000;
const INTERVAL = 0.95;
/** First seed word of the bootstrap; see weights/random.ts. */
const BOOTSTRAP_STREAM = 11;

/** Lines of one language, packed into sequences. */
export interface EvaluationText {
  readonly language: LanguageCode;
  /** Ids with BOS first. */
  readonly sequences: readonly (readonly number[])[];
  /** Tokens of each line, in order, over all sequences. */
  readonly lineTokens: readonly number[];
  /** Of the UTF-8 text that is predicted. */
  readonly bytes: number;
}

/** Reads the evaluation lines of a language until there are enough tokens. @throws Error where the text is short */
export async function readEvaluation(
  folder: string,
  language: LanguageCode,
  tokenizer: Tokenizer,
  leastTokens: number,
): Promise<EvaluationText> {
  const lines = (await readFile(join(folder, `${language}.txt`), 'utf8')).split('\n');
  const text = packEvaluation(language, lines.slice(DISCOVERY_LINES), tokenizer, leastTokens);
  const tokens = text.lineTokens.reduce((a, b) => a + b, 0);
  if (tokens < leastTokens)
    throw new Error(`${language}.txt has ${tokens} tokens to evaluate on; ${leastTokens} were asked for.`);
  return text;
}

/** Packs whole lines, with their line ends, until `leastTokens` are reached. A line longer than a sequence is cut. */
export function packEvaluation(
  language: LanguageCode,
  lines: readonly string[],
  tokenizer: Tokenizer,
  leastTokens: number,
): EvaluationText {
  const sequences: number[][] = [];
  const lineTokens: number[] = [];
  let sequence = [tokenizer.bos];
  let tokens = 0;
  let bytes = 0;
  for (const line of lines) {
    if (tokens >= leastTokens) break;
    if (line.trim() === '') continue;
    const ids = tokenizer.encode(`${line}\n`).slice(0, SEQUENCE_TOKENS);
    if (sequence.length + ids.length > SEQUENCE_TOKENS + 1) {
      sequences.push(sequence);
      sequence = [tokenizer.bos];
    }
    sequence.push(...ids);
    lineTokens.push(ids.length);
    tokens += ids.length;
    bytes += new TextEncoder().encode(tokenizer.decode(ids)).length;
  }
  if (sequence.length > 1) sequences.push(sequence);
  return { language, sequences, lineTokens, bytes };
}

/** Scores a text under the recipe that `variant` stands for, with a bootstrap interval over its lines. */
export async function scoreEvaluation(
  model: LoadedModel,
  variant: LayerVariant,
  text: EvaluationText,
): Promise<LanguageScore> {
  const nll: number[] = [];
  for (const ids of text.sequences) nll.push(...(await model.decoder.score(ids, variant, () => {})));
  const lines: { sum: number; tokens: number }[] = [];
  let at = 0;
  for (const tokens of text.lineTokens) {
    lines.push({ sum: sumOf(nll.slice(at, at + tokens)), tokens });
    at += tokens;
  }
  const sum = sumOf(nll);
  return {
    language: text.language,
    tokens: nll.length,
    meanNll: sum / nll.length,
    ...bootstrap(lines),
    bitsPerByte: sum / Math.LN2 / text.bytes,
  };
}

/** Percentile interval of the mean over lines drawn with replacement, the same draws for every recipe. */
export function bootstrap(lines: readonly { readonly sum: number; readonly tokens: number }[]): {
  low: number;
  high: number;
} {
  const random = new SeededRandom(BOOTSTRAP_STREAM, lines.length);
  const means: number[] = [];
  for (let resample = 0; resample < RESAMPLES; resample++) {
    let sum = 0;
    let tokens = 0;
    for (let draw = 0; draw < lines.length; draw++) {
      const line = lines[random.below(lines.length)];
      sum += line?.sum ?? 0;
      tokens += line?.tokens ?? 0;
    }
    means.push(sum / tokens);
  }
  means.sort((a, b) => a - b);
  const tail = (1 - INTERVAL) / 2;
  const at = (share: number) => means[Math.min(RESAMPLES - 1, Math.floor(share * RESAMPLES))];
  return { low: at(tail), high: at(1 - tail) };
}

const sumOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
