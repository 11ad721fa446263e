import { RegionMask } from '../../workers/regions/mask';

const combine =
  (bits: (mine: number, theirs: number) => number) =>
  (a: RegionMask, b: RegionMask): RegionMask =>
    new RegionMask(
      a.shape,
      a.words.map((word, at) => bits(word, b.words[at])),
    );

/** Weights in either region, as a new one. */
export const union = combine((mine, theirs) => mine | theirs);
/** Weights in the first region and not in the second. */
export const difference = combine((mine, theirs) => mine & ~theirs);
/** Weights in both. */
export const intersection = combine((mine, theirs) => mine & theirs);

/** Whether two regions have the same weights. */
export const isSame = (a: RegionMask, b: RegionMask): boolean =>
  a.words.length === b.words.length && a.words.every((word, at) => word === b.words[at]);
