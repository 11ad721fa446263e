import type { Checkpoint } from '../decoder/decoder';
import type { LoadedModel } from '../decoder/loaded_model';
import { TrainingError } from '../errors';
import { type LayerWeights, MATRICES, type Matrix, matrixDims } from '../model/shape';
import type { SavedTraining } from '../protocol';
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

/** Where a training stands. */
export type TrainingPlace = Pick<SavedTraining, 'steps' | 'tokens' | 'momentSteps'>;

/** One matrix that is trained. */
interface TrainedMatrix {
  readonly layer: number;
  readonly matrix: Matrix;
  /** The running weights, [input, output]. */
  readonly weights: Float32Array;
  readonly moments: Moments;
}

/** The last step, as long as it can be taken back. */
interface Undo {
  /** Of each matrix the weights from before it. */
  readonly weights: readonly Float32Array[];
  readonly tokens: number;
}

/**
 * Trains the seven matrices of every layer of a loaded model; norms and embeddings stay. The trained weights are the
 * model's base from the start on, under every recipe, until `model.setTrained(null)`.
 */
export class Trainer {
  /** By layer, and in the order of MATRICES. */
  private readonly trained: readonly TrainedMatrix[];
  /** What never moves: its addresses in each matrix. Null trains all. */
  private frozen: { readonly mask: RegionMask; readonly addresses: readonly Uint32Array[] } | null = null;
  /**
   * An array beside each matrix, 400 MB in all, so not kept when idle: its gradient while a step is computed. The
   * step itself swaps in the weights from before it (`adamWStep`), and they stand here until the next gradients come.
   */
  private scratch: readonly Float32Array[] | null = null;
  private undo: Undo | null = null;
  /** Kept from step to step in Node; a page has no memory for them beside the rest. */
  private readonly head: HeadSlices;
  private taken = 0;
  private learned = 0;
  /** Steps that the moments have seen: they begin anew after a step that was taken back. */
  private momentSteps = 0;
  private firstLoss: number | null = null;

  private constructor(
    private readonly model: LoadedModel,
    public options: TrainingOptions,
    private readonly weights: readonly LayerWeights['matrices'][],
  ) {
    this.head = new HeadSlices(model.decoder.parts.runtime.info.name === 'node');
    this.trained = weights.flatMap((matrices, layer) =>
      MATRICES.map((matrix) => ({
        layer,
        matrix,
        weights: matrices[matrix],
        moments: freshMoments(matrices[matrix].length),
      })),
    );
  }

  /** Begins at the model's base. @param frozen see `freeze` */
  static async start(
    model: LoadedModel,
    options: TrainingOptions,
    frozen: RegionMask | null,
  ): Promise<Trainer> {
    const weights: LayerWeights['matrices'][] = [];
    for (let layer = 0; layer < model.shape.layers; layer++) weights.push(await model.base.matrices(layer));
    const trainer = new Trainer(model, options, weights);
    trainer.freeze(frozen);
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

  get place(): TrainingPlace {
    return { steps: this.taken, tokens: this.learned, momentSteps: this.momentSteps };
  }

  /** The running matrices of a layer: what is trained, not a copy. */
  layer(layer: number): LayerWeights['matrices'] {
    return this.weights[layer];
  }

  /** Takes the weights that never move from now on, as `RegionLibrary` gives them; null trains all. */
  freeze(mask: RegionMask | null): void {
    if (mask === (this.frozen?.mask ?? null)) return;
    this.frozen = mask && { mask, addresses: this.trained.map((each) => this.addressesIn(mask, each)) };
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
    this.scratch ??= this.trained.map(({ weights }) => new Float32Array(weights.length));
    const scratch = this.scratch;
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
          // From here on the gradients overwrite what the last step could be taken back with.
          this.undo = null;
        },
        onGradients: (layer, sequence, { matrices }) => {
          for (const [place, matrix] of MATRICES.entries()) {
            const sum = scratch[layer * MATRICES.length + place];
            if (sequence === 0) sum.set(matrices[matrix]);
            else addTo(sum, matrices[matrix]);
          }
        },
        onLayer: () => {},
        onProgress: (_, done) => onProgress(done),
      },
      this.head,
    );
    const gradientNorm = Math.sqrt(scratch.reduce((sum, values) => sum + squaresOf(values), 0)) / tokens;
    if (!Number.isFinite(gradientNorm)) throw this.diverged('gradient', gradientNorm);
    const learningRate = this.update(scratch, clipFactor(gradientNorm, this.options.clip) / tokens);
    this.undo = { weights: scratch, tokens };
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
    if (this.undo !== null) await this.goBack(this.undo);
    throw this.diverged('loss', loss);
  }

  /** Weights and moments, to go on from later: views, in a fixed order. */
  state(): Float32Array[] {
    return this.trained.flatMap(({ weights, moments }) => [weights, moments.first, moments.second]);
  }

  /** Goes on from a saved state. @throws TrainingError where it belongs to another model */
  async restore(state: readonly Float32Array[], steps: number): Promise<void> {
    const mine = this.state();
    if (state.length !== mine.length || state.some((values, at) => values.length !== mine[at].length))
      throw new TrainingError('training.foreign');
    for (const [at, values] of state.entries()) mine[at].set(values);
    await this.resume({ steps, tokens: this.learned, momentSteps: steps });
  }

  /** Goes on from what was written into the arrays of `state`. */
  async resume({ steps, tokens, momentSteps }: TrainingPlace): Promise<void> {
    this.taken = steps;
    this.learned = tokens;
    this.momentSteps = momentSteps;
    this.undo = null;
    await this.model.setTrained(this.weights);
  }

  /** Lets go of what only a step needs, between two runs. The last step can't be taken back any more. */
  async rest(): Promise<void> {
    this.scratch = null;
    this.undo = null;
    await this.head.release();
  }

  /** Moves every matrix, and leaves the weights from before in `gradients`. @returns the rate of the step */
  private update(gradients: readonly Float32Array[], scale: number): number {
    this.taken++;
    this.momentSteps++;
    const { learningRate, schedule, adamW } = this.options;
    const rate = { learningRate: scheduledRate(learningRate, this.taken, schedule), scale };
    for (const [at, { weights, moments }] of this.trained.entries()) {
      const frozen = this.frozen?.addresses[at] ?? null;
      adamWStep(weights, gradients[at], moments, this.momentSteps, rate, adamW, frozen);
    }
    return rate.learningRate;
  }

  private addressesIn(mask: RegionMask, { layer, matrix }: TrainedMatrix): Uint32Array {
    const { input, output } = matrixDims(this.model.shape, matrix);
    return mask.indices(layer, matrix).map((index) => (index % input) * output + Math.floor(index / input));
  }

  /** Takes the last step back. Moments can't be: they begin anew. */
  private async goBack({ weights, tokens }: Undo): Promise<void> {
    for (const [at, each] of this.trained.entries()) {
      each.weights.set(weights[at]);
      each.moments.first.fill(0);
      each.moments.second.fill(0);
    }
    this.taken--;
    this.learned -= tokens;
    this.momentSteps = 0;
    this.undo = null;
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

const sumOf = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0);

function addTo(sum: Float32Array, values: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] += values[at];
}

function squaresOf(values: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] ** 2;
  return sum;
}
