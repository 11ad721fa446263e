import type { AnyExperiment } from '../experiment';
import { recordable } from '../run';
import { coreExperiment } from './core';

/** Every experiment, in the order in which they are computed: the cheap ones first. */
export const EXPERIMENTS: readonly AnyExperiment[] = [recordable(coreExperiment)];
