import { shallow } from 'zustand/vanilla/shallow';
import type { Recipe } from '../../workers/model/recipe';
import type { GenerateJob } from '../../workers/protocol';
import { toRecipe } from '../link/settings';
import type { SharedState } from '../link/shared';
import {
  type Results,
  type RowId,
  type RowResult,
  rowIdsOf,
  type ShownText,
  VARIANTS,
  type Variant,
  type Writer,
} from '../state/results';
import { NOT_COMPUTING, type Value } from '../state/values';
import { continuationOf, countKey, type TextOf, wantedRecipes } from './jobs';
import type { Known, KnownScores, KnownText, RegionCounts } from './known';

/** Where a turn stands: `idle` waits for a model; `writing` computes too, and has begun to write. */
export type Phase = 'idle' | 'computing' | 'writing' | 'ended' | 'stopped';

/** Where the session stands when results are put together. */
export interface Standing {
  readonly model: 'ready' | 'loading' | 'none';
  readonly phase: Phase;
  /** The prompt that the turn continues. */
  readonly asked: string;
}

/** A text that is being written, but for what is written. */
export const WRITING = {
  origin: 'live',
  running: true,
  msPerToken: null,
  promptCutAt: null,
  contextFull: false,
} as const;

/** What stood before where nothing in it changed, so that only what did is drawn again. */
function kept<T>(before: T, now: T): T {
  return shallow(before, now) ? before : now;
}

/**
 * What the panels show of a state, out of what is known: computed now, else recorded, else (while a newer one comes)
 * what stood there.
 * @param before what the panels show now
 */
export function shownResults(
  known: Known,
  shared: SharedState,
  textOf: TextOf,
  before: Results,
  { model, phase, asked }: Standing,
): Pick<Results, 'rows' | 'texts' | 'pending' | 'queued' | 'report' | 'counts'> {
  const engineReady = model === 'ready';
  const halted = phase === 'stopped' || before.failure !== null;
  const wanted = wantedRecipes(shared);
  const under = (recipe: Recipe | null) => (recipe === null ? null : known.under(recipe));
  const scores = {
    base: under(wanted.base),
    edited: under(wanted.edited),
    random: under(wanted.random),
    pinned: under(wanted.pinned),
  };
  let queued = 0;
  const rows: Partial<Record<RowId, RowResult>> = {};
  for (const id of rowIdsOf(shared)) {
    const refused = id === 'own' && before.ownTextFailure !== null;
    const coming = model !== 'none' && !halted && !refused;
    const shown = shownRow(scores, { id, text: textOf(id) }, before.rows[id], { engineReady, coming });
    rows[id] = shown.row;
    if (engineReady && coming) queued += shown.missing;
  }
  const isAsked = (phase === 'computing' || phase === 'writing') && !halted && shared.prompt.trim() !== '';
  const text = (variant: Writer) => {
    const recipe = wanted[variant];
    if (recipe === null) return { shown: null, pending: false };
    const job = continuationOf(shared, recipe);
    const live = known.text(job);
    return {
      shown: kept(
        before.texts[variant] ?? null,
        shownText(known, job, live, before.texts[variant] ?? null, phase === 'writing' ? asked : null),
      ),
      pending: isAsked && asked === shared.prompt && live === undefined,
    };
  };
  const [base, edited, pinned] = [text('base'), text('edited'), text('pinned')];
  return {
    rows: kept(before.rows, rows),
    texts: kept(before.texts, { base: base.shown, edited: edited.shown, pinned: pinned.shown }),
    pending: kept(before.pending, {
      base: base.pending,
      edited: edited.pending,
      pinned: pinned.pending,
    }),
    queued,
    report: known.report(toRecipe(shared)),
    counts: known.counts(countKey(shared)) ?? NO_COUNTS,
  };
}

const NO_COUNTS: RegionCounts = {};

/** The values of a row while they are put together; `pinned` stands there only where an edit is pinned. */
type Written<V> = Record<Exclude<Variant, 'pinned'>, V> & { pinned?: V };

/**
 * A row out of what is known. An old value that stays until a newer one comes is marked as computing, each by itself.
 * @param coming what is missing is on its way; nothing is after a stop or a failure
 */
function shownRow(
  scores: Readonly<Record<Variant, KnownScores | null>>,
  { id, text }: { readonly id: RowId; readonly text: string },
  before: RowResult | undefined,
  { engineReady, coming }: { readonly engineReady: boolean; readonly coming: boolean },
): { readonly row: RowResult; readonly missing: number } {
  const values: Written<Value | null> = { base: null, edited: null, random: null };
  const computing: Written<boolean> = { ...NOT_COMPUTING };
  let missing = 0;
  for (const variant of VARIANTS) {
    const known = scores[variant];
    if (known === null) continue;
    const live = known.score(text);
    const exact = live ?? known.recorded(id);
    values[variant] = exact ?? (coming ? (before?.[variant] ?? null) : null);
    // A recorded value stands as it is while the model loads; once it is there, a live one is on its way.
    const isMissing = engineReady ? live === undefined : exact === null;
    if (isMissing) missing++;
    computing[variant] = isMissing && coming;
  }
  return { row: keptRow(before, { ...values, computing }), missing };
}

/** The row that stood before where nothing in it changed, so that the chart draws only what did. */
function keptRow(before: RowResult | undefined, now: RowResult): RowResult {
  if (before === undefined) return now;
  const same = VARIANTS.every((variant) => {
    if (before.computing[variant] !== now.computing[variant]) return false;
    const [a, b] = [before[variant] ?? null, now[variant] ?? null];
    return a === b || (a !== null && b !== null && a.perplexity === b.perplexity && a.origin === b.origin);
  });
  return same ? before : now;
}

/**
 * The continuation that a job asks for, out of what is known: written now, being written, recorded, else what stood
 * there, marked as stale.
 * @param runningPrompt the prompt that is being continued; null where none is
 */
function shownText(
  known: Known,
  job: GenerateJob,
  live: KnownText | undefined,
  before: ShownText | null,
  runningPrompt: string | null,
): ShownText | null {
  const done = { prompt: job.prompt, running: false, stale: false };
  if (live !== undefined) return { ...done, ...live, origin: 'live' };
  if (before?.running && runningPrompt === before.prompt && !before.stale) return before;
  const recorded = known.recordedText(job);
  if (recorded !== null) return { ...done, ...recorded, origin: 'recorded' };
  return before === null ? null : { ...before, running: false, stale: true };
}
