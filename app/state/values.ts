import type { ControlKind } from '../../workers/model/recipe';
import type { Estimate } from '../figures/resampling';
import type { LanguageCode } from '../languages/languages';

/** How well one text was predicted, and where the number comes from. */
export interface Value {
  /** exp of the mean negative log-likelihood per token. */
  readonly perplexity: number;
  readonly bitsPerByte: number;
  /** Tokens predicted. */
  readonly tokens: number;
  /** `live`: computed now on this machine. `recorded`: computed earlier and shipped. */
  readonly origin: 'live' | 'recorded';
  /** Of a control that was drawn several times: its lowest and highest perplexity. */
  readonly draws?: { readonly low: number; readonly high: number };
}

/** Which values of a row are on their way; one that stood there before stays meanwhile, dimmed. */
export interface Computing {
  readonly base: boolean;
  readonly edited: boolean;
  readonly random: boolean;
  readonly pinned?: boolean;
}

export const NOT_COMPUTING: Computing = { base: false, edited: false, random: false };

/** One row of the perplexity chart: a language's passage, or the reader's own text. */
export interface PerplexityRow {
  readonly language: LanguageCode | 'own';
  /** Name to show instead of the language's; for the reader's own text. */
  readonly label?: string;
  readonly base: Value | null;
  readonly edited: Value | null;
  readonly random: Value | null;
  /** Under the edit that is pinned as A, where one is. */
  readonly pinned?: Value | null;
  /** Edited over base, and random over base, with their 95 % intervals; of recorded values whose documents are stored. */
  readonly ratios?: { readonly edited: Estimate | null; readonly random: Estimate | null };
  /** What `random` is: as many weights of the same sizes, or (without this) of any. */
  readonly control?: ControlKind;
  readonly computing: Computing;
}

/** What the control of a list of rows is. */
export function controlOfRows(rows: readonly PerplexityRow[]): ControlKind {
  return rows.some(({ control }) => control === 'matched') ? 'matched' : 'random';
}
