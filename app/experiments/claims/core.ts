import type { RecordedExperiment, Scores } from '../../figures/schema';
import { resultOf } from '../shared/scores';
import { count, NEARLY_ALL, type Outcome, RUINED_RATIO, ratio, UNHARMED_CHANGE } from './outcome';
import { damagesOf, spread } from './ratios';

/** Removing the top 1 % (or another share) ruins every language; as many random weights do not. null: not recorded. */
export function judgeCore(recorded: RecordedExperiment<Scores>, percent = 1): Outcome | null {
  const found = damagesOf(recorded, `top-${percent}`);
  const removed = spread(found.map(({ edited }) => edited.value));
  const control = spread(found.map((one) => one.control.value));
  if (removed === null || control === null) return null;
  // Ruined beyond doubt: the interval's lower bound, and more than the worst draw of the control.
  const ruined = found.filter(
    ({ edited, control: drawn }) => edited.low > RUINED_RATIO && edited.low > drawn.high,
  ).length;
  const part = ruined / found.length;
  return {
    verdict: part >= NEARLY_ALL ? 'holds' : part >= 0.5 ? 'weakly' : 'not',
    values: {
      removed: ratio(removed.value, removed.low, removed.high),
      ruined: count(ruined),
      of: count(found.length),
      control: ratio(control.value, control.low, control.high),
    },
  };
}

/**
 * As many weights from the bottom of the ranking can be removed. Of the plain bottom most are zero in the file already,
 * so that removing them removes little: only a bottom of weights that are not zero tests the claim.
 */
export function judgeBottom(recorded: RecordedExperiment<Scores>): Outcome | null {
  const tested = resultOf(recorded, 'bottom-nonzero-1');
  const found = damagesOf(recorded, tested?.id ?? 'bottom-1');
  const removed = spread(found.map(({ edited }) => edited.value));
  const control = spread(found.map((one) => one.control.value));
  if (removed === null || control === null) return null;
  const unharmed = found.filter(({ edited }) => Math.abs(edited.value - 1) <= UNHARMED_CHANGE).length;
  const part = unharmed / found.length;
  const verdict = part >= NEARLY_ALL ? 'holds' : part >= 0.5 ? 'weakly' : 'not';
  return {
    verdict: tested === undefined ? 'untested' : verdict,
    values: {
      removed: ratio(removed.value, removed.low, removed.high),
      control: ratio(control.value, control.low, control.high),
    },
  };
}
