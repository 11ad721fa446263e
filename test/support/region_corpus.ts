import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NTREX_LINES } from '../../pipeline/corpora/ntrex';
import type { NodeModel } from '../../pipeline/node_model';
import type { RegionLanguage } from '../../workers/model/recipe';
import { openTiny, tinyRuntime } from './tiny_engine';

/** A folder for one test; the system clears it. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'regions-'));
}

const WORDS = ['the', 'in', 'of', 'and', 'is', 'an', 'a', 'on'];

/** Short lines that differ from language to language: about four tokens of the tiny vocabulary each. */
export function corpusLines(seed: number, lines = NTREX_LINES): string[] {
  return Array.from({ length: lines }, (_, at) => `${WORDS[(at * 5 + seed) % 8]} ${WORDS[(at >> 3) % 8]}`);
}

/** Writes a corpus of one sentence a line for some languages. @returns its folder */
export async function writeCorpus(languages: readonly RegionLanguage[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const [seed, language] of languages.entries())
    await writeFile(join(folder, `${language}.txt`), `${corpusLines(seed).join('\n')}\n`);
  return folder;
}

/** The tiny gemma3 as the pipeline opens models. */
export async function tinyNodeModel(): Promise<NodeModel> {
  const { shape, tokenizer, weights, decoder } = await openTiny('gemma3');
  return {
    runtime: tinyRuntime,
    name: 'tiny',
    shape,
    tokenizer,
    weights,
    decoder,
    layers: decoder.parts.layers,
  };
}
