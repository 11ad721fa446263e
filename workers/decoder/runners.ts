import { type HeadRunner, SessionHeadRunner } from '../backend/head';
import { type LayerRunner, SessionLayerRunner } from '../backend/layers';
import type { Runtime } from '../backend/runtime';
import { GpuHeadRunner } from '../backend/webgpu_head';
import { GpuLayerRunner } from '../backend/webgpu_layers';
import { splitQ8Blocks } from '../gguf/q8_blocks';
import type { ModelWeights } from './model_weights';

export interface Runners {
  readonly layers: LayerRunner;
  readonly head: HeadRunner;
}

/** Sessions with their weights inside (wasm, Node). @param onHead hears of the parts of the head that are ready */
export async function sessionRunners(
  runtime: Runtime,
  weights: ModelWeights,
  onHead: (done: number, total: number) => Promise<void>,
): Promise<Runners> {
  const outputNorm = await weights.outputNorm();
  const parts = { outputNorm, output: (first: number, count: number) => weights.output(first, count) };
  const head = await SessionHeadRunner.create(runtime, weights.shape, parts, onHead);
  return { head, layers: new SessionLayerRunner(runtime, weights.shape) };
}

/** Shared sessions whose weights are GPU buffers. A Q8_0 output matrix stays in its blocks. */
export async function gpuRunners(runtime: Runtime, weights: ModelWeights): Promise<Runners> {
  const { shape } = weights;
  const outputNorm = await weights.outputNorm();
  const raw = weights.outputBlocks;
  if (raw.type === 'Q8_0') {
    const { quants, scales } = splitQ8Blocks(raw.blocks);
    const parts: Record<string, Float32Array | Uint8Array> = {
      output_norm: outputNorm,
      output_quants: quants,
      output_scales: scales,
    };
    const head = await GpuHeadRunner.create(runtime, shape, 'q8_0', (name) => parts[name] ?? outputNorm);
    return { head, layers: await GpuLayerRunner.create(runtime, shape) };
  }
  const output = await weights.output();
  const head = await GpuHeadRunner.create(runtime, shape, 'f32', (name) =>
    name === 'output' ? output : outputNorm,
  );
  return { head, layers: await GpuLayerRunner.create(runtime, shape) };
}
