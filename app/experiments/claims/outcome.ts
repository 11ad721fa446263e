/** How far a claim of the paper is borne out by what is recorded of this model. */
export const VERDICTS = ['holds', 'weakly', 'not', 'untested'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A number of the table with its bounds, where the records hold some: an interval, or a range over languages. */
export interface Quantity {
  readonly unit: 'ratio' | 'share' | 'count' | 'number' | 'missing';
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}

/** What is recorded of a claim. */
export interface Outcome {
  readonly verdict: Verdict;
  /** What the row's texts name, this model's numbers and the control's. */
  readonly values: Readonly<Record<string, Quantity>>;
}

/** A perplexity past this multiple counts as ruined. */
export const RUINED_RATIO = 3;
/** From this share of the cases on a claim of all of them holds. */
export const NEARLY_ALL = 0.9;
/** A perplexity within this share of the intact one counts as unharmed: the most that Table 5 has of other languages. */
export const UNHARMED_CHANGE = 0.1;
/** A control that moves less than this share of what a region moves leaves the effect to the region. */
export const CONTROL_SHARE = 0.25;
/** How many times as concentrated as chance the core is to be in every matrix. */
export const CONCENTRATION_TIMES = 2;
/** An effect in its own language is to be this many times as large as in the others and in the control. */
export const OWN_TIMES = 2;
/** An overlap below this share of a region's agreement with itself is little. */
export const LITTLE_OVERLAP = 0.25;

const quantity =
  (unit: Quantity['unit']) =>
  (value: number, low?: number, high?: number): Quantity =>
    low === undefined || high === undefined ? { unit, value } : { unit, value, low, high };

export const ratio = quantity('ratio');
export const share = quantity('share');
export const number = quantity('number');
export const count = (value: number): Quantity => ({ unit: 'count', value });

/** What is not recorded yet. */
export const MISSING: Quantity = { unit: 'missing', value: Number.NaN };
