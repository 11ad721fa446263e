import { median, quantile } from 'd3';
import { MATRICES, writesResidual } from '../../../workers/model/shape';
import type { Place } from '../../figures/core-place';
import {
  cellsOf,
  DAMAGE_LANGUAGES,
  type DamageOperation,
  isIn,
  type NormDamageFigures,
  rankedBy,
} from '../../figures/norm-damage';
import type { RecordedExperiment, Scores } from '../../figures/schema';
import { resultOf } from '../shared/scores';
import { CONCENTRATION_TIMES, count, number, type Outcome, RUINED_RATIO, ratio } from './outcome';
import { damages, spread } from './ratios';

/** Of the cells that were drawn at random this share is milder than the control's upper number. */
const WORST_DRAWN = 0.99;
/** A random cell that changes perplexity by less than this share is harmless. */
const HARMLESS = 0.1;

/** One parameter multiplied by four ruins the model, an ordinary one does not (Figure 4). */
export function judgeParameter(
  recorded: RecordedExperiment<NormDamageFigures>,
  operation: DamageOperation = 'x4',
): Outcome | null {
  const { figures, sample } = rankedBy(recorded);
  const cells = cellsOf(figures, operation);
  const drawn = cells.filter((cell) => isIn(cell, sample)).map(({ meanDamage }) => Math.exp(meanDamage));
  const [middle, high] = [median(drawn), quantile(drawn, WORST_DRAWN)];
  const worst = cells.reduce<(typeof cells)[number] | undefined>(
    (most, cell) => (most === undefined || cell.meanDamage > most.meanDamage ? cell : most),
    undefined,
  );
  if (worst === undefined || middle === undefined || high === undefined) return null;
  const each = DAMAGE_LANGUAGES.map((code) => Math.exp(worst.damage[code]));
  const [low, most] = [Math.min(...each), Math.max(...each)];
  const ordinary = Math.abs(middle - 1) < HARMLESS;
  const verdict = low > RUINED_RATIO ? 'holds' : most > RUINED_RATIO ? 'weakly' : 'not';
  return {
    verdict: ordinary ? verdict : 'not',
    values: {
      worst: ratio(Math.exp(worst.meanDamage), low, most),
      tokens: count(figures[0]?.tokens ?? 0),
      control: ratio(middle),
      drawn: count(drawn.length),
      rare: ratio(high),
    },
  };
}

/** The core (top 5 %) lies in few residual dimensions, against as many random weights. */
export function judgeConcentration(recorded: RecordedExperiment<Place>): Outcome | null {
  const placeOf = (id: string) => recorded.results.find((result) => result.id === id)?.figures;
  const [core, random] = [placeOf('core-5'), placeOf('random-5')];
  if (core === undefined || random === undefined) return null;
  const giniOf = ({ gini }: Place) =>
    MATRICES.map((name, at) => gini[writesResidual(name) ? 'output' : 'input'][at] ?? Number.NaN);
  const [own, chance] = [giniOf(core), giniOf(random)];
  const times = own.map((value, at) => value / (chance[at] ?? Number.NaN));
  const [of, control] = [spread(own), spread(chance)];
  if (of === null || control === null) return null;
  const least = Math.min(...times);
  return {
    verdict: least >= CONCENTRATION_TIMES ? 'holds' : least > 1 ? 'weakly' : 'not',
    values: {
      gini: number(of.value, of.low, of.high),
      control: number(control.value, control.low, control.high),
    },
  };
}

/** The core's weights in its strongest dimensions alone are enough to ruin language. */
export function judgeDimensions(recorded: RecordedExperiment<Scores>): Outcome | null {
  const [base, only] = [resultOf(recorded, 'base'), resultOf(recorded, 'core-only')];
  if (base === undefined || only === undefined) return null;
  const removed = spread(damages(recorded, only, [base]).map(({ edited }) => edited.value));
  // Weights of the core from elsewhere, as many: without them nothing says that the dimensions do it.
  const elsewhere = recorded.results.filter(
    ({ conditions }) => conditions.like === 'core-only' && conditions.control === 'sample',
  );
  const found = damages(recorded, only, elsewhere);
  const whole = spread(
    damages(recorded, resultOf(recorded, 'core'), [base]).map(({ edited }) => edited.value),
  );
  if (removed === null || whole === null) return null;
  const net = median(found, (one) => one.net.value);
  const verdict =
    removed.value <= RUINED_RATIO || (net ?? 0) <= 1 ? 'not' : (net ?? 0) > RUINED_RATIO ? 'holds' : 'weakly';
  return {
    verdict: net === undefined ? 'untested' : verdict,
    values: {
      removed: ratio(removed.value, removed.low, removed.high),
      weights: count(only.figures.touchedWeights),
      whole: ratio(whole.value, whole.low, whole.high),
    },
  };
}
