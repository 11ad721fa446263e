import { MAX_EDITS } from '../../workers/model/recipe';
import { conflictOf, isIntact, regionsOff } from './settings';
import { DEFAULT_STATE, type SharedState, settingsOf } from './shared';

/** What was wrong with something read from outside, and was repaired. */
export type Problem =
  | { readonly kind: 'version' }
  | { readonly kind: 'field'; readonly name: string }
  /** More parts like those that are named before it. */
  | { readonly kind: 'more'; readonly count: number }
  | {
      readonly kind:
        | 'bottom-share'
        | 'paper-share'
        | 'fine-share'
        | 'first'
        | 'too-many-edits'
        | 'no-language'
        | 'own-region'
        | 'plus'
        | 'kept-region'
        | 'other-model';
    };

/** A theme that the reader chose; `auto` follows the system. */
export const THEMES = ['auto', 'dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

/** The stored theme, or `auto` for anything else. */
export function restoreTheme(stored: string | null): Theme {
  return THEMES.find((theme) => theme === stored) ?? 'auto';
}

/**
 * Repairs a state whose fields are valid one by one: combinations that have no region file, more edits than a
 * recipe may hold, no language at all.
 */
export function restoreState(state: SharedState): { state: SharedState; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let repaired = state;
  for (let conflict = conflictOf(repaired); conflict !== null; conflict = conflictOf(repaired)) {
    problems.push({ kind: conflict });
    repaired = { ...repaired, ...(conflict === 'first' ? { first: null } : { share: 1 }) };
  }
  if (repaired.pinned !== null) {
    const pinned = restoreState({ ...repaired, ...repaired.pinned, pinned: null });
    problems.push(...pinned.problems.filter(({ kind }) => kind !== 'no-language'));
    repaired = { ...repaired, pinned: isIntact(pinned.state) ? null : settingsOf(pinned.state) };
  }
  // What is taken by number has no share.
  if (repaired.first !== null) repaired = { ...repaired, share: 1 };
  const room = MAX_EDITS - regionsOff(repaired).length;
  if (repaired.extras.length > room) {
    problems.push({ kind: 'too-many-edits' });
    repaired = { ...repaired, extras: repaired.extras.slice(0, room) };
  }
  if (repaired.languages.length === 0) {
    problems.push({ kind: 'no-language' });
    repaired = { ...repaired, languages: DEFAULT_STATE.languages };
  }
  return { state: repaired, problems };
}

/** A state from a link that was made where there was an own region, opened where there is none. */
export function withoutOwnRegion(state: SharedState): { state: SharedState; problems: readonly Problem[] } {
  const { overlap, pinned } = state;
  if (!state.own && !pinned?.own && overlap.a !== 'own' && overlap.b !== 'own')
    return { state, problems: [] };
  const { a, b } = DEFAULT_STATE.overlap;
  const seen = overlap.a === 'own' || overlap.b === 'own' ? { ...overlap, a, b } : overlap;
  return {
    state: { ...state, own: false, overlap: seen, pinned: pinned && { ...pinned, own: false } },
    problems: [{ kind: 'own-region' }],
  };
}
