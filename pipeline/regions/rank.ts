import { selectCounts, selectLevels, shareCount } from '../../workers/regions/select';

/** Weights of one matrix, 1 or 0 each. [output * input] */
export type Flags = Uint8Array;
/** Nested levels of one matrix, as `selectLevels` gives them. [output * input] */
export type Levels = Uint8Array;

/** Above every importance, and the least that is above zero, as f32 has them. */
const LARGEST = 3.4e38;
const SMALLEST = 1.4e-45;

/** The weights of the innermost level. */
export const innermost = (levels: Levels): Flags => levels.map((level) => (level === 1 ? 1 : 0));

/** The weights of one region that no other has (Eq. 5). */
export function minus(own: Flags, others: readonly Flags[]): Flags {
  const left = own.slice();
  for (const other of others) for (let at = 0; at < left.length; at++) if (other[at] === 1) left[at] = 0;
  return left;
}

export const countOf = (flags: Flags): number => flags.reduce((sum, flag) => sum + flag, 0);

/** The most important weights among some, at nested counts; where there are fewer, all of them. */
export function bestAmong(importance: Float32Array, among: Flags, counts: readonly number[]): Levels {
  const inside = importance.map((value, at) => (among[at] === 1 ? Math.max(value, SMALLEST) : 0));
  const most = countOf(among);
  return selectCounts(
    inside,
    'top',
    counts.map((count) => Math.min(count, most)),
  );
}

/** `bestAmong` at shares of the whole matrix. */
export function bestSharesAmong(importance: Float32Array, among: Flags, shares: readonly number[]): Levels {
  return bestAmong(
    importance,
    among,
    shares.map((share) => shareCount(share, importance.length)),
  );
}

/** The least important weights that are not zero, at shares of the whole matrix. @param zeros which are zero */
export function leastNonZero(importance: Float32Array, zeros: Flags, shares: readonly number[]): Levels {
  const ranked = importance.map((value, at) => (zeros[at] === 1 ? LARGEST : value));
  return selectLevels(ranked, 'bottom', shares).map((level, at) => (zeros[at] === 1 ? 0 : level));
}

/** The weights ranked just below the top share, as many as it has. */
export function bandBelow(importance: Float32Array, share: number): Levels {
  const count = shareCount(share, importance.length);
  return selectCounts(importance, 'top', [count, 2 * count]).map((level) => (level === 2 ? 1 : 0));
}
