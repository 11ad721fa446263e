import type { Recipe } from '../../workers/model/recipe';
import type { GenerateJob } from '../../workers/protocol';
import { type RowId, type RowResult, type ShownText, VARIANTS, type Variant } from '../state/results';
import type { Value } from '../state/values';
import type { Known } from './known';

/** Where the session stands when a row is put together. */
export interface Standing {
  /** A model is ready: every value that is not live is on its way, recorded ones too. */
  readonly engineReady: boolean;
  /** What is missing is on its way, and old values stay until then; nothing is after a stop or a failure. */
  readonly coming: boolean;
}

interface ShownRow {
  readonly row: RowResult;
  /** Values that are wanted and not there. */
  readonly missing: number;
}

/**
 * A row out of what is known: computed now, else recorded, else (while a newer one comes) what stood there, which
 * is then marked as computing, each value by itself.
 * @param wanted the recipe of each variant; null where the state asks for none
 */
export function shownRow(
  known: Known,
  wanted: Readonly<Record<Variant, Recipe | null>>,
  { id, text }: { readonly id: RowId; readonly text: string },
  before: RowResult | undefined,
  { engineReady, coming }: Standing,
): ShownRow {
  const values: Record<Variant, Value | null> = { base: null, edited: null, random: null };
  const computing: Record<Variant, boolean> = { base: false, edited: false, random: false };
  let missing = 0;
  for (const variant of VARIANTS) {
    const recipe = wanted[variant];
    if (recipe === null) continue;
    const live = known.score(recipe, text);
    const exact = live ?? known.recordedScore(recipe, id);
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
    const [a, b] = [before[variant], now[variant]];
    return a === b || (a !== null && b !== null && a.perplexity === b.perplexity && a.origin === b.origin);
  });
  return same ? before : now;
}

/**
 * The continuation that a job asks for, out of what is known: written now, being written, recorded, else what stood
 * there, marked as stale.
 * @param runningPrompt the prompt that is being continued; null where none is
 */
export function shownText(
  known: Known,
  job: GenerateJob,
  before: ShownText | null,
  runningPrompt: string | null,
): ShownText | null {
  const done = { prompt: job.prompt, running: false, stale: false };
  const live = known.text(job);
  if (live !== undefined) return { ...done, ...live, origin: 'live' };
  if (before?.running && runningPrompt === before.prompt && !before.stale) return before;
  const recorded = known.recordedText(job);
  if (recorded !== null) return { ...done, ...recorded, origin: 'recorded' };
  return before === null ? null : { ...before, running: false, stale: true };
}
