/** Decoupled weight decay Adam (Loshchilov & Hutter, 1711.05101), as in the paper's freezing experiment. */
export interface AdamWOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
}

/** What the authors' released code trains with; epsilon is PyTorch's default. */
export const PAPER_ADAMW: AdamWOptions = { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0.001 };

/** First and second moments of one tensor, in the order of its weights. */
export interface Moments {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

export function freshMoments(size: number): Moments {
  return { first: new Float32Array(size), second: new Float32Array(size) };
}

/**
 * One AdamW step of one tensor, in place: θ ← θ (1 - ηλ) - η m̂ / (√v̂ + ε).
 * @param weights, gradient [n], in the same order
 * @param step counts from 1; bias correction needs it
 * @param frozen places that keep their value to the last bit; their moments still move, as in the released code,
 *   which restores the values after every step
 */
export function adamWStep(
  weights: Float32Array,
  gradient: Float32Array,
  moments: Moments,
  step: number,
  learningRate: number,
  { beta1, beta2, epsilon, weightDecay }: AdamWOptions,
  frozen: Uint32Array | null,
): void {
  const kept = frozen === null ? null : Float32Array.from(frozen, (at) => weights[at] as number);
  const { first, second } = moments;
  const rate1 = 1 - beta1 ** step;
  const rate2 = 1 - beta2 ** step;
  const decay = 1 - learningRate * weightDecay;
  for (let at = 0; at < weights.length; at++) {
    const g = gradient[at] as number;
    const m = beta1 * (first[at] as number) + (1 - beta1) * g;
    const s = beta2 * (second[at] as number) + (1 - beta2) * g * g;
    first[at] = m;
    second[at] = s;
    weights[at] =
      (weights[at] as number) * decay - (learningRate * (m / rate1)) / (Math.sqrt(s / rate2) + epsilon);
  }
  if (frozen === null || kept === null) return;
  for (let at = 0; at < frozen.length; at++) weights[frozen[at] as number] = kept[at] as number;
}

/** Factor that brings a gradient of a given norm down to `most`; 1 where it is below. */
export function clipFactor(norm: number, most: number): number {
  return norm > most ? most / norm : 1;
}

/** Learning rate of a step (from 1) with a linear warm-up to `rate` over `warmUpSteps`, and constant after it. */
export function warmedUp(rate: number, step: number, warmUpSteps: number): number {
  return step >= warmUpSteps ? rate : (rate * step) / warmUpSteps;
}
