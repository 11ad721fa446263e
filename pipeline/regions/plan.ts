import {
  NESTED_SHARES,
  type RankedKind,
  REGION_LANGUAGES,
  type RegionLanguage,
} from '../../workers/model/recipe';
import { selectLevels } from '../../workers/regions/select';
import type { MatrixRegions, Of } from './matrix_regions';
import {
  bandBelow,
  bestAmong,
  bestSharesAmong,
  countOf,
  type Flags,
  innermost,
  type Levels,
  leastNonZero,
  minus,
} from './rank';

/** A language's Bottom is shipped at 1 % only; the core's, and every Top, at 1, 3 and 5 %. */
const BOTTOM_SHARES = [1] as const;
/** The innermost part of a region, per cent of each matrix. */
export const FINE_SHARES = [0.01, 0.03, 0.1, 0.3] as const;
/** Of the core there is one more: less than a thousand weights. */
export const FINEST_SHARES = [0.001] as const;
/** Languages whose region by flipped signs is shipped, beside the core's. */
const FLIPPED_LANGUAGES = ['ar'] as const;

/** One matrix, as a file sees it. */
export interface MatrixView {
  readonly asIs: MatrixRegions;
  /** By importances whose sequences got random signs. */
  readonly flipped: MatrixRegions;
  /** Weights that are exactly zero. */
  readonly zeros: Flags;
}

/** One file of regions: nested levels at some shares, chosen matrix by matrix. */
export interface PlannedFile {
  readonly file: string;
  readonly of: Of;
  readonly kind: RankedKind;
  readonly stage?: 'monolingual';
  readonly shares: readonly number[];
  readonly levels: (view: MatrixView) => Levels;
}

/** Every file of some languages, a region's largest first: who looks for a region finds that one. */
export function plannedFiles(languages: readonly RegionLanguage[] = REGION_LANGUAGES): PlannedFile[] {
  const of: readonly Of[] = ['core', ...languages];
  return [
    ...of.map(top),
    ...of.map(bottom),
    ...of.map(nonZeroBottom),
    coreBand,
    ...languages.map(monolingualBand),
    coreFine('core-fine.region', FINE_SHARES),
    coreFine('core-finest.region', FINEST_SHARES),
    ...languages.map(monolingualFine),
    coreFlipped,
    ...FLIPPED_LANGUAGES.filter((language) => languages.includes(language)).map(monolingualFlipped),
  ];
}

const bottomShares = (of: Of) => (of === 'core' ? NESTED_SHARES : BOTTOM_SHARES);

const top = (of: Of): PlannedFile => ({
  file: `${of}-top.region`,
  of,
  kind: 'top',
  shares: NESTED_SHARES,
  levels: ({ asIs }) => asIs.top(of),
});

const bottom = (of: Of): PlannedFile => ({
  file: `${of}-bottom.region`,
  of,
  kind: 'bottom',
  shares: bottomShares(of),
  levels: ({ asIs }) => selectLevels(asIs.importance(of), 'bottom', bottomShares(of)),
});

const nonZeroBottom = (of: Of): PlannedFile => ({
  file: `${of}-bottom-nonzero.region`,
  of,
  kind: 'bottom-nonzero',
  shares: bottomShares(of),
  levels: ({ asIs, zeros }) => leastNonZero(asIs.importance(of), zeros, bottomShares(of)),
});

/** The weights ranked from 1 to 2 %. */
const coreBand: PlannedFile = {
  file: 'core-band.region',
  of: 'core',
  kind: 'band',
  shares: [1],
  levels: ({ asIs }) => bandBelow(asIs.importance('core'), 1),
};

/**
 * The band below a language's region after Eq. 5: as many weights in each matrix, the next ones in the language's own
 * order that are in the top of none of the others.
 */
const monolingualBand = (of: RegionLanguage): PlannedFile => ({
  file: `${of}-band.region`,
  of,
  kind: 'band',
  stage: 'monolingual',
  shares: [1],
  levels: ({ asIs }) => {
    const everything = new Uint8Array(asIs.top(of).length).fill(1);
    const below = minus(everything, [innermost(asIs.top(of)), ...asIs.othersTop(of)]);
    return bestAmong(asIs.importance(of), below, [countOf(asIs.monolingual(of))]);
  },
});

const coreFine = (file: string, shares: readonly number[]): PlannedFile => ({
  file,
  of: 'core',
  kind: 'top',
  shares,
  levels: ({ asIs }) => selectLevels(asIs.importance('core'), 'top', shares),
});

/** The most important weights of a language's region after Eq. 5 at 1 %. */
const monolingualFine = (of: RegionLanguage): PlannedFile => ({
  file: `${of}-fine.region`,
  of,
  kind: 'top',
  stage: 'monolingual',
  shares: FINE_SHARES,
  levels: ({ asIs }) => bestSharesAmong(asIs.importance(of), asIs.monolingual(of), FINE_SHARES),
});

const coreFlipped: PlannedFile = {
  file: 'core-sign-flip.region',
  of: 'core',
  kind: 'sign-flip',
  shares: [1],
  levels: ({ flipped }) => innermost(flipped.top('core')),
};

/** Eq. 5 among regions of flipped signs. */
const monolingualFlipped = (of: RegionLanguage): PlannedFile => ({
  file: `${of}-sign-flip.region`,
  of,
  kind: 'sign-flip',
  stage: 'monolingual',
  shares: [1],
  levels: ({ flipped }) => flipped.monolingual(of),
});
