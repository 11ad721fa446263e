import type { LayerWeights } from '../backend/layers';
import type { Checkpoint } from '../engine/decoder';
import type { LoadedModel } from '../engine/loaded_model';
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
  warmedUp,
} from './adamw';
import { GradientEngine } from './gradients';
import { GradientSum } from './importance';

/** How a model is trained further (section 3.5 of the paper); the rest is AdamW's own. */
export interface TrainingOptions {
  readonly learningRate: number;
  readonly warmUpSteps: number;
  /** Largest norm of the whole gradient; larger ones are scaled down to it. */
  readonly clip: number;
  readonly adamW: AdamWOptions;
}

/** The paper's settings but for the rate; its 100 steps of warm-up and cosine are for about 390 steps. */
export const PAPER_TRAINING: Omit<TrainingOptions, 'learningRate'> = {
  warmUpSteps: 5,
  clip: 1,
  adamW: PAPER_ADAMW,
};

export interface TrainingStep {
  /** From 1. */
  readonly step: number;
  /** Mean negative log-likelihood in nats a token, before the step. */
  readonly loss: number;
  /** Norm of the mean gradient before clipping. */
  readonly gradientNorm: number;
  readonly tokens: number;
}

type Matrices = Record<Matrix, Float32Array>;

/**
 * Trains the seven matrices of every layer of a loaded model; norms and embeddings stay. The weights run as the
 * model's edited variant, so the original ones are never touched, and `release` takes the training back.
 */
export class Trainer {
  private readonly moments: Record<Matrix, Moments>[];
  private readonly gradients: GradientEngine;
  private taken = 0;

  private constructor(
    private readonly model: LoadedModel,
    private readonly options: TrainingOptions,
    private readonly frozen: RegionMask | null,
    private readonly weights: LayerWeights[],
    outputNorm: Float32Array,
  ) {
    this.moments = weights.map(({ matrices }) =>
      ofMatrices((matrix) => freshMoments(matrices[matrix].length)),
    );
    this.gradients = new GradientEngine({
      runtime: model.decoder.parts.runtime,
      shape: model.shape,
      decoder: model.decoder,
      outputNorm,
      output: () => model.weights.output(),
      layer: async (layer) => this.layer(layer),
      variant: 'edited',
    });
  }

  /** @param frozen weights that never move, as `RegionLibrary` gives them; null trains all */
  static async start(
    model: LoadedModel,
    options: TrainingOptions,
    frozen: RegionMask | null,
  ): Promise<Trainer> {
    const weights: LayerWeights[] = [];
    for (let layer = 0; layer < model.shape.layers; layer++) weights.push(await model.weights.layer(layer));
    const trainer = new Trainer(model, options, frozen, weights, await model.weights.outputNorm());
    await trainer.runNow();
    return trainer;
  }

  get steps(): number {
    return this.taken;
  }

  /** The running weights of a layer: what is trained, not a copy. */
  layer(layer: number): LayerWeights {
    const weights = this.weights[layer];
    if (weights === undefined)
      throw new RangeError(`the model has ${this.weights.length} layers, not ${layer + 1}`);
    return weights;
  }

  /**
   * One step on a batch: gradients of the mean negative log-likelihood per token over all sequences.
   * @param sequences ids with BOS first, each within the context
   * @throws TrainingError where loss or gradient is not finite; the weights are then those before the step
   */
  async step(sequences: readonly (readonly number[])[], checkpoint: Checkpoint): Promise<TrainingStep> {
    const sum = new GradientSum(this.model.shape);
    let loss = 0;
    for (const ids of sequences) {
      const nll = await this.gradients.run(ids, checkpoint, (layer, gradients) => sum.add(layer, gradients));
      loss += nll.reduce((a, b) => a + b, 0);
      sum.tokens += nll.length;
    }
    loss /= sum.tokens;
    const gradientNorm = normOf(sum) / sum.tokens;
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm))
      throw new TrainingError(
        `Step ${this.taken + 1} gave a loss of ${loss} and a gradient of ${gradientNorm}: the training has diverged. The weights are those of step ${this.taken}; choose a smaller learning rate than ${this.options.learningRate}.`,
      );
    this.update(sum, clipFactor(gradientNorm, this.options.clip) / sum.tokens);
    await this.runNow();
    return { step: this.taken, loss, gradientNorm, tokens: sum.tokens };
  }

  /** Weights and moments, to go on from later: views, in a fixed order. */
  state(): Float32Array[] {
    return this.weights.flatMap(({ matrices }, layer) =>
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
      throw new TrainingError('This saved training belongs to another model. Start the training again.');
    for (const [at, values] of state.entries()) mine[at]?.set(values);
    this.taken = steps;
    await this.runNow();
  }

  /** Ends the training; the model runs as its file has it. */
  async release(): Promise<void> {
    await this.gradients.release();
    const { layers } = this.model.decoder.parts;
    for (let layer = 0; layer < this.weights.length; layer++) await layers.dropEdited(layer);
  }

  private update(sum: GradientSum, scale: number): void {
    this.taken++;
    const { learningRate, warmUpSteps, adamW } = this.options;
    const rate = warmedUp(learningRate, this.taken, warmUpSteps);
    for (const [layer, { matrices }] of this.weights.entries())
      for (const matrix of MATRICES) {
        const gradient = sum.layers[layer]?.[matrix];
        const moments = this.moments[layer]?.[matrix];
        if (gradient === undefined || moments === undefined) continue;
        for (let at = 0; at < gradient.length; at++) gradient[at] = (gradient[at] as number) * scale;
        const frozen = this.frozenIn(layer, matrix);
        adamWStep(matrices[matrix], gradient, moments, this.taken, rate, adamW, frozen);
      }
  }

  /** Addresses of frozen weights in the running array, which is [input, output]. */
  private frozenIn(layer: number, matrix: Matrix): Uint32Array | null {
    if (this.frozen === null) return null;
    const { input, output } = matrixDims(this.model.shape, matrix);
    return this.frozen
      .indices(layer, matrix)
      .map((index) => (index % input) * output + Math.floor(index / input));
  }

  /** Makes the trained weights what the edited variant and the gradients run. */
  private async runNow(): Promise<void> {
    const { layers } = this.model.decoder.parts;
    await this.gradients.forgetLayers();
    for (const [layer, weights] of this.weights.entries()) await layers.prepare(layer, 'edited', weights);
  }
}

function ofMatrices<T>(make: (matrix: Matrix) => T): Record<Matrix, T> {
  return Object.fromEntries(MATRICES.map((matrix) => [matrix, make(matrix)])) as Record<Matrix, T>;
}

function normOf(sum: GradientSum): number {
  let squares = 0;
  for (const layer of sum.layers as readonly Matrices[])
    for (const matrix of MATRICES) for (const value of layer[matrix]) squares += value * value;
  return Math.sqrt(squares);
}
