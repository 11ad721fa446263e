import * as ort from 'onnxruntime-node';
import type { LayerRunner } from '../workers/backend/layers';
import type { Runtime } from '../workers/backend/runtime';
import { Decoder } from '../workers/decoder/decoder';
import { ModelWeights } from '../workers/decoder/model_weights';
import { sessionRunners } from '../workers/decoder/runners';
import { words } from '../workers/errors/words';
import { openGguf } from '../workers/gguf/reader';
import { modelName, readModelShape } from '../workers/model/metadata';
import type { ModelShape } from '../workers/model/shape';
import { createTokenizer, type Tokenizer } from '../workers/tokenizer/tokenizer';
import { openModelFile } from './node_files';

/**
 * onnxruntime-node as a back end. Threads do not spin: each session has a pool of its own, and spinning ones
 * take the cores from the session whose turn it is (measured: 512 tokens of gradient 6.9 s, against 10.8 s).
 */
export function nodeRuntime(threads: number): Runtime {
  return {
    ort: ort as unknown as Runtime['ort'],
    sessionOptions: {
      executionProviders: ['cpu'],
      intraOpNumThreads: threads,
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    },
    info: { name: 'node', threads, reasons: [words('reason.node')] },
  };
}

/** A model that runs in Node: the same engine parts as in the page. */
export interface NodeModel {
  readonly runtime: Runtime;
  readonly name: string;
  readonly shape: ModelShape;
  readonly tokenizer: Tokenizer;
  readonly weights: ModelWeights;
  readonly decoder: Decoder;
  readonly layers: LayerRunner;
}

/** Opens a model from disk and makes all of it ready, untouched. @param path see `openModelFile` */
export async function openNodeModel(path: string | undefined, threads: number): Promise<NodeModel> {
  const runtime = nodeRuntime(threads);
  const gguf = await openGguf(await openModelFile(path));
  const shape = await readModelShape(gguf);
  const weights = await ModelWeights.open(gguf, shape);
  const { head, layers } = await sessionRunners(runtime, weights, async () => {});
  for (let layer = 0; layer < shape.layers; layer++)
    await layers.prepare(layer, 'base', await weights.layer(layer));
  const decoder = new Decoder({ runtime, shape, layers, head, embedding: weights.embedding });
  return {
    runtime,
    name: modelName(gguf.metadata),
    shape,
    tokenizer: await createTokenizer(gguf.metadata),
    weights,
    decoder,
    layers,
  };
}
