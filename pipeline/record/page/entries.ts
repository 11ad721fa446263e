import type { RecordedFile } from '../../../app/figures/recorded';
import type { LanguageCode } from '../../../app/languages/languages';
import { passage } from '../../../app/languages/passages';
import { DEFAULT_STATE } from '../../../app/link/shared';
import type { EngineApi, GeneratedToken, TextScore } from '../../../workers/protocol';
import type { PlannedRecipe } from './plan';

type Entry = RecordedFile['entries'][number];
type Score = Entry['scores'][number];

/** Digits that are kept: more than a reader ever sees, and half the bytes. */
const DIGITS = 7;
const CHANNEL = 'record';

/** @throws Error where a number is none: a back end that gives such must not be recorded */
function rounded(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`${value} is not a number that can be recorded.`);
  return Number(value.toPrecision(DIGITS));
}

/** Computes one recipe: its continuations of each prompt, and its scores of the parallel passage. */
export async function recordEntries(
  engine: Pick<EngineApi, 'describe' | 'score' | 'generate'>,
  { recipe, prompts }: PlannedRecipe,
  languages: readonly LanguageCode[],
): Promise<readonly Entry[]> {
  const { touchedWeights } = await engine.describe(recipe);
  const scores: Score[] = [];
  const items = languages.map((id) => ({ id, text: passage(id) }));
  await engine.score({ channel: CHANNEL, recipe, items }, (score) => scores.push(recordedScore(score)));
  const entries: Entry[] = [];
  for (const [at, prompt] of prompts.entries()) {
    const { newTokens, temperature, sampleSeed: seed } = DEFAULT_STATE;
    const job = { channel: CHANNEL, recipe, prompt, newTokens, temperature, seed };
    const { tokens, text } = await engine.generate(job, () => {});
    const generation = { tokens: tokens.map(recordedToken), text };
    entries.push({ recipe, prompt, generation, scores: at === 0 ? scores : [], touchedWeights });
  }
  return entries;
}

function recordedScore({ id, negativeLogLikelihood, meanNll, perplexity, bitsPerByte }: TextScore): Score {
  return {
    language: id,
    tokens: negativeLogLikelihood.length,
    meanNll: rounded(meanNll),
    perplexity: Number.isFinite(perplexity) ? rounded(perplexity) : null,
    bitsPerByte: rounded(bitsPerByte),
  };
}

function recordedToken({ id, piece, surprisal }: GeneratedToken): Entry['generation']['tokens'][number] {
  const { text, bytes } = piece;
  return { id, text, ...(bytes === undefined ? {} : { bytes }), surprisal: rounded(surprisal) };
}
