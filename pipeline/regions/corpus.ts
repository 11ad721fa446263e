import { MAX_TOKENS } from '../../workers/model/positions';
import type { RegionLanguage } from '../../workers/model/recipe';
import type { Tokenizer } from '../../workers/tokenizer/tokenizer';
import { type DocumentText, discoveryDocuments, readNtrex } from '../corpora/ntrex';

/** The two disjoint halves of a corpus, cut between documents. */
export const HALVES = ['even', 'odd'] as const;
export type Half = (typeof HALVES)[number];

/** One document as the model reads it. */
export interface DocumentSequences {
  readonly document: string;
  readonly half: Half;
  /** Ids, BOS first; a sequence never holds text of two documents. */
  readonly sequences: readonly (readonly number[])[];
  /** Tokens that are predicted. */
  readonly tokens: number;
}

/** The discovery documents of a language, in the order of the corpus. @throws Error that says what the text lacks */
export async function readDiscovery(
  folder: string,
  language: RegionLanguage,
  tokenizer: Tokenizer,
): Promise<DocumentSequences[]> {
  const documents = discoveryDocuments(await readNtrex(folder, language));
  const halves = halvesOf(documents);
  return documents.map(({ document, lines }, at) => {
    const sequences = packSequences(lines, tokenizer);
    const tokens = sequences.reduce((sum, ids) => sum + ids.length - 1, 0);
    return { document, half: halves[at] as Half, sequences, tokens };
  });
}

/** Documents take turns; the half that is behind in lines gets the next. The same in every language. */
export function halvesOf(documents: readonly Pick<DocumentText, 'lines'>[]): Half[] {
  const lines = { even: 0, odd: 0 };
  return documents.map((document) => {
    const half = lines.even <= lines.odd ? 'even' : 'odd';
    lines[half] += document.lines.length;
    return half;
  });
}

/**
 * Packs lines into sequences of at most MAX_TOKENS predictions: the tokenizer's opening, then whole lines with their line ends.
 * A line that is longer than a sequence is cut.
 */
export function packSequences(lines: readonly string[], tokenizer: Tokenizer): number[][] {
  const sequences: number[][] = [];
  let sequence = [...tokenizer.opening];
  for (const line of lines) {
    const ids = tokenizer.encode(`${line}\n`).slice(0, MAX_TOKENS);
    if (sequence.length + ids.length > MAX_TOKENS + 1) {
      if (sequence.length > 1) sequences.push(sequence);
      sequence = [...tokenizer.opening];
    }
    sequence.push(...ids);
  }
  if (sequence.length > 1) sequences.push(sequence);
  return sequences;
}
