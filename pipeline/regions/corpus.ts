import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_TOKENS } from '../../workers/model/positions';
import type { RegionLanguage } from '../../workers/model/recipe';
import type { Tokenizer } from '../../workers/tokenizer/tokenizer';

/** Lines that regions are found on; the rest of NTREX-128 (397 lines) is kept for evaluation. */
export const DISCOVERY_LINES = 1600;
/**
 * The lines are taken in blocks, the same ones in every language, so that after each block the languages have
 * read the same content.
 */
export const LINES_PER_BLOCK = 200;
export const BLOCKS = DISCOVERY_LINES / LINES_PER_BLOCK;

/** The lines of one block of a language. @throws Error that says which file is missing or short */
export async function blockLines(
  folder: string,
  language: RegionLanguage,
  block: number,
  linesPerBlock = LINES_PER_BLOCK,
): Promise<string[]> {
  const path = join(folder, `${language}.txt`);
  const lines = (await readFile(path, 'utf8')).split('\n');
  if (lines.length < DISCOVERY_LINES)
    throw new Error(
      `${path} has ${lines.length} lines, ${DISCOVERY_LINES} were expected: one sentence a line.`,
    );
  return lines.slice(block * linesPerBlock, (block + 1) * linesPerBlock);
}

/**
 * Packs lines into sequences of at most MAX_TOKENS predictions: BOS, then whole lines with their line ends.
 * A line that is longer than a sequence is cut.
 */
export function packSequences(lines: readonly string[], tokenizer: Tokenizer): number[][] {
  const sequences: number[][] = [];
  let sequence = [tokenizer.bos];
  for (const line of lines) {
    const ids = tokenizer.encode(`${line}\n`).slice(0, MAX_TOKENS);
    if (sequence.length + ids.length > MAX_TOKENS + 1) {
      sequences.push(sequence);
      sequence = [tokenizer.bos];
    }
    sequence.push(...ids);
  }
  if (sequence.length > 1) sequences.push(sequence);
  return sequences;
}
