import { type Cell, type GroupName, isIn, MAPPED_NORMS, type MappedNorm } from '../../figures/norm-damage';

/**
 * Spearman's rank correlation: Pearson's of the ranks, equal values sharing their mean rank.
 * @returns null where there are fewer than three pairs or one side does not vary
 */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  if (a.length !== b.length) throw new RangeError(`pairs are needed, not ${a.length} and ${b.length} values`);
  if (a.length < 3) return null;
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  let both = 0;
  let xs = 0;
  let ys = 0;
  for (const [at, rank] of x.entries()) {
    const other = (y[at] ?? mean) - mean;
    both += (rank - mean) * other;
    xs += (rank - mean) ** 2;
    ys += other ** 2;
  }
  return xs === 0 || ys === 0 ? null : both / Math.sqrt(xs * ys);
}

/** Ranks from 1, ascending; equal values share the mean of theirs. */
export function ranks(values: readonly number[]): readonly number[] {
  const order = [...values.keys()].sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const result = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++;
    for (const at of order.slice(start, end)) result[at] = (start + 1 + end) / 2;
    start = end;
  }
  return result;
}

/** How well the first-order score orders the damage, |change| against |θ·g|. */
export interface Prediction {
  readonly norm: MappedNorm | 'all';
  readonly cells: number;
  /** Over every measured cell. */
  readonly measured: number | null;
  /** Over the cells drawn at random alone, which stand for all, or in the second measurement for all the rest. */
  readonly random: number | null;
}

/** @param sample the group that was drawn at random */
export function predictions(cells: readonly Cell[], sample: GroupName = 'random'): readonly Prediction[] {
  const of = (some: readonly Cell[]) =>
    spearman(
      some.map(({ importance }) => importance),
      some.map(({ meanDamage }) => Math.abs(meanDamage)),
    );
  return (['all', ...MAPPED_NORMS] as const).map((norm) => {
    const some = norm === 'all' ? cells : cells.filter((cell) => cell.norm === norm);
    return {
      norm,
      cells: some.length,
      measured: of(some),
      random: of(some.filter((cell) => isIn(cell, sample))),
    };
  });
}

/** How many of the most damaging cells the screen alone would have found. */
export interface Recall {
  /** Damage of the last of the most damaging measured cells, nats a token. */
  readonly threshold: number;
  /** Cells at least as damaging that the screen holds. */
  readonly found: number;
  /** Cells drawn at random outside of the screen, and those of them at least as damaging. */
  readonly drawn: number;
  readonly outside: number;
  /** Upper 95 % bound of those that the screen does not hold, out of all cells outside of it. */
  readonly missed: number;
  /** Lower bound of the share that the screen holds. */
  readonly share: number;
}

/**
 * Bounds the share of the most damaging cells that lie in the screen. What the screen misses is counted among the
 * cells drawn at random outside of it: of none among n, the exact interval still allows some in all the others.
 * @param sample the group that was drawn at random
 * @returns null where nothing was drawn at random
 */
export function screenRecall(
  cells: readonly Cell[],
  population: number,
  most = 100,
  sample: GroupName = 'random',
): Recall | null {
  const drawn = cells.filter((cell) => isIn(cell, sample));
  const sorted = [...cells].sort((a, b) => b.meanDamage - a.meanDamage);
  const last = sorted[Math.min(most, sorted.length) - 1];
  if (drawn.length === 0 || last === undefined) return null;
  const threshold = last.meanDamage;
  const damaging = (cell: Cell) => cell.meanDamage >= threshold;
  const found = cells.filter((cell) => isIn(cell, 'screened') && damaging(cell)).length;
  const outside = (of: readonly Cell[]) =>
    of.filter((cell) => !isIn(cell, 'screened') && damaging(cell)).length;
  const beyond = drawn.filter((cell) => !isIn(cell, 'screened'));
  const screened = cells.filter((cell) => isIn(cell, 'screened')).length;
  const most95 = exactInterval(outside(beyond), beyond.length).high;
  const missed = Math.max(outside(cells), most95 * (population - screened));
  return {
    threshold,
    found,
    drawn: beyond.length,
    outside: outside(beyond),
    missed,
    share: found + missed === 0 ? 0 : found / (found + missed),
  };
}

/** Halvings of the bisection: enough for single precision. */
const HALVINGS = 40;
/** What lies outside of a 95 % interval, on each side. */
const TAIL = 0.025;

/**
 * Clopper and Pearson's interval (1934) of a share: 95 % at least, whatever the share is.
 * @param of how many were drawn; of none, nothing is known
 */
export function exactInterval(count: number, of: number): { readonly low: number; readonly high: number } {
  /** Probability of `most` or fewer among `of`. */
  const atMost = (most: number, share: number) => {
    let term = of * Math.log1p(-share);
    let sum = Math.exp(term);
    for (let hit = 1; hit <= most; hit++) {
      term += Math.log((of - hit + 1) / hit) + Math.log(share) - Math.log1p(-share);
      sum += Math.exp(term);
    }
    return sum;
  };
  const shareWhere = (isTooHigh: (share: number) => boolean) => {
    let [low, high] = [0, 1];
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (low + high) / 2;
      if (isTooHigh(middle)) high = middle;
      else low = middle;
    }
    return high;
  };
  return {
    low: count === 0 ? 0 : shareWhere((share) => 1 - atMost(count - 1, share) > TAIL),
    high: count >= of ? 1 : shareWhere((share) => atMost(count, share) < TAIL),
  };
}

/** The most damaging cells, worst first. */
export function worst(
  cells: readonly Cell[],
  count: number,
  damageOf: (cell: Cell) => number,
): readonly Cell[] {
  return [...cells].sort((a, b) => damageOf(b) - damageOf(a)).slice(0, count);
}
