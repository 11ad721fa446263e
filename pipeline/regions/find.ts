import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelWeights } from '../../workers/decoder/model_weights';
import { openGguf } from '../../workers/gguf/reader';
import { modelName, readModelShape } from '../../workers/model/metadata';
import type { RegionIndex } from '../../workers/protocol';
import { encodeBundle } from '../../workers/regions/bundle';
import { type FileSource, hashOf, openModelFile } from '../node_files';
import { openNodeModel } from '../node_model';
import { writeWhole } from '../write_whole';
import type { RegionArguments } from './arguments';
import { openScores } from './scores';
import { type SelectedModel, type SelectedSums, selectFrom } from './select';
import { openShards } from './shards/merged';
import { runShard } from './shards/run';
import { completeShards } from './shards/state';
import { readTexts } from './shards/texts';

/** What a run on any model is asked to do. */
export type FindArguments = Pick<RegionArguments, 'languages' | 'cache' | 'out' | 'threads'> &
  NonNullable<RegionArguments['any']>;

/**
 * Finds the regions of any model: adds up the gradients of a reader's texts, all of them or a shard, and selects from all
 * shards that there are, or from scores that were computed elsewhere, into one file.
 */
export async function findRegions(options: FindArguments, report: (line: string) => void): Promise<void> {
  const file = await openModelFile(options.model);
  try {
    await findIn(file, options, report);
  } finally {
    await file.close();
  }
}

async function findIn(
  file: FileSource,
  options: FindArguments,
  report: (line: string) => void,
): Promise<void> {
  const { model: path, texts, shard, merge, scores, languages, cache, threads } = options;
  const sha256 = await hashOf(file);
  if (scores.length === 0 && !merge) {
    if (texts === null) throw new Error('the arguments name texts, scores or shards');
    const run = { modelSha256: sha256, texts: await readTexts(texts, languages), cache, report };
    await runShard(await openNodeModel(path, threads), { ...run, shard: shard ?? { index: 1, count: 1 } });
    // Other shards may still run; whoever has them all merges.
    if (shard !== null) return;
  }
  const gguf = await openGguf(file);
  const shape = await readModelShape(gguf);
  const weights = await ModelWeights.open(gguf, shape);
  const model: SelectedModel = { name: modelName(gguf.metadata), sha256, shape, weights };
  await writeRegions(model, await sumsOf(options, model), options.out, report, scores.length > 0);
}

async function sumsOf({ scores, cache }: FindArguments, { shape }: SelectedModel): Promise<SelectedSums> {
  if (scores.length > 0) {
    const { sums, rule } = await openScores(scores, shape);
    return { asIs: sums, flipped: null, rule, corpus: 'scores that were computed elsewhere' };
  }
  const shards = await completeShards(cache);
  const corpus = `texts of the reader’s, ${shards.length === 1 ? 'one run' : `${shards.length} shards`}, sequences of at most 512 tokens of one document each`;
  return { asIs: await openShards(shards, shape), flipped: null, rule: 'abs-of-sum', corpus };
}

async function writeRegions(
  model: SelectedModel,
  sums: SelectedSums,
  out: string,
  report: (line: string) => void,
  hasNoHalves: boolean,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'regions-'));
  try {
    const index = await selectFrom(model, sums, folder, report);
    const files = new Map<string, Uint8Array>();
    for (const { file, first } of index.entries)
      for (const name of first === undefined ? [file] : [file, first.file])
        files.set(name, await readFile(join(folder, name)));
    const bytes = encodeBundle({ index: hasNoHalves ? withoutStability(index) : index, files });
    await writeWhole(out, bytes);
    report(`${out}: ${bytes.length} bytes, ${index.entries.length} regions of ${model.name}`);
  } finally {
    await sums.asIs.close();
    await rm(folder, { recursive: true });
  }
}

/** Scores of one piece have no halves that could agree. */
const withoutStability = (index: RegionIndex): RegionIndex => ({
  ...index,
  entries: index.entries.map((entry) => ({ ...entry, stability: { byShare: [], byMatrix: [] } })),
});
