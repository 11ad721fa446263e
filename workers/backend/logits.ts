/** Logits of some positions over the whole vocabulary, in the slices that the head runs in. */
export interface Logits {
  /** `values` [T, rows of the slice], those of the tokens from `first` on. */
  readonly slices: readonly { readonly first: number; readonly values: Float32Array }[];
  /** log Σ exp over the whole vocabulary, [T]. */
  readonly logSumExp: Float32Array;
}

/** The logits of one position: log p of a token is its logit less `logSumExp`. */
export interface LogitRow {
  readonly slices: Logits['slices'];
  readonly logSumExp: number;
}

/** One position of some. */
export function logitRow({ slices, logSumExp }: Logits, row: number): LogitRow {
  const positions = logSumExp.length;
  return {
    slices: slices.map(({ first, values }) => {
      const rows = values.length / positions;
      return { first, values: values.subarray(row * rows, (row + 1) * rows) };
    }),
    logSumExp: logSumExp[row],
  };
}

/** Natural logarithm of a token's probability. @throws RangeError outside the vocabulary */
export function logProbability({ slices, logSumExp }: LogitRow, id: number): number {
  const slice = slices.findLast(({ first }) => first <= id);
  const logit = slice?.values[id - slice.first];
  if (logit === undefined) throw new RangeError(`token ${id} is not in the vocabulary`);
  return logit - logSumExp;
}

/** Place of a token among all, 1 for the likeliest; tokens that are as likely share the better place. */
export function rankOf(row: LogitRow, id: number): number {
  const mine = logProbability(row, id);
  let better = 0;
  for (const { values } of row.slices)
    for (let at = 0; at < values.length; at++) if (values[at] - row.logSumExp > mine) better++;
  return better + 1;
}

/** Ids of the likeliest tokens, best first; of equals the one with the smaller id. */
export function likeliest({ slices }: LogitRow, count: number): number[] {
  const best: { id: number; logit: number }[] = [];
  for (const { first, values } of slices)
    for (let at = 0; at < values.length; at++) {
      const logit = values[at];
      if (best.length === count && !(logit > best[count - 1].logit)) continue;
      let place = best.length;
      while (place > 0 && logit > best[place - 1].logit) place--;
      best.splice(place, 0, { id: first + at, logit });
      if (best.length > count) best.pop();
    }
  return best.map(({ id }) => id);
}

/** Entropy in bits: -Σ p log2 p over the whole vocabulary. */
export function entropyBits(row: LogitRow): number {
  return -sumOverTokens(row, row, (mine) => mine) / Math.LN2;
}

/** KL(base || edited) in bits: Σ p_base log2 (p_base / p_edited) over the whole vocabulary. */
export function divergenceBits(base: LogitRow, edited: LogitRow): number {
  // Rounding can leave a distribution a hair closer to another than to itself.
  return Math.max(0, sumOverTokens(base, edited, (mine, other) => mine - other) / Math.LN2);
}

/** Σ p value(log p, log q) over the tokens, p from `row` and q from `other`, which has the same slices. */
function sumOverTokens(
  row: LogitRow,
  other: LogitRow,
  value: (logP: number, logQ: number) => number,
): number {
  let sum = 0;
  for (const [slice, { values }] of row.slices.entries()) {
    const others = other.slices[slice].values;
    for (let at = 0; at < values.length; at++) {
      const logP = values[at] - row.logSumExp;
      sum += Math.exp(logP) * value(logP, others[at] - other.logSumExp);
    }
  }
  return sum;
}
