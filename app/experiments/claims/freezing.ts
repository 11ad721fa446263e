import type { Forgetting, Freezing } from '../../figures/forgetting';
import type { Estimate } from '../../figures/resampling';
import type { RecordedExperiment } from '../../figures/schema';
import {
  endRatio,
  learnedIn,
  lostIn,
  otherLanguages,
  runsOf,
  settingsOf,
  trainingsOf,
} from '../../figures/trainings';
import { MISSING, type Outcome, type Quantity, ratio } from './outcome';

const quantity = (estimate: Estimate | null): Quantity =>
  estimate === null ? MISSING : ratio(estimate.value, estimate.low, estimate.high);

/**
 * Freezing the core slows the forgetting of other languages (Figure 6). Judged by the first recorded setting that has
 * full training, the core frozen and a control: the geometric mean over the languages that were not learned, and seeds.
 */
export function judgeFreezing(recorded: RecordedExperiment<Forgetting>): Outcome | null {
  const trainings = trainingsOf(recorded);
  for (const setting of settingsOf(trainings)) {
    const of = (freezing: Freezing) => runsOf(trainings, setting, freezing);
    const [full, core, smaller] = [of('full'), of('core'), of('smaller')];
    const control = of('matched').length > 0 ? of('matched') : of('random');
    const [any] = full;
    if (any === undefined) continue;
    const [fullLost, coreLost, controlLost] = [full, core, control].map((runs) => lostIn(runs));
    const [learned, learnedCore] = [learnedIn(full), learnedIn(core)];
    if (!fullLost || !coreLost || !controlLost || !learned || !learnedCore) continue;
    const others = otherLanguages(any);
    // Of the same texts: paired, so that they tell apart what the two intervals by themselves could not.
    const against = [full, control].map((runs) => endRatio(core, runs, others));
    const isLess = against.every((one) => one !== null && one.value < 1);
    const isClear = against.every((one) => one !== null && one.high < 1);
    // What learns less forgets less: then it is no merit of the core's.
    const learnsAsMuch = (endRatio(core, full, [setting.language])?.low ?? Number.NaN) <= 1;
    const verdict = !isLess || !learnsAsMuch ? 'not' : isClear ? 'holds' : 'weakly';
    return {
      verdict: fullLost.low > 1 ? verdict : 'untested',
      values: {
        full: quantity(fullLost),
        core: quantity(coreLost),
        control: quantity(controlLost),
        smaller: quantity(lostIn(smaller)),
        learned: quantity(learned),
        learnedCore: quantity(learnedCore),
      },
    };
  }
  return null;
}
