import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_TOKENS } from '../../../../workers/model/positions';
import type { RegionLanguage } from '../../../../workers/model/recipe';
import { SeededRandom } from '../../../../workers/random';
import type { Tokenizer } from '../../../../workers/tokenizer/tokenizer';
import { discoveryDocuments, readNtrex } from '../../../corpora/ntrex';
import { readDiscovery } from '../../../regions/corpus';

/** First seed word of the order of documents; see workers/random.ts. */
const ORDER_STREAM = 41;
/** Tokens of a sequence, BOS not counted. */
export const SEQUENCE_TOKENS = MAX_TOKENS;

export interface TextRequest {
  readonly corpus: string;
  readonly language: string;
  readonly sequences: number;
  /** Documents are read in the corpus's order with seed 0, otherwise shuffled. */
  readonly seed: number;
}

/**
 * The text to learn as one stream of whole sequences, each with BOS: first NTREX's documents for discovery, then a
 * second text where they do not suffice. @throws Error where both are too short
 */
export async function readStream(request: TextRequest, tokenizer: Tokenizer): Promise<number[][]> {
  const { corpus, language, sequences, seed } = request;
  const ids: number[] = [];
  const wanted = sequences * SEQUENCE_TOKENS;
  const add = (lines: readonly string[]) => {
    for (const line of lines) if (ids.length < wanted) ids.push(...tokenizer.encode(`${line}\n`));
  };
  const documents = discoveryDocuments(await readNtrex(corpus, language));
  for (const { lines } of seed === 0 ? documents : shuffled(documents, seed)) add(lines);
  if (ids.length < wanted)
    add((await readFile(join(corpus, '../prose', `${language}.txt`), 'utf8')).split('\n'));
  if (ids.length < wanted)
    throw new Error(`The text has ${ids.length} tokens; ${wanted} are needed. Record fewer steps (--steps).`);
  return Array.from({ length: sequences }, (_, at) => [
    ...tokenizer.opening,
    ...ids.slice(at * SEQUENCE_TOKENS, (at + 1) * SEQUENCE_TOKENS),
  ]);
}

/** Fisher and Yates's shuffle, the same for the same seed. */
function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = new SeededRandom(ORDER_STREAM, seed);
  const left = [...values];
  return values.flatMap(() => left.splice(random.below(left.length), 1));
}

/** The first documents for discovery of a language, `tokens` at least. */
export async function readBeginning(
  corpus: string,
  language: RegionLanguage,
  tokens: number,
  tokenizer: Tokenizer,
): Promise<readonly (readonly number[])[]> {
  const taken: (readonly number[])[] = [];
  let there = 0;
  for (const { sequences } of await readDiscovery(corpus, language, tokenizer))
    for (const ids of sequences) {
      if (there >= tokens) return taken;
      taken.push(ids);
      there += ids.length - 1;
    }
  return taken;
}
