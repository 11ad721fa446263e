import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Side } from './draw_split';
import split from './ntrex_documents.json' with { type: 'json' };

const line = v.pipe(v.number(), v.integer(), v.minValue(1));
const DocumentsSchema = v.array(
  v.strictObject({
    document: v.pipe(v.string(), v.minLength(1)),
    firstLine: line,
    lastLine: line,
    event: v.exactOptional(v.string()),
    side: v.picklist(['discovery', 'evaluation']),
  }),
);

/**
 * The documents of NTREX-128 in the order of their lines, with what each is read for: drawn once by `drawSplit`,
 * and kept as data. Regions are found on the one side, and scored on the other.
 */
export const NTREX_DOCUMENTS = v.parse(DocumentsSchema, split);
export type NtrexDocument = (typeof NTREX_DOCUMENTS)[number];
/** Lines of the corpus, the same number in every language. */
export const NTREX_LINES = NTREX_DOCUMENTS.reduce((most, { lastLine }) => Math.max(most, lastLine), 0);

/** One document in one language. */
export interface DocumentText {
  readonly document: string;
  /** One sentence each, as many as the document has in every language. */
  readonly lines: readonly string[];
}

/** The documents that regions are found on, in order. @param text a whole language of the corpus */
export const discoveryDocuments = (text: string): DocumentText[] => documentsFor('discovery', text);

/** The documents that regions and models are scored on, in order. @param text a whole language of the corpus */
export const evaluationDocuments = (text: string): DocumentText[] => documentsFor('evaluation', text);

/** Lines of all discovery documents in a row. @param text a whole language of the corpus */
export const discoveryLines = (text: string): string[] =>
  discoveryDocuments(text).flatMap(({ lines }) => lines);

function documentsFor(side: Side, text: string): DocumentText[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length !== NTREX_LINES)
    throw new Error(
      `A language of NTREX-128 has ${NTREX_LINES} lines, one sentence each; this text has ${lines.length}. Take the file of the corpus as it is.`,
    );
  return NTREX_DOCUMENTS.filter((each) => each.side === side).map(({ document, firstLine, lastLine }) => ({
    document,
    lines: lines.slice(firstLine - 1, lastLine),
  }));
}

/** The text of one language. @throws Error that names the file that is missing */
export async function readNtrex(folder: string, language: string): Promise<string> {
  const path = join(folder, `${language}.txt`);
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Error(`${path} can't be read. Name the folder of NTREX-128 with --corpus.`, { cause });
  }
}
