import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import { MATRICES, type ModelShape } from '../../workers/model/shape';
import { GradientEngine } from '../../workers/tasks/gradients';
import { GradientSum } from '../../workers/tasks/importance';
import type { NodeModel } from '../node_model';
import { BLOCKS, blockLines, LINES_PER_BLOCK, packSequences } from './corpus';

/** The two disjoint halves of a corpus: even and odd sequences of each block. */
export const HALVES = ['even', 'odd'] as const;
export type Half = (typeof HALVES)[number];

/** What is known of one half of one language so far; `file` holds the gradient sums, see `saveSum`. */
export interface HalfProgress {
  blocks: number;
  tokens: number;
  /** Sum of the negative log-likelihoods in nats, a check on the text: it should be far below log(V) a token. */
  nll: number;
  file: string | null;
}
export type Progress = Record<RegionLanguage, Record<Half, HalfProgress>>;

const fresh = (): HalfProgress => ({ blocks: 0, tokens: 0, nll: 0, file: null });

export async function readProgress(cache: string): Promise<Progress> {
  try {
    return JSON.parse(await readFile(join(cache, 'progress.json'), 'utf8')) as Progress;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const entries = REGION_LANGUAGES.map((language) => [language, { even: fresh(), odd: fresh() }]);
    return Object.fromEntries(entries) as Progress;
  }
}

/** Writes beside and renames, so that a stop in the middle leaves the last whole state. */
async function replaceFile(path: string, data: string | Uint8Array[]): Promise<void> {
  await writeFile(`${path}.new`, data);
  await rename(`${path}.new`, path);
}

/** Gradient sums of a half as one file of f32: layers, then MATRICES, each [input, output]. */
function saveSum(path: string, sum: GradientSum): Promise<void> {
  const arrays = sum.layers.flatMap((layer) => MATRICES.map((matrix) => layer[matrix]));
  return replaceFile(
    path,
    arrays.map((values) => new Uint8Array(values.buffer)),
  );
}

export async function loadSum(
  cache: string,
  shape: ModelShape,
  progress: HalfProgress,
): Promise<GradientSum> {
  const sum = new GradientSum(shape);
  sum.tokens = progress.tokens;
  if (!progress.file) return sum;
  const bytes = await readFile(join(cache, progress.file));
  let offset = 0;
  for (const layer of sum.layers)
    for (const matrix of MATRICES) {
      const target = new Uint8Array(layer[matrix].buffer);
      target.set(bytes.subarray(offset, offset + target.length));
      offset += target.length;
    }
  if (offset !== bytes.length)
    throw new Error(
      `${progress.file} has ${bytes.length} bytes, ${offset} were expected. Delete ${cache} and start again.`,
    );
  return sum;
}

/**
 * Adds up the gradients of `blocks` blocks of each language, block by block over all of them, and saves after
 * each half of a block, so that a stop costs at most that. `report` hears of each saved half.
 */
export async function accumulate(
  model: NodeModel,
  corpus: string,
  cache: string,
  blocks: number,
  languages: readonly RegionLanguage[],
  report: (line: string) => void,
  linesPerBlock = LINES_PER_BLOCK,
): Promise<Progress> {
  await mkdir(cache, { recursive: true });
  const progress = await readProgress(cache);
  const engine = new GradientEngine({
    runtime: model.runtime,
    shape: model.shape,
    decoder: model.decoder,
    outputNorm: await model.weights.outputNorm(),
    output: () => model.weights.output(),
    layer: (layer) => model.weights.layer(layer),
  });
  const started = performance.now();
  let tokensDone = 0;
  let halvesDone = 0;
  const halvesTodo = languages
    .flatMap((language) => HALVES.map((half) => progress[language][half]))
    .map(({ blocks: done }) => Math.max(0, Math.min(blocks, BLOCKS) - done))
    .reduce((a, b) => a + b, 0);
  for (let block = 0; block < Math.min(blocks, BLOCKS); block++) {
    for (const language of languages) {
      const sequences = packSequences(
        await blockLines(corpus, language, block, linesPerBlock),
        model.tokenizer,
      );
      for (const [parity, half] of HALVES.entries()) {
        const state = progress[language][half];
        if (state.blocks > block) continue;
        const sum = await loadSum(cache, model.shape, state);
        for (const ids of sequences.filter((_, index) => index % 2 === parity)) {
          const nll = await engine.run(
            ids,
            () => {},
            (layer, gradients) => sum.add(layer, gradients),
          );
          state.tokens += nll.length;
          state.nll += nll.reduce((a, b) => a + b, 0);
          tokensDone += nll.length;
        }
        // A new file each time: until progress.json names it, the last whole state is what counts.
        const before = state.file;
        state.blocks = block + 1;
        state.file = `${language}.${half}.${state.blocks}.f32`;
        await saveSum(join(cache, state.file), sum);
        await replaceFile(join(cache, 'progress.json'), JSON.stringify(progress, null, 1));
        if (before !== null) await rm(join(cache, before));
        halvesDone++;
        const seconds = (performance.now() - started) / 1000;
        const left = (seconds / halvesDone) * (halvesTodo - halvesDone);
        report(
          `block ${block + 1}/${blocks} ${language} ${half}: ${state.tokens} tokens, mean nll ${(state.nll / state.tokens).toFixed(3)}, ` +
            `${(tokensDone / seconds).toFixed(1)} tokens/s, about ${Math.round(left / 60)} min left`,
        );
      }
    }
  }
  await engine.release();
  return progress;
}
