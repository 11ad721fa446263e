import type { RecordedExperiment, RecordedResult, Scores } from '../../figures/schema';
import { resultOf } from '../shared/scores';

/** Two sizes of text that regions were found on, and the results of each; the more text second. */
export interface TwoSizes {
  /** `tokens`: 2,000 and 20,000 tokens a language, regions as large. `tenth`: in early files, a tenth and all of it. */
  readonly sizes: 'tokens' | 'tenth';
  readonly less: RecordedResult<Scores> | undefined;
  readonly more: RecordedResult<Scores> | undefined;
}

/** The results of one region at the two sizes of Table 5. @param name of the result of all the text */
export function twoSizes(recorded: RecordedExperiment<Scores>, name: string): TwoSizes {
  const [less, more] = [resultOf(recorded, `${name}-2k`), resultOf(recorded, `${name}-20k`)];
  if (less !== undefined || more !== undefined) return { sizes: 'tokens', less, more };
  return { sizes: 'tenth', less: resultOf(recorded, `${name}-tenth`), more: resultOf(recorded, name) };
}
