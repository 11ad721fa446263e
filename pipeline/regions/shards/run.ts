import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MATRICES, type Matrix, type ModelShape, matrixSize } from '../../../workers/model/shape';
import { GradientEngine, type LayerGradients } from '../../../workers/tasks/gradients';
import type { NodeModel } from '../../node_model';
import { UsageError } from '../../usage';
import { writeWhole } from '../../write_whole';
import { HALVES } from '../corpus';
import { readShard, type ShardState, shardFolder, writeShard } from './state';
import { type ReaderText, type Shard, shardDocuments } from './texts';

/** Sums of gradients in f64: however they are split, they differ by rounding alone. [layers][MATRICES], [input, output] */
class DoubleSum {
  readonly layers: readonly Readonly<Record<Matrix, Float64Array>>[];

  constructor(shape: ModelShape) {
    this.layers = Array.from({ length: shape.layers }, () => {
      const each = MATRICES.map((matrix) => [matrix, new Float64Array(matrixSize(shape, matrix))]);
      return Object.fromEntries(each) as Record<Matrix, Float64Array>;
    });
  }

  add(layer: number, { matrices }: LayerGradients): void {
    const sums = this.layers[layer];
    for (const matrix of MATRICES) {
      const sum = sums[matrix];
      const gradient = matrices[matrix];
      for (let at = 0; at < sum.length; at++) sum[at] += gradient[at];
    }
  }

  bytes(): Uint8Array[] {
    return this.layers.flatMap((layer) =>
      MATRICES.map((matrix) => new Uint8Array(layer[matrix].buffer as ArrayBuffer)),
    );
  }
}

export interface ShardRun {
  readonly modelSha256: string;
  readonly texts: readonly ReaderText[];
  readonly cache: string;
  readonly shard: Shard;
  readonly report: (line: string) => void;
}

/**
 * Adds up the gradients of a shard's documents, by language and half, and saves each sum when it is complete: a shard
 * that is stopped goes on with the next one. @throws UsageError where the folder holds a shard of another run
 */
export async function runShard(model: NodeModel, run: ShardRun): Promise<void> {
  const { modelSha256, shard, report } = run;
  const folder = shardFolder(run.cache, shard);
  const texts = run.texts.map(({ language, sha256 }) => ({ language, sha256 }));
  let state: ShardState = (await readShard(folder)) ?? { version: 1, modelSha256, texts, sums: [] };
  if (JSON.stringify([state.modelSha256, state.texts]) !== JSON.stringify([modelSha256, texts]))
    throw new UsageError(`${folder} is of another model or other texts. Delete it, or name another --cache.`);
  await mkdir(folder, { recursive: true });
  const engine = await GradientEngine.of(model);
  for (const text of run.texts)
    for (const half of HALVES) {
      const { language } = text;
      if (state.sums.some((sum) => sum.language === language && sum.half === half)) continue;
      const sum = new DoubleSum(model.shape);
      let tokens = 0;
      let nll = 0;
      const documents = shardDocuments(text, half, shard, model.tokenizer);
      for (const [at, { sequences }] of documents.entries()) {
        for (const ids of sequences) {
          const losses = await engine.run(
            ids,
            () => {},
            (layer, gradients) => sum.add(layer, gradients),
          );
          tokens += losses.length;
          nll += losses.reduce((a, b) => a + b, 0);
        }
        report(`${language} ${half}: document ${at + 1} of ${documents.length}, ${tokens} tokens`);
      }
      const file = `${language}.${half}.f64`;
      await writeWhole(join(folder, file), sum.bytes());
      state = { ...state, sums: [...state.sums, { language, half, tokens, nll, file }] };
      await writeShard(folder, state);
    }
  await engine.release();
  await writeShard(folder, state);
  report(`shard ${shard.index} of ${shard.count} is complete`);
}
