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
 * @param weights, gradient [n], in the same order; the step leaves the weights from before it in `gradient`, so that
 *   it can be taken back without memory of its own
 * @param scale factor on the gradient: the mean over tokens, and the clip
 * @param step counts from 1; bias correction needs it
 * @param frozen places that keep their value to the last bit; their moments still move, as in the released code,
 *   which restores the values after every step
 */
export function adamWStep(
  weights: Float32Array,
  gradient: Float32Array,
  moments: Moments,
  step: number,
  { learningRate, scale }: { readonly learningRate: number; readonly scale: number },
  { beta1, beta2, epsilon, weightDecay }: AdamWOptions,
  frozen: Uint32Array | null,
): void {
  const { first, second } = moments;
  // η m̂ / (√v̂ + ε) with what does not depend on the weight taken out: one division and one root a weight.
  const stepSize = learningRate / (1 - beta1 ** step);
  const root = 1 / Math.sqrt(1 - beta2 ** step);
  const decay = 1 - learningRate * weightDecay;
  for (let at = 0; at < weights.length; at++) {
    const before = weights[at];
    const g = gradient[at] * scale;
    const m = beta1 * first[at] + (1 - beta1) * g;
    const s = beta2 * second[at] + (1 - beta2) * g * g;
    first[at] = m;
    second[at] = s;
    weights[at] = before * decay - (stepSize * m) / (Math.sqrt(s) * root + epsilon);
    gradient[at] = before;
  }
  if (frozen === null) return;
  for (const at of frozen) weights[at] = gradient[at];
}

/** Factor that brings a gradient of a given norm down to `most`; 1 where it is below. */
export function clipFactor(norm: number, most: number): number {
  return norm > most ? most / norm : 1;
}

/** How the learning rate goes over the steps: up to its value, then constant. */
export interface Schedule {
  readonly warmUpSteps: number;
}

/** Learning rate of a step (from 1): a linear warm-up that ends at `rate`, then `rate`. */
export function scheduledRate(rate: number, step: number, { warmUpSteps }: Schedule): number {
  return step <= warmUpSteps ? (rate * step) / warmUpSteps : rate;
}
