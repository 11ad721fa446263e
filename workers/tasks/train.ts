import type { LayerWeights } from '../backend/layers';
import type { Checkpoint } from '../decoder/decoder';
import type { LoadedModel } from '../decoder/loaded_model';
import { TrainingError } from '../errors';
import { MATRICES, type Matrix, matrixDims } from '../model/shape';
import type { RegionMask } from '../regions/mask';
import {
  type AdamWOptions,
  adamWStep,
  clipFactor,
  freshMoments,
  type Moments,
  PAPER_ADAMW,
  type Schedule,
  scheduledRate,
} from './adamw';
import { HeadSlices } from './head_gradients';
import { layeredGradients } from './layered_gradients';

/** How a model is trained further (section 3.5 of the paper); the rest is AdamW's own. */
export interface TrainingOptions {
  readonly learningRate: number;
  readonly schedule: Schedule;
  /** Largest norm of the whole gradient; larger ones are scaled down to it. */
  readonly clip: number;
  readonly adamW: AdamWOptions;
}

/** The paper's settings but for rate and schedule. */
export const PAPER_TRAINING: Pick<TrainingOptions, 'clip' | 'adamW'> = { clip: 1, adamW: PAPER_ADAMW };

/** A loss this many times that of a uniform guess, or of the first step, has diverged. */
const DIVERGED = 2;

export interface TrainingStep {
  /** From 1. */
  readonly step: number;
  readonly learningRate: number;
  /** Mean negative log-likelihood in nats a token, before the step. */
  readonly loss: number;
  /** Norm of the mean gradient before clipping. */
  readonly gradientNorm: number;
  readonly tokens: number;
}

type Matrices = Record<Matrix, Float32Array>;

/**
 * Trains the seven matrices of every layer of a loaded model; norms and embeddings stay. The trained weights are the
 * model's base from the start on, under every recipe, until `model.setTrained(null)`.
 */
export class Trainer {
  private readonly moments: readonly Record<Matrix, Moments>[];
  /** The gradient while a step is computed, the weights from before it in between; 400 MB, so not kept when idle. */
  private scratch: readonly Matrices[] | null = null;
  /** Kept from step to step in Node; a page has no memory for them beside the rest. */
  private readonly head: HeadSlices;
  private taken = 0;
  /** Steps that the moments have seen: they begin anew after a step that was taken back. */
  private momentSteps = 0;
  private firstLoss: number | null = null;
  private canGoBack = false;
  private lastTokens = 0;
  private learned = 0;

  private constructor(
    private readonly model: LoadedModel,
    public options: TrainingOptions,
    /** Weights that never move, as `RegionLibrary` gives them; null trains all. */
    public frozen: RegionMask | null,
    private readonly weights: readonly Matrices[],
  ) {
    this.head = new HeadSlices(model.decoder.parts.runtime.info.name === 'node');
    this.moments = weights.map((matrices) => ofMatrices((matrix) => freshMoments(matrices[matrix].length)));
  }

  /** Begins at the model's base. */
  static async start(
    model: LoadedModel,
    options: TrainingOptions,
    frozen: RegionMask | null,
  ): Promise<Trainer> {
    const weights: Matrices[] = [];
    for (let layer = 0; layer < model.shape.layers; layer++)
      weights.push({ ...(await model.base.matrices(layer)) });
    const trainer = new Trainer(model, options, frozen, weights);
    await model.setTrained(weights);
    return trainer;
  }

  get steps(): number {
    return this.taken;
  }

  /** Tokens learned from. */
  get tokens(): number {
    return this.learned;
  }

  /** The running matrices of a layer: what is trained, not a copy. */
  layer(layer: number): LayerWeights['matrices'] {
    const weights = this.weights[layer];
    if (weights === undefined)
      throw new RangeError(`the model has ${this.weights.length} layers, not ${layer + 1}`);
    return weights;
  }

  /**
   * One step on a batch: gradients of the mean negative log-likelihood per token over all sequences. Stopped by the
   * checkpoint it changes nothing.
   * @param sequences ids with BOS first, each within the context
   * @param onProgress work done, 0 to 1; awaited, so that a worker hears of a cancellation
   * @throws TrainingError where the loss or the gradient is not finite or far above any guess; the weights are then
   *   those of the last step that was good
   */
  async step(
    sequences: readonly (readonly number[])[],
    checkpoint: Checkpoint,
    onProgress: (done: number) => Promise<void> = async () => {},
  ): Promise<TrainingStep> {
    const scratch = this.scratch ?? this.weights.map(zerosLike);
    this.scratch = scratch;
    const tokens = sequences.reduce((sum, ids) => sum + ids.length - 1, 0);
    let loss = 0;
    await layeredGradients(
      this.model,
      sequences,
      checkpoint,
      {
        onLikelihoods: async (all) => {
          loss = all.reduce((sum, nll) => sum + sumOf(nll), 0) / tokens;
          await this.check(loss);
          this.firstLoss ??= loss;
          this.canGoBack = false;
        },
        onGradients: (layer, sequence, { matrices }) => {
          for (const matrix of MATRICES) {
            const sum = scratch[layer]?.[matrix];
            if (sequence === 0) sum?.set(matrices[matrix]);
            else addTo(sum, matrices[matrix]);
          }
        },
        onLayer: () => {},
        onProgress: (_, done) => onProgress(done),
      },
      this.head,
    );
    const gradientNorm = normOf(scratch) / tokens;
    if (!Number.isFinite(gradientNorm)) throw this.diverged('gradient', gradientNorm);
    const learningRate = this.update(scratch, clipFactor(gradientNorm, this.options.clip) / tokens);
    this.canGoBack = true;
    this.lastTokens = tokens;
    this.learned += tokens;
    await this.model.setTrained(this.weights);
    return { step: this.taken, learningRate, loss, gradientNorm, tokens };
  }

  /**
   * Sees that a mean loss under the weights as they are is one to go on from; otherwise takes the last step back.
   * @throws TrainingError
   */
  async check(loss: number): Promise<void> {
    const most = DIVERGED * Math.max(Math.log(this.model.shape.vocabulary), this.firstLoss ?? 0);
    if (loss <= most) return;
    if (this.canGoBack) await this.goBack();
    throw this.diverged('loss', loss);
  }

  /** Weights and moments, to go on from later: views, in a fixed order. */
  state(): Float32Array[] {
    return this.weights.flatMap((matrices, layer) =>
      MATRICES.flatMap((matrix) => {
        const moments = this.moments[layer]?.[matrix] ?? freshMoments(0);
        return [matrices[matrix], moments.first, moments.second];
      }),
    );
  }

  /** Goes on from a saved state. @throws TrainingError where it belongs to another model */
  async restore(state: readonly Float32Array[], steps: number): Promise<void> {
    const mine = this.state();
    if (state.length !== mine.length || state.some((values, at) => values.length !== mine[at]?.length))
      throw new TrainingError('training.foreign');
    for (const [at, values] of state.entries()) mine[at]?.set(values);
    this.taken = steps;
    this.momentSteps = steps;
    this.canGoBack = false;
    await this.model.setTrained(this.weights);
  }

  /** Lets go of what only a step needs, between two runs. The last step can't be taken back any more. */
  async rest(): Promise<void> {
    this.scratch = null;
    this.canGoBack = false;
    await this.head.release();
  }

  /** @returns the rate of the step */
  private update(gradients: readonly Matrices[], scale: number): number {
    this.taken++;
    this.momentSteps++;
    const { learningRate, schedule, adamW } = this.options;
    const rate = { learningRate: scheduledRate(learningRate, this.taken, schedule), scale };
    for (const [layer, matrices] of this.weights.entries())
      for (const matrix of MATRICES) {
        const gradient = gradients[layer]?.[matrix];
        const moments = this.moments[layer]?.[matrix];
        if (gradient === undefined || moments === undefined) continue;
        const frozen = this.frozenIn(layer, matrix);
        adamWStep(matrices[matrix], gradient, moments, this.momentSteps, rate, adamW, frozen);
      }
    return rate.learningRate;
  }

  /** Addresses of frozen weights in the running array, which is [input, output]. */
  private frozenIn(layer: number, matrix: Matrix): Uint32Array | null {
    if (this.frozen === null) return null;
    const { input, output } = matrixDims(this.model.shape, matrix);
    return this.frozen
      .indices(layer, matrix)
      .map((index) => (index % input) * output + Math.floor(index / input));
  }

  /** The weights from before the last step again; its moments are spoilt. */
  private async goBack(): Promise<void> {
    for (const [layer, matrices] of this.weights.entries())
      for (const matrix of MATRICES) {
        matrices[matrix].set(this.scratch?.[layer]?.[matrix] ?? []);
        this.moments[layer]?.[matrix].first.fill(0);
        this.moments[layer]?.[matrix].second.fill(0);
      }
    this.taken--;
    this.learned -= this.lastTokens;
    this.momentSteps = 0;
    this.canGoBack = false;
    await this.model.setTrained(this.weights);
  }

  private diverged(what: 'loss' | 'gradient', value: number): TrainingError {
    return new TrainingError(what === 'loss' ? 'training.lossDiverged' : 'training.gradientDiverged', {
      step: this.taken + 1,
      found: Number(value.toPrecision(4)),
      last: this.taken,
      rate: this.options.learningRate,
    });
  }
}

function ofMatrices<T>(make: (matrix: Matrix) => T): Record<Matrix, T> {
  return Object.fromEntries(MATRICES.map((matrix) => [matrix, make(matrix)])) as Record<Matrix, T>;
}

const zerosLike = (matrices: Matrices): Matrices =>
  ofMatrices((matrix) => new Float32Array(matrices[matrix].length));

const sumOf = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0);

function addTo(sum: Float32Array | undefined, values: Float32Array): void {
  if (sum !== undefined)
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (values[at] as number);
}

function squaresOf(values: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (values[at] as number) ** 2;
  return sum;
}

function normOf(gradients: readonly Matrices[]): number {
  let squares = 0;
  for (const matrices of gradients) for (const matrix of MATRICES) squares += squaresOf(matrices[matrix]);
  return Math.sqrt(squares);
}
