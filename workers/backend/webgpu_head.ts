import { buildHeadForward, HEAD_CHUNK, type OutputFormat } from '../graph/head_forward';
import type { ModelShape } from '../model/shape';
import { GpuWeights } from './gpu_weights';
import type { HeadRunner } from './head';
import { joinLikelihoods, joinLogits, joinTopTokens, type TopTokens } from './head_slices';
import type { Logits } from './logits';
import { createSession, type Runtime, runSession, type Session, type WeightBytes } from './runtime';

/**
 * The head on WebGPU: its weights are buffers that three graphs share: for the likelihood of targets, for the next
 * token, for all logits. Q8_0 blocks stay as they are: 178 MB for Gemma 3 270M instead of 671.
 */
export class GpuHeadRunner implements HeadRunner {
  private constructor(
    private readonly runtime: Runtime,
    private readonly width: number,
    private readonly weights: GpuWeights,
    private readonly nll: Session,
    private readonly next: Session,
    private readonly all: Session,
  ) {}

  static async create(
    runtime: Runtime,
    shape: ModelShape,
    format: OutputFormat,
    weights: WeightBytes,
  ): Promise<GpuHeadRunner> {
    const rows = shape.vocabulary;
    const none = () => new Float32Array(0);
    const graphOf = (outputs: 'nll' | 'next' | 'logits') =>
      buildHeadForward(shape, { placement: 'input', format, outputs, rows });
    const nll = graphOf('nll');
    const nllSession = await createSession(runtime, nll, none);
    const nextSession = await createSession(runtime, graphOf('next'), none);
    const allSession = await createSession(runtime, graphOf('logits'), none);
    // onnxruntime makes its device with the first session; buffers have to belong to that one.
    const buffers = new GpuWeights(runtime, await GpuWeights.device(runtime), nll.weights);
    buffers.write(weights);
    return new GpuHeadRunner(runtime, shape.width, buffers, nllSession, nextSession, allSession);
  }

  async negativeLogLikelihood(hidden: Float32Array, targets: Float32Array): Promise<Float32Array> {
    const tokens = hidden.length / this.width;
    const result = new Float32Array(tokens);
    for (let start = 0; start < tokens; start += HEAD_CHUNK) {
      const end = Math.min(start + HEAD_CHUNK, tokens);
      const chunk = (values: Float32Array) =>
        this.rows(values.subarray(start * this.width, end * this.width));
      const feeds = { ...this.weights.tensors, h: chunk(hidden), targets: chunk(targets) };
      const out = await runSession(this.runtime, this.nll, feeds);
      result.set(await joinLikelihoods([{ first: 0, out }]), start);
    }
    return result;
  }

  async topTokens(hidden: Float32Array): Promise<TopTokens> {
    const out = await runSession(this.runtime, this.next, { ...this.weights.tensors, h: this.rows(hidden) });
    return joinTopTokens([{ first: 0, out }], 0);
  }

  async logits(hidden: Float32Array): Promise<Logits> {
    const out = await runSession(this.runtime, this.all, { ...this.weights.tensors, h: this.rows(hidden) });
    return joinLogits([{ first: 0, out }]);
  }

  async release(): Promise<void> {
    this.weights.destroy();
    await this.nll.release();
    await this.next.release();
    await this.all.release();
  }

  private rows(values: Float32Array) {
    return new this.runtime.ort.Tensor('float32', values, [values.length / this.width, this.width]);
  }
}
