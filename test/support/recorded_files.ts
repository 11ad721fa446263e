import { existsSync, readFileSync } from 'node:fs';
import { EXPERIMENT_IDS, type ExperimentId } from '../../app/link/experiments';

/** Where the shipped file of an experiment lies. */
export const recordedPath = (id: ExperimentId) => `public/recorded/gemma-3-270m/${id}.json`;

/** Whether an experiment has results, and not only the plan of what is to be recorded. */
export const isRecorded = (id: ExperimentId): boolean =>
  existsSync(recordedPath(id)) && JSON.parse(readFileSync(recordedPath(id), 'utf8')).results.length > 0;

/** The experiments that have results. */
export const RECORDED_IDS: readonly ExperimentId[] = EXPERIMENT_IDS.filter(isRecorded);
