import { FREEZINGS, type Freezing } from '../../figures/forgetting';
import type { Estimate } from '../../figures/resampling';
import { learnedIn, lostIn, runsOf, type Setting, settingsOf, type Training } from '../../figures/trainings';

/** How far a training has come: the learned language and the others, each perplexity over that of before. */
export interface WayPoint {
  readonly step: number;
  readonly learned: Estimate;
  readonly lost: Estimate;
}

/** The way of one condition: the mean of its seeds. */
export interface WayCurve {
  readonly freezing: Freezing;
  readonly seeds: number;
  readonly points: readonly WayPoint[];
}

/** The conditions of one setting. */
export interface WayPanel {
  readonly setting: Setting;
  readonly curves: readonly WayCurve[];
}

/** Learned against lost, a panel a setting and a curve a condition, as far as they are recorded. */
export const wayPanels = (trainings: readonly Training[]): readonly WayPanel[] =>
  settingsOf(trainings).map((setting) => ({
    setting,
    curves: FREEZINGS.flatMap((freezing) => {
      const runs = runsOf(trainings, setting, freezing);
      const points = (runs[0]?.figures.points ?? []).flatMap(({ step }, at) => {
        const [learned, lost] = [learnedIn(runs, at), lostIn(runs, at)];
        return learned === null || lost === null ? [] : [{ step, learned, lost }];
      });
      return points.length === 0 ? [] : [{ freezing, seeds: runs.length, points }];
    }),
  }));
