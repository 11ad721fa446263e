import type { TFunction } from 'i18next';
import { CORE_LANGUAGES, REGION_LANGUAGES } from '../../../workers/model/recipe';
import type { OwnRegionReport, RegionIndex, RegionQuery } from '../../../workers/protocol';
import { languageName } from '../../i18n/language_names';
import { language, OWN_REGION_COLOUR } from '../../languages/languages';
import type { OverlapView } from '../../link/overlap_view';

/** What can be compared: the core and each language, as in the shipped region files, and the reader's own. */
export function regionsToCompare(hasOwn: boolean): readonly RegionQuery['of'][] {
  return ['core', ...REGION_LANGUAGES, ...(hasOwn ? (['own'] as const) : [])];
}

/** The index with what is known of the reader's own region beside the shipped ones. */
export function indexWithOwn(index: RegionIndex, own: OwnRegionReport | null): RegionIndex {
  if (own === null || own.modelSha256 !== index.modelSha256) return index;
  const { tokens, stability } = own.own;
  const entry = { of: 'own', kind: 'top', file: '', sizeBytes: 0 } as const;
  return {
    ...index,
    entries: [...index.entries, { ...entry, shares: own.shares, tokens, stability: stability.top }],
  };
}

/** Name of a region: a language's, or "Core". */
export function regionName(of: RegionQuery['of'], t: TFunction): string {
  if (of === 'own') return t('charts.overlap.own');
  return of === 'core' ? t('charts.overlap.core') : languageName(of);
}

/** Colour of a region on maps: its language's; the core is a middle grey. */
export function regionColour(of: RegionQuery['of']): string {
  if (of === 'own') return OWN_REGION_COLOUR;
  return of === 'core' ? '#6b7178' : language(of).colour;
}

/** Pairs of the languages x languages map, each once. */
export const PAIRS: readonly (readonly [RegionQuery['of'], RegionQuery['of']])[] = REGION_LANGUAGES.flatMap(
  (a, at) => REGION_LANGUAGES.slice(at + 1).map((b) => [a, b] as const),
);

/** Bytes of the region files that regions need: after subtraction all of the core languages' files. */
export function bytesNeeded(
  index: RegionIndex,
  regions: readonly RegionQuery['of'][],
  view: Pick<OverlapView, 'stage' | 'rule'>,
): number {
  const kinds = view.stage === 'after' && view.rule === 'paper' ? ['top', 'bottom'] : ['top'];
  const subtracts = view.stage === 'after' && regions.some((of) => of !== 'core');
  const needed = new Set<RegionQuery['of']>([...regions, ...(subtracts ? CORE_LANGUAGES : [])]);
  return index.entries
    .filter((entry) => needed.has(entry.of) && kinds.includes(entry.kind))
    .reduce((sum, entry) => sum + entry.sizeBytes, 0);
}

/** Jaccard of the two halves of a region's own corpus, over all weights, or null where it is not known. */
export function stabilityOf(index: RegionIndex, of: RegionQuery['of'], share: number): number | null {
  const entry = index.entries.find((candidate) => candidate.of === of && candidate.kind === 'top');
  return entry?.stability.byShare[entry.shares.indexOf(share)] ?? null;
}

/** The same for one layer and matrix; known for the first share only. */
export function stabilityAt(
  index: RegionIndex,
  of: RegionQuery['of'],
  share: number,
  layer: number,
  matrix: number,
): number | null {
  const entry = index.entries.find((candidate) => candidate.of === of && candidate.kind === 'top');
  return entry && entry.shares[0] === share ? (entry.stability.byMatrix[layer]?.[matrix] ?? null) : null;
}
