/** The experiments that `npm run record` computes and the page shows, one file each. */
export const EXPERIMENT_IDS = [
  'core',
  'core-size',
  'core-place',
  'core-dimensions',
  'norm-damage',
  'single-weights',
  'monolingual',
  'overlap',
  'forgetting',
  'downstream',
  'texts',
] as const;
export type ExperimentId = (typeof EXPERIMENT_IDS)[number];

/** Whether a string from outside names an experiment. */
export function isExperimentId(value: string): value is ExperimentId {
  return (EXPERIMENT_IDS as readonly string[]).includes(value);
}
