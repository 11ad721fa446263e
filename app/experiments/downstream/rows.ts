import type { Measure } from './reported';
import type { Estimate, Summary } from './statistics';

/** One line of the chart and of the table: a model that answered a set of questions. */
export interface AnswerRow {
  readonly key: string;
  /** Heading of the rows that belong together. */
  readonly group: string;
  readonly label: string;
  readonly mark: 'base' | 'edited' | 'random';
  readonly origin: 'recorded' | 'live';
  readonly summary: Summary;
  /** Weights that the recipe touches; null where that is not known. */
  readonly touchedWeights: number | null;
  /** Shares of one that the paper reports. */
  readonly reported: Readonly<Partial<Record<Measure, number>>>;
}

/** A measure of a row; null where no question counts for it. */
export const estimateOf = ({ summary }: AnswerRow, measure: Measure): Estimate | null => summary[measure];

/** What guessing evenly gets of a measure: one over the number of options, by question. */
export function chanceOf(rows: readonly AnswerRow[], measure: Measure): number | null {
  const [first] = rows;
  if (first === undefined) return null;
  return measure === 'accuracyBeyondA' ? first.summary.chanceBeyondA : first.summary.chance;
}
