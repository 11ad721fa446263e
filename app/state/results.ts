import type { StoreApi } from 'zustand/vanilla';
import type { Words } from '../../workers/errors/words';
import type { RegionName } from '../../workers/model/recipe';
import type { RecipeReport, TokenPiece } from '../../workers/protocol';
import { createStore } from '../browser/isolated';
import type { LanguageCode } from '../languages/languages';
import type { SharedState } from '../link/shared';
import type { Computing, Value } from './values';

/** A row of the perplexity panel: a language's passage, or the reader's own text. */
export type RowId = LanguageCode | 'own';

/** The rows of a state: its languages, and the reader's text where there is one. */
export function rowIdsOf({
  languages,
  ownText,
}: Pick<SharedState, 'languages' | 'ownText'>): readonly RowId[] {
  return ownText.trim() === '' ? languages : [...languages, 'own'];
}

/** Which model wrote or scored: intact, edited, with as many random weights edited, or with the edit pinned as A. */
export const VARIANTS = ['base', 'edited', 'random', 'pinned'] as const;
export type Variant = (typeof VARIANTS)[number];
/** Those that write the continuation of the prompt. */
export const WRITERS = ['base', 'edited', 'pinned'] as const satisfies readonly Variant[];
export type Writer = (typeof WRITERS)[number];

export interface RowResult {
  readonly base: Value | null;
  readonly edited: Value | null;
  readonly random: Value | null;
  readonly pinned?: Value | null;
  readonly computing: Computing;
}

export interface ShownToken {
  readonly id: number;
  readonly piece: TokenPiece;
  /** Nats. */
  readonly surprisal: number;
}

export interface ShownText {
  readonly prompt: string;
  readonly tokens: readonly ShownToken[];
  readonly origin: 'live' | 'recorded';
  /** Being written now. */
  readonly running: boolean;
  /** Belongs to an earlier prompt or recipe; a newer one is on its way or was not asked for yet. */
  readonly stale: boolean;
  readonly msPerToken: number | null;
  /** Tokens of the prompt that were read, where it was cut; null where it was not, or while that is not known. */
  readonly promptCutAt: number | null;
  /** Ended because prompt and text together fill the context. */
  readonly contextFull: boolean;
}

/** What failed: of which kind (those of workers/errors), and what is said of it. */
export interface Failure {
  readonly kind: string;
  readonly words: Words;
}

export interface Results {
  readonly rows: Readonly<Partial<Record<RowId, RowResult>>>;
  readonly texts: Readonly<Record<'base' | 'edited', ShownText | null> & { pinned?: ShownText | null }>;
  /** Texts that were asked for and are not complete yet. */
  readonly pending: Readonly<Record<'base' | 'edited', boolean> & { pinned?: boolean }>;
  /** Texts still to score or to write; 0 when nothing runs. */
  readonly queued: number;
  /** Weights of the recipe that is set, by edit; null until known. */
  readonly report: RecipeReport | null;
  /** Weights of each region with the settings that are set, switched or not. */
  readonly counts: Readonly<Partial<Record<RegionName, number>>>;
  readonly failure: Failure | null;
  readonly ownTextFailure: Failure | null;
  /** Tokens of the reader's text, where it was cut; null where it was not. */
  readonly ownTextCutAt: number | null;
}

export type ResultsStore = StoreApi<Results>;

export const NO_RESULTS: Results = {
  rows: {},
  texts: { base: null, edited: null },
  pending: { base: false, edited: false },
  queued: 0,
  report: null,
  counts: {},
  failure: null,
  ownTextFailure: null,
  ownTextCutAt: null,
};

/** The results that the panels show; only the session writes them. */
export function createResultsStore(): ResultsStore {
  return createStore(() => NO_RESULTS);
}

/**
 * First position at which two token lists differ; null where one is not there or nothing differs. Where both are
 * complete, one that goes on where the other ends differs there.
 */
export function firstDifference(
  base: readonly Pick<ShownToken, 'piece'>[] | undefined,
  edited: readonly Pick<ShownToken, 'piece'>[] | undefined,
  complete = false,
): number | null {
  if (base === undefined || edited === undefined) return null;
  const length = Math.min(base.length, edited.length);
  for (let at = 0; at < length; at++) {
    if (base[at]?.piece.text !== edited[at]?.piece.text || base[at]?.piece.bytes !== edited[at]?.piece.bytes)
      return at;
  }
  return complete && base.length !== edited.length ? length : null;
}
