import { isFullLayer, type ModelShape, type Norm } from '../../workers/model/shape';
import { EMBEDDING_TENSOR, OUTPUT_NORM_TENSOR, OUTPUT_TENSOR, tensorName } from '../../workers/model/tensors';

export type Weights = ReadonlyMap<string, ArrayLike<number>>;
type Rows = readonly Float64Array[];

/** y = W x for each row x. @param weights row-major [output, input] */
function linear(rows: Rows, weights: ArrayLike<number>): Float64Array[] {
  return rows.map((row) => {
    const out = new Float64Array(weights.length / row.length);
    for (let o = 0; o < out.length; o++)
      for (let i = 0; i < row.length; i++) out[o] += weights[o * row.length + i] * row[i];
    return out;
  });
}

function rmsNorm(row: Float64Array, weights: ArrayLike<number>, epsilon: number): Float64Array {
  const meanSquare = row.reduce((sum, value) => sum + value * value, 0) / row.length;
  return row.map((value, at) => (value / Math.sqrt(meanSquare + epsilon)) * weights[at]);
}

/** Rotates pairs of a head by position x base^(-2 pair / width): pairs half a head apart, or neighbours. */
function rope(
  head: Float64Array,
  position: number,
  base: number,
  { rotary, ropeFactors }: Pick<ModelShape, 'rotary' | 'ropeFactors'>,
) {
  const half = head.length / 2;
  const out = new Float64Array(head.length);
  for (let pair = 0; pair < half; pair++) {
    const [a, b] = rotary === 'half' ? [pair, pair + half] : [2 * pair, 2 * pair + 1];
    const angle = (position * base ** ((-2 * pair) / head.length)) / (ropeFactors?.[pair] ?? 1);
    out[a] = head[a] * Math.cos(angle) - head[b] * Math.sin(angle);
    out[b] = head[a] * Math.sin(angle) + head[b] * Math.cos(angle);
  }
  return out;
}

const gelu = (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
const softcap = (x: number, cap: number | undefined) => (cap ? cap * Math.tanh(x / cap) : x);
const silu = (x: number) => x / (1 + Math.exp(-x));
const sum = (a: Float64Array, b: Float64Array) => a.map((value, at) => value + b[at]);
const logSumExp = (values: Float64Array) => {
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return most + Math.log(values.reduce((total, value) => total + Math.exp(value - most), 0));
};

/**
 * A decoder in plain loops over 64-bit floats, written from the Gemma, Llama and Qwen reports and nothing of
 * `workers/graph`: what the engine has to agree with.
 */
export class ReferenceModel {
  constructor(
    readonly shape: ModelShape,
    private readonly weights: Weights,
  ) {}

  /** The same model with one weight changed by `delta`. */
  nudged(tensor: string, index: number, delta: number): ReferenceModel {
    const values = Float64Array.from(this.tensor(tensor));
    values[index] += delta;
    return new ReferenceModel(this.shape, new Map([...this.weights, [tensor, values]]));
  }

  /** Hidden states after the last layer, [T][d]. */
  hidden(ids: readonly number[]): Float64Array[] {
    return this.states(ids).at(-1) ?? [];
  }

  /** Hidden states before each layer and after the last, [layers + 1][T][d]. */
  states(ids: readonly number[]): Float64Array[][] {
    const { width, embeddingScale, layers } = this.shape;
    const embedding = this.tensor(EMBEDDING_TENSOR);
    const states: Float64Array[][] = [
      ids.map((id) =>
        Float64Array.from({ length: width }, (_, at) => embedding[id * width + at] * embeddingScale),
      ),
    ];
    for (let layer = 0; layer < layers; layer++) states.push(this.layer(states[layer], layer));
    return states;
  }

  /** Negative log-likelihood in nats of each token after the first, [T - 1]. */
  negativeLogLikelihood(ids: readonly number[]): number[] {
    return this.logits(ids.slice(0, -1)).map((row, at) => logSumExp(row) - row[ids[at + 1]]);
  }

  /** The likeliest token after a sequence. */
  next(ids: readonly number[]): number {
    const row = this.logits(ids).at(-1) ?? new Float64Array();
    return row.indexOf(row.reduce((a, b) => Math.max(a, b), -Infinity));
  }

  private logits(ids: readonly number[]): Float64Array[] {
    return this.read(this.hidden(ids));
  }

  /** Natural logarithms of all tokens' probabilities when the head reads some hidden states, [T][V]. */
  logProbabilities(rows: Rows): Float64Array[] {
    return this.read(rows).map((row) => {
      const total = logSumExp(row);
      return row.map((logit) => logit - total);
    });
  }

  private read(rows: Rows): Float64Array[] {
    const norm = this.tensor(OUTPUT_NORM_TENSOR);
    const normed = rows.map((row) => rmsNorm(row, norm, this.shape.rmsEpsilon));
    const logits = linear(normed, this.tensor(this.shape.tiedEmbedding ? EMBEDDING_TENSOR : OUTPUT_TENSOR));
    return logits.map((row) => row.map((value) => softcap(value, this.shape.logitSoftcap)));
  }

  private layer(rows: Float64Array[], layer: number): Float64Array[] {
    const { norms, activation, rmsEpsilon } = this.shape;
    const weight = (name: Parameters<typeof tensorName>[1]) => this.tensor(tensorName(layer, name));
    const normed = (values: Rows, name: Norm) =>
      norms.includes(name)
        ? values.map((row) => rmsNorm(row, weight(name), rmsEpsilon))
        : values.map((row) => Float64Array.from(row));
    const attention = linear(this.attention(normed(rows, 'attn_norm'), layer), weight('o'));
    const added = normed(attention, 'post_attention_norm');
    const middle = rows.map((row, at) => sum(row, added[at]));
    const input = normed(middle, 'ffn_norm');
    const up = linear(input, weight('up'));
    const active = linear(input, weight('gate')).map((row, at) =>
      row.map((value, i) => (activation === 'gelu_tanh' ? gelu(value) : silu(value)) * up[at][i]),
    );
    const down = linear(active, weight('down'));
    const fed = normed(down, 'post_ffw_norm');
    return middle.map((row, at) => sum(row, fed[at]));
  }

  /** Where each token looks in one head of a layer, [T][T]; nothing ahead of it. */
  attentionShares(ids: readonly number[], layer: number, ofHead: number): number[][] {
    const norm = this.tensor(tensorName(layer, 'attn_norm'));
    const input = (this.states(ids)[layer] ?? []).map((row) => rmsNorm(row, norm, this.shape.rmsEpsilon));
    const shares = ids.map(() => ids.map(() => 0));
    this.attention(input, layer, (head, now, to, share) => {
      if (head === ofHead) shares[now][to] = share;
    });
    return shares;
  }

  /** Mixed values of all heads, [T][heads * head]. */
  private attention(
    input: Rows,
    layer: number,
    onShare?: (head: number, now: number, to: number, share: number) => void,
  ): Float64Array[] {
    const { heads, keyValueHeads, headWidth, queryScale, attentionSoftcap, slidingWindow } = this.shape;
    const query = this.heads(input, layer, 'q', heads);
    const key = this.heads(input, layer, 'k', keyValueHeads);
    const value = this.heads(input, layer, 'v', keyValueHeads);
    const window = isFullLayer(this.shape, layer) ? Infinity : (slidingWindow ?? Infinity);
    return input.map((_, now) => {
      const out = new Float64Array(heads * headWidth);
      for (let head = 0; head < heads; head++) {
        const group = Math.floor(head / (heads / keyValueHeads));
        const first = Math.max(0, now - window + 1);
        const scores = Float64Array.from({ length: now - first + 1 }, (__, at) =>
          softcap(
            query[now][head].reduce((dot, part, i) => dot + part * key[first + at][group][i] * queryScale, 0),
            attentionSoftcap,
          ),
        );
        const total = logSumExp(scores);
        scores.forEach((score, at) => {
          onShare?.(head, now, first + at, Math.exp(score - total));
          for (let i = 0; i < headWidth; i++)
            out[head * headWidth + i] += Math.exp(score - total) * value[first + at][group][i];
        });
      }
      return out;
    });
  }

  /** Projected heads, [T][count][head]; q and k are normed, where the family does so, and rotated. */
  private heads(input: Rows, layer: number, matrix: 'q' | 'k' | 'v', count: number): Float64Array[][] {
    const { norms, headWidth, rmsEpsilon, ropeBase, ropeScale = 1 } = this.shape;
    const isFull = isFullLayer(this.shape, layer);
    const base = isFull ? ropeBase.full : ropeBase.sliding;
    const bias = `attn_${matrix}_bias` as const;
    const added = norms.includes(bias) ? this.tensor(tensorName(layer, bias)) : null;
    const name = matrix === 'v' ? null : (`attn_${matrix}_norm` as const);
    const norm = name !== null && norms.includes(name) ? name : null;
    return linear(input, this.tensor(tensorName(layer, matrix))).map((row, position) =>
      Array.from({ length: count }, (_, head) => {
        const part = row
          .map((value, at) => value + (added?.[at] ?? 0))
          .slice(head * headWidth, (head + 1) * headWidth);
        const normed = norm ? rmsNorm(part, this.tensor(tensorName(layer, norm)), rmsEpsilon) : part;
        return matrix === 'v'
          ? normed
          : rope(normed, isFull ? position / ropeScale : position, base, this.shape);
      }),
    );
  }

  private tensor(name: string): ArrayLike<number> {
    const values = this.weights.get(name);
    if (!values) throw new Error(`the tiny model has no tensor ${name}`);
    return values;
  }
}
