import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegionLanguage } from '../../../workers/model/recipe';
import type { Tokenizer } from '../../../workers/tokenizer/tokenizer';
import { UsageError } from '../../usage';
import { type DocumentSequences, type Half, halvesOf, packSequences } from '../corpus';

/** A reader's text of one language. */
export interface ReaderText {
  readonly language: RegionLanguage;
  /** SHA-256 of its bytes: shards of other texts are not added up. */
  readonly sha256: string;
  /** Lines of each document; blank lines stand between documents. */
  readonly documents: readonly { readonly lines: readonly string[] }[];
}

/** Reads `DIR/LANGUAGE.txt` of each language. @throws UsageError where one can't be read or has too few documents */
export async function readTexts(
  folder: string,
  languages: readonly RegionLanguage[],
): Promise<readonly ReaderText[]> {
  return Promise.all(
    languages.map(async (language) => {
      const path = join(folder, `${language}.txt`);
      let bytes: Buffer;
      try {
        bytes = await readFile(path);
      } catch {
        throw new UsageError(`${path} can't be read; --texts names a folder with one text a language.`);
      }
      const documents = documentsOf(bytes.toString('utf8'));
      if (documents.length < 2)
        throw new UsageError(
          `${path} has ${documents.length} document; at least 2 were expected, with a blank line between them: each half of them finds a region of its own.`,
        );
      return { language, sha256: createHash('sha256').update(bytes).digest('hex'), documents };
    }),
  );
}

function documentsOf(text: string): { lines: string[] }[] {
  const documents: { lines: string[] }[] = [];
  let lines: string[] = [];
  for (const line of [...text.split('\n'), '']) {
    if (line.trim() !== '') lines.push(line.trimEnd());
    else if (lines.length > 0) {
      documents.push({ lines });
      lines = [];
    }
  }
  return documents;
}

/** The documents of one half that are a shard's, as the model reads them; the rest are other shards'. */
export function shardDocuments(
  { documents }: ReaderText,
  half: Half,
  { index, count }: Shard,
  tokenizer: Tokenizer,
): Pick<DocumentSequences, 'sequences'>[] {
  const halves = halvesOf(documents);
  return documents
    .filter((_, at) => halves[at] === half && at % count === index - 1)
    .map(({ lines }) => ({ sequences: packSequences(lines, tokenizer) }));
}

/** Shard `index` of `count`, from 1 on. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}
