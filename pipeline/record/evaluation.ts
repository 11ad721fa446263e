import { intervalOf, meanDraws } from '../../app/figures/resampling';
import type { LanguageScore } from '../../app/figures/schema';
import type { LanguageCode } from '../../app/languages/languages';
import type { LayerVariant } from '../../workers/backend/layers';
import type { LoadedModel } from '../../workers/decoder/loaded_model';
import type { Tokenizer } from '../../workers/tokenizer/tokenizer';
import { type DocumentText, evaluationDocuments, readNtrex } from '../corpora/ntrex';

/** Tokens and documents that each language of a grid is scored on at least. */
export const LEAST_TOKENS = 2000;
export const LEAST_DOCUMENTS = 20;
/** Predictions of one sequence at most: long enough to run fast, short enough that documents fit few tokens. */
export const SEQUENCE_TOKENS = 256;
/** Decimals of a document's sum in nats: a thousandth of a nat in some seventy tokens. */
const SUM_DECIMALS = 3;

/** What is read of one document. */
export interface EvaluationDocument {
  readonly lines: number;
  /** Ids with BOS first; no sequence holds text of two documents. */
  readonly sequences: readonly (readonly number[])[];
  /** Tokens that are predicted. */
  readonly tokens: number;
  /** Of the UTF-8 text that is predicted. */
  readonly bytes: number;
}

/** What is read of one language: all documents for evaluation, in the order of the corpus. */
export interface EvaluationText {
  readonly language: LanguageCode;
  readonly documents: readonly EvaluationDocument[];
}

/** Reads the evaluation text of a language. @throws Error where it is short */
export async function readEvaluation(
  folder: string,
  language: LanguageCode,
  tokenizer: Tokenizer,
  leastTokens: number = LEAST_TOKENS,
): Promise<EvaluationText> {
  const documents = evaluationDocuments(await readNtrex(folder, language));
  const text = packEvaluation(language, documents, tokenizer, leastTokens);
  const tokens = sumOf(text.documents.map((document) => document.tokens));
  // A place among the documents is the same document in every language.
  if (text.documents.some((document) => document.tokens === 0))
    throw new Error(`${language}.txt has a document without text. Take the file of the corpus as it is.`);
  if (tokens < leastTokens || text.documents.length < LEAST_DOCUMENTS)
    throw new Error(
      `${language}.txt has ${tokens} tokens in ${text.documents.length} documents to evaluate on; ${leastTokens} in ${LEAST_DOCUMENTS} were asked for.`,
    );
  return text;
}

/**
 * Takes the first line of every document, then the second lines, and so on, until `leastTokens` are reached: every
 * document is read, none more than it needs to be. Lines are read with their line ends; one that is longer than a
 * sequence is cut, an empty one is left out.
 */
export function packEvaluation(
  language: LanguageCode,
  documents: readonly DocumentText[],
  tokenizer: Tokenizer,
  leastTokens: number,
): EvaluationText {
  const lines = documents.map((document) =>
    document.lines
      .filter((line) => line.trim() !== '')
      .map((line) => tokenizer.encode(`${line}\n`).slice(0, SEQUENCE_TOKENS)),
  );
  const taken = lines.map(() => 0);
  const longest = Math.max(...lines.map(({ length }) => length));
  let tokens = 0;
  for (let round = 0; round < longest && (round === 0 || tokens < leastTokens); round++)
    for (const [at, document] of lines.entries()) {
      const line = document[round];
      if (line === undefined || (round > 0 && tokens >= leastTokens)) continue;
      taken[at] = round + 1;
      tokens += line.length;
    }
  return {
    language,
    documents: lines.map((document, at) => packDocument(document.slice(0, taken[at]), tokenizer)),
  };
}

function packDocument(lines: readonly (readonly number[])[], tokenizer: Tokenizer): EvaluationDocument {
  const sequences: number[][] = [];
  let sequence = [...tokenizer.opening];
  let bytes = 0;
  for (const ids of lines) {
    if (sequence.length + ids.length > SEQUENCE_TOKENS + 1) {
      if (sequence.length > 1) sequences.push(sequence);
      sequence = [...tokenizer.opening];
    }
    sequence.push(...ids);
    bytes += new TextEncoder().encode(tokenizer.decode(ids)).length;
  }
  if (sequence.length > 1) sequences.push(sequence);
  // Without BOS the first token of a sequence is read, not predicted.
  if (tokenizer.opening.length === 0)
    for (const [first = 0] of sequences) bytes -= tokenizer.byteLength([first]);
  const tokens = sumOf(sequences.map(({ length }) => length - 1));
  return { lines: lines.length, sequences, tokens, bytes };
}

/** Scores a text under the recipe that `variant` stands for, document by document. */
export async function scoreEvaluation(
  model: LoadedModel,
  variant: LayerVariant,
  text: EvaluationText,
): Promise<LanguageScore> {
  const nll = await documentSums(model, variant, text.documents);
  const tokens = text.documents.map((document) => document.tokens);
  const bytes = text.documents.map((document) => document.bytes);
  const meanNll = sumOf(nll) / sumOf(tokens);
  const { low, high } = intervalOf(meanNll, meanDraws({ nll, tokens }));
  return {
    language: text.language,
    tokens: sumOf(tokens),
    lines: sumOf(text.documents.map((document) => document.lines)),
    meanNll,
    low,
    high,
    bitsPerByte: sumOf(nll) / Math.LN2 / sumOf(bytes),
    documents: { nll: nll.map((sum) => Number(sum.toFixed(SUM_DECIMALS))), tokens, bytes },
  };
}

/**
 * Negative log-likelihood of each document, in nats. Documents are read one by one, and their hidden states go to the
 * head together: it reads its whole matrix for each call, however few rows it gets.
 */
async function documentSums(
  model: LoadedModel,
  variant: LayerVariant,
  documents: readonly EvaluationDocument[],
): Promise<number[]> {
  const { decoder, shape } = model;
  const { head, embedding } = decoder.parts;
  const sums = documents.map(() => 0);
  const rows = new Float32Array(SEQUENCE_TOKENS * shape.width);
  let targets: { readonly id: number; readonly document: number }[] = [];
  const flush = async () => {
    if (targets.length === 0) return;
    const ids = targets.map(({ id }) => id);
    const nll = await head.negativeLogLikelihood(
      rows.subarray(0, ids.length * shape.width),
      embedding.output(ids),
    );
    for (const [at, { document }] of targets.entries()) sums[document] += nll[at];
    targets = [];
  };
  for (const [document, { sequences }] of documents.entries())
    for (const ids of sequences) {
      if (targets.length + ids.length - 1 > SEQUENCE_TOKENS) await flush();
      rows.set(await decoder.hidden(ids.slice(0, -1), variant, () => {}), targets.length * shape.width);
      targets.push(...ids.slice(1).map((id) => ({ id, document })));
    }
  await flush();
  return sums;
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at];
  return sum;
}
